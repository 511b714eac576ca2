package dev.gatehouse.expr.lib.system;

/** {@code System.Globalization.TimeSpanStyles}. */
public enum TimeSpanStyles {
    None,
    AssumeNegative
}
