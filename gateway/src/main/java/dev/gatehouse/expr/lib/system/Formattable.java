package dev.gatehouse.expr.lib.system;

import org.jspecify.annotations.Nullable;

/** {@code System.IFormattable}: a value of ours whose text depends on a format. */
public interface Formattable {
    /**
     * The text in the invariant culture.
     *
     * @param format null or empty for the general form
     * @throws dev.gatehouse.expr.types.DotNetException FormatException
     */
    String format(@Nullable String format);
}
