package dev.gatehouse.expr.lib.json;

import org.jspecify.annotations.Nullable;

/**
 * {@code Newtonsoft.Json.JsonSerializerSettings}, as far as it makes a difference to what expressions can serialize.
 *
 * <p><b>Threading:</b> confined to one evaluation.
 */
public final class JsonSerializerSettings {
    /** Of the members of anonymous objects; dictionaries and tokens keep theirs. */
    NullValueHandling nulls = NullValueHandling.Include;

    Formatting formatting = Formatting.None;
    DateParseHandling dates = DateParseHandling.DateTime;
    /** Null for ISO 8601. */
    @Nullable
    String dateFormat;
}
