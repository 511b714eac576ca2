package dev.gatehouse.expr.lib.system;

/** {@code System.UriPartial}, in the order of its values. */
public enum UriPartial {
    Scheme,
    Authority,
    Path,
    Query
}
