package dev.gatehouse.expr.lib.json;

/** {@code Newtonsoft.Json.NullValueHandling}. */
public enum NullValueHandling {
    Include,
    Ignore
}
