package dev.gatehouse.kql.functions;

import dev.gatehouse.kql.schema.Type;
import java.util.List;

/** Conversions from any type. What does not convert is null. */
final class Casts {
    private Casts() {}

    static List<ScalarFunction> all() {
        return List.of(
                to("tobool", Type.BOOL),
                to("toboolean", Type.BOOL),
                to("toint", Type.INT),
                to("tolong", Type.LONG),
                to("toreal", Type.REAL),
                to("todouble", Type.REAL),
                to("todecimal", Type.DECIMAL),
                to("tostring", Type.STRING),
                to("todatetime", Type.DATETIME),
                to("totimespan", Type.TIMESPAN),
                to("totime", Type.TIMESPAN),
                to("toguid", Type.GUID),
                Entry.of(
                                "gettype(value: value): string",
                                "The name of a value's type: of a dynamic, of what it holds.",
                                (a, t) -> type(a.getFirst(), t.getFirst().type()))
                        .named(ScalarFunction.ResultName.TYPE_AND_FIRST_ARGUMENT));
    }

    private static ScalarFunction to(String name, Type to) {
        return Entry.of(
                        name + "(value: value): " + to,
                        "The value as " + to + ", null if it is none.",
                        (a, t) -> Conversions.to(a.getFirst(), t.getFirst().type(), to))
                .named();
    }

    private static Sql type(Sql value, Type type) {
        return type != Type.DYNAMIC
                ? Sql.parameter(type == Type.REAL ? "real" : type.toString())
                : Sql.of(
                                "CASE json_type({0}) WHEN 'ARRAY' THEN 'array' WHEN 'OBJECT' THEN 'dictionary' WHEN 'VARCHAR' THEN 'string'"
                                        + " WHEN 'DOUBLE' THEN 'double' WHEN 'BOOLEAN' THEN 'bool' WHEN 'BIGINT' THEN 'long' WHEN 'UBIGINT' THEN 'long'"
                                        + " ELSE 'null' END",
                                value)
                        .grouped();
    }
}
