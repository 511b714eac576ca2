package dev.gatehouse.expr.lib.system;

/** {@code System.UriKind}, in the order of its values. */
public enum UriKind {
    RelativeOrAbsolute,
    Absolute,
    Relative
}
