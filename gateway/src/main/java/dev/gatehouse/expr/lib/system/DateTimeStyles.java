package dev.gatehouse.expr.lib.system;

import dev.gatehouse.expr.types.FlagSet;
import java.util.List;

/** {@code System.Globalization.DateTimeStyles}. */
public final class DateTimeStyles extends FlagSet<DateTimeStyles> {
    static final DateTimeStyles ADJUST_TO_UNIVERSAL = new DateTimeStyles(16);
    static final DateTimeStyles ASSUME_UNIVERSAL = new DateTimeStyles(64);
    static final DateTimeStyles ROUNDTRIP_KIND = new DateTimeStyles(128);

    DateTimeStyles(int bits) {
        super(bits);
    }

    @Override
    public DateTimeStyles of(int bits) {
        return new DateTimeStyles(bits);
    }

    @Override
    protected List<String> names() {
        return List.of(
                "None",
                "AllowLeadingWhite",
                "AllowTrailingWhite",
                "AllowInnerWhite",
                "NoCurrentDateDefault",
                "AdjustToUniversal",
                "AssumeLocal",
                "AssumeUniversal",
                "RoundtripKind");
    }
}
