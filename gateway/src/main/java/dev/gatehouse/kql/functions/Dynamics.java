package dev.gatehouse.kql.functions;

import java.util.List;

/** Dynamic values in SQL: JSON; null, not JSON's {@code null}, where there is nothing. */
public final class Dynamics {
    private Dynamics() {}

    /**
     * The value at a path, null where there is none: {@code d.a["b c"][0]} is the path {@code a}, {@code b c}, 0.
     *
     * @param steps members as String, places as Long, from the end where negative
     */
    public static Sql at(Sql dynamic, List<Object> steps) {
        return Sql.of("nullif(json_extract({0}, {1}), 'null'::JSON)", dynamic, Sql.parameter(path(steps)));
    }

    /** The same as a string, empty where there is none: cheaper than converting what {@link #at} gives. */
    public static Sql textAt(Sql dynamic, List<Object> steps) {
        return Sql.of("coalesce(json_extract_string({0}, {1}), '')", dynamic, Sql.parameter(path(steps)));
    }

    /** DuckDB's JSON path. Quotes in names cannot be escaped there, only in pointers, which have no places from the end. */
    private static String path(List<Object> steps) {
        boolean pointer = steps.stream().anyMatch(each -> each instanceof String name && name.contains("\""));
        var path = new StringBuilder(pointer ? "" : "$");
        for (var step : steps) {
            if (pointer) {
                path.append('/').append(step.toString().replace("~", "~0").replace("/", "~1"));
            } else if (step instanceof String name) {
                path.append(".\"").append(name).append('"');
            } else {
                path.append('[').append(step).append(']');
            }
        }
        return path.toString();
    }

    /** A member or place only known when the query runs. */
    static Sql atName(Sql dynamic, Sql name) {
        return Sql.of(
                "nullif(json_extract({0}, '/' || replace(replace({1}, '~', '~0'), '/', '~1')), 'null'::JSON)",
                dynamic, name);
    }

    static Sql atPlace(Sql dynamic, Sql place) {
        return Sql.of("nullif(json_extract({0}, '$[' || {1}::VARCHAR || ']'), 'null'::JSON)", dynamic, place);
    }

    /** Text as JSON; text that is no JSON as a JSON string; null for nothing. */
    static Sql parse(Sql text) {
        return Sql.of("nullif(coalesce(TRY_CAST({0} AS JSON), to_json(nullif({0}, ''))), 'null'::JSON)", text);
    }

    /** The elements as a list of JSON; null if it is no array. */
    static Sql list(Sql dynamic) {
        return Sql.of("CASE WHEN json_type({0}) = 'ARRAY' THEN from_json({0}, '[\"JSON\"]') END", dynamic)
                .grouped();
    }

    /** The elements of an array as texts; of a value that is no array, itself. */
    static Sql texts(Sql array) {
        return Sql.of(
                        "CASE WHEN json_type({0}) = 'ARRAY' THEN"
                                + " list_transform(from_json({0}, '[\"JSON\"]'), lambda e: coalesce(json_extract_string(e, '$'), ''))"
                                + " ELSE [json_extract_string({0}, '$')] END",
                        array)
                .grouped();
    }
}
