package dev.gatehouse.expr.lib.json;

/** {@code Newtonsoft.Json.Linq.MergeArrayHandling}. */
public enum MergeArrayHandling {
    Concat,
    Union,
    Replace,
    Merge
}
