package dev.gatehouse.expr.lib.json;

/** {@code Newtonsoft.Json.Formatting}. */
public enum Formatting {
    None,
    Indented
}
