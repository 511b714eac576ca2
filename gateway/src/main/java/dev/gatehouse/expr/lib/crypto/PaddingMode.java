package dev.gatehouse.expr.lib.crypto;

import dev.gatehouse.expr.types.EnumValue;

/** {@code System.Security.Cryptography.PaddingMode}. */
public enum PaddingMode implements EnumValue {
    None(1),
    PKCS7(2),
    Zeros(3),
    ANSIX923(4),
    ISO10126(5);

    private final int number;

    PaddingMode(int number) {
        this.number = number;
    }

    @Override
    public int value() {
        return number;
    }
}
