package dev.gatehouse.expr.lib.json;

import dev.gatehouse.expr.lib.system.DateTime;
import dev.gatehouse.expr.lib.system.DateTimeOffset;

/** {@code Newtonsoft.Json.DateParseHandling}: what becomes of texts that look like dates. */
public enum DateParseHandling {
    None,
    DateTime,
    DateTimeOffset
}
