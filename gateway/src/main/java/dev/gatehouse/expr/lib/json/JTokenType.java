package dev.gatehouse.expr.lib.json;

/** {@code Newtonsoft.Json.Linq.JTokenType}, in the order of its values. */
public enum JTokenType {
    None,
    Object,
    Array,
    Constructor,
    Property,
    Comment,
    Integer,
    Float,
    String,
    Boolean,
    Null,
    Undefined,
    Date,
    Raw,
    Bytes,
    Guid,
    Uri,
    TimeSpan
}
