package dev.gatehouse.expr.lib.json;

/**
 * {@code Newtonsoft.Json.Linq.JsonMergeSettings}.
 *
 * <p><b>Threading:</b> confined to one evaluation.
 */
public final class JsonMergeSettings {
    MergeArrayHandling arrays = MergeArrayHandling.Concat;
    MergeNullValueHandling nulls = MergeNullValueHandling.IGNORE;
}
