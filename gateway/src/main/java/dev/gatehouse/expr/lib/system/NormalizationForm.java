package dev.gatehouse.expr.lib.system;

import dev.gatehouse.expr.types.EnumValue;
import java.text.Normalizer;

/** {@code System.Text.NormalizationForm}. */
public enum NormalizationForm implements EnumValue {
    FormC(1, Normalizer.Form.NFC),
    FormD(2, Normalizer.Form.NFD),
    FormKC(5, Normalizer.Form.NFKC),
    FormKD(6, Normalizer.Form.NFKD);

    private final int value;
    private final Normalizer.Form java;

    NormalizationForm(int value, Normalizer.Form java) {
        this.value = value;
        this.java = java;
    }

    @Override
    public int value() {
        return value;
    }

    Normalizer.Form java() {
        return java;
    }
}
