package dev.gatehouse.expr.lib.json;

/** {@code Newtonsoft.Json.DateParseHandling}: what becomes of texts that look like dates. */
public enum DateParseHandling {
    None,
    DateTime,
    DateTimeOffset
}
