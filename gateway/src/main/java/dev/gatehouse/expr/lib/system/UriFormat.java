package dev.gatehouse.expr.lib.system;

import dev.gatehouse.expr.types.EnumValue;

/** {@code System.UriFormat}. */
public enum UriFormat implements EnumValue {
    UriEscaped,
    Unescaped,
    SafeUnescaped;

    @Override
    @SuppressWarnings("EnumOrdinal") // they are numbered from one
    public int value() {
        return ordinal() + 1;
    }
}
