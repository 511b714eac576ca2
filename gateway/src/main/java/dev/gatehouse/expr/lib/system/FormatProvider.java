package dev.gatehouse.expr.lib.system;

/** {@code System.IFormatProvider}: here always the invariant culture. */
public interface FormatProvider {}
