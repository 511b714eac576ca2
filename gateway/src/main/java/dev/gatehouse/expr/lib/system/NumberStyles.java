package dev.gatehouse.expr.lib.system;

import dev.gatehouse.expr.types.FlagSet;
import java.util.List;

/** {@code System.Globalization.NumberStyles}; the bits are those of {@link NumberParse}. */
public final class NumberStyles extends FlagSet<NumberStyles> {
    NumberStyles(int bits) {
        super(bits);
    }

    @Override
    public NumberStyles of(int bits) {
        return new NumberStyles(bits);
    }

    @Override
    protected List<String> names() {
        return List.of(
                "None",
                "AllowLeadingWhite",
                "AllowTrailingWhite",
                "AllowLeadingSign",
                "AllowTrailingSign",
                "AllowParentheses",
                "AllowDecimalPoint",
                "AllowThousands",
                "AllowExponent",
                "AllowCurrencySymbol",
                "AllowHexSpecifier");
    }
}
