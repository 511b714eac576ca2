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
                                "CASE WHEN {0} = 'ARRAY' THEN 'array' WHEN {0} = 'OBJECT' THEN 'dictionary' WHEN {0} = 'VARCHAR' THEN 'string'"
                                        + " WHEN {0} = 'DOUBLE' THEN 'double' WHEN {0} = 'BOOLEAN' THEN 'bool' WHEN {0} IN ('BIGINT', 'UBIGINT') THEN 'long'"
                                        + " ELSE 'null' END",
                                Sql.of("json_type({0})", value))
                        .grouped();
    }
}
