package dev.gatehouse.expr.lib.system;

/** {@code System.DateTimeKind}, in the order of its values. */
public enum DateTimeKind {
    Unspecified,
    Utc,
    Local
}
