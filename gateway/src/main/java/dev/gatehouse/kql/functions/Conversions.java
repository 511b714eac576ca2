package dev.gatehouse.kql.functions;

import dev.gatehouse.kql.schema.Type;

/** Values of one type made values of another, as tostring, tolong and so on do it: what does not convert is null, never an error. */
public final class Conversions {
    private Conversions() {}

    /** As the function for a type does it, {@code todynamic} apart: it makes JSON of any value, and does not parse strings. */
    public static Sql to(Sql value, Type from, Type to) {
        return switch (to) {
            case BOOL -> toBool(value, from);
            case INT, LONG -> toInteger(value, from, to);
            case REAL -> toReal(value, from);
            case DECIMAL -> toDecimal(value, from);
            case STRING -> toText(value, from);
            case DATETIME -> toDatetime(value, from);
            case TIMESPAN -> toTimespan(value, from);
            case GUID -> toGuid(value, from);
            case DYNAMIC -> toJson(value, from);
        };
    }

    /** What stands where a value of another type is wanted, as in the branches of {@code iff}. */
    static Sql implicit(Sql value, Type from, Type to) {
        if (from == to) {
            return value;
        }
        return to == Type.DYNAMIC ? toJson(value, from) : Sql.of("{0}::" + Types.sql(to), value);
    }

    /** What people write besides ISO 8601. */
    private static final String FORMATS =
            "['%a, %d %b %Y %H:%M:%S GMT', '%a, %d %b %Y %H:%M:%S', '%m/%d/%Y %H:%M:%S', '%m/%d/%Y %I:%M:%S %p',"
                    + " '%m/%d/%Y %H:%M', '%m/%d/%Y', '%d %b %Y %H:%M:%S', '%d %b %Y', '%Y%m%d']";

    static Sql toText(Sql value, Type from) {
        return switch (from) {
            case STRING -> value;
            case BOOL ->
                Sql.of("CASE WHEN {0} THEN 'True' WHEN NOT {0} THEN 'False' ELSE '' END", value)
                        .grouped();
            case INT, LONG -> Sql.of("coalesce({0}::VARCHAR, '')", value);
            case REAL -> Sql.of("coalesce(" + REAL_TEXT + ", '')", value);
            case DECIMAL -> Sql.of("coalesce(regexp_replace({0}::VARCHAR, '\\.?0+$', ''), '')", value);
            case DATETIME -> Sql.of("coalesce(strftime({0}, '%Y-%m-%dT%H:%M:%S.%f0Z'), '')", value);
            case TIMESPAN -> Sql.of("coalesce(" + TIMESPAN_TEXT + ", '')", value);
            case GUID -> Sql.of("coalesce({0}::VARCHAR, '')", value);
            case DYNAMIC -> Sql.of("coalesce(json_extract_string({0}, '$'), '')", value);
        };
    }

    /** As .NET writes a double: no {@code .0}, {@code E} with a sign and two digits. */
    private static final String REAL_TEXT = "CASE WHEN isnan({0}) THEN 'NaN' WHEN isinf({0}) THEN"
            + " CASE WHEN {0} > 0 THEN 'Infinity' ELSE '-Infinity' END"
            + " WHEN {0} = trunc({0}) AND abs({0}) < 1e15 THEN {0}::BIGINT::VARCHAR"
            + " ELSE upper({0}::VARCHAR) END";

    /** {@code [-][d.]hh:mm:ss[.fffffff]}. */
    private static final String TIMESPAN_TEXT = "CASE WHEN {0} IS NOT NULL THEN"
            + " CASE WHEN {0} < 0 THEN '-' ELSE '' END"
            + " || CASE WHEN abs({0}::HUGEINT) >= 864000000000 THEN (abs({0}::HUGEINT) // 864000000000)::VARCHAR || '.' ELSE '' END"
            + " || lpad((abs({0}::HUGEINT) // 36000000000 % 24)::VARCHAR, 2, '0')"
            + " || ':' || lpad((abs({0}::HUGEINT) // 600000000 % 60)::VARCHAR, 2, '0')"
            + " || ':' || lpad((abs({0}::HUGEINT) // 10000000 % 60)::VARCHAR, 2, '0')"
            + " || CASE WHEN abs({0}::HUGEINT) % 10000000 <> 0 THEN '.' || lpad((abs({0}::HUGEINT) % 10000000)::VARCHAR, 7, '0') ELSE '' END"
            + " END";

    static Sql toBool(Sql value, Type from) {
        return switch (from) {
            case BOOL -> value;
            case INT, LONG, REAL, DECIMAL -> Sql.of("({0} <> 0)", value);
            case STRING ->
                Sql.of(
                                "CASE WHEN lower({0}) = 'true' THEN TRUE WHEN lower({0}) = 'false' THEN FALSE"
                                        + " WHEN regexp_full_match({0}, '[+-]?[0-9]+') THEN TRY_CAST({0} AS BIGINT) <> 0 END",
                                value)
                        .grouped();
            case DYNAMIC -> toBool(toText(value, from), Type.STRING);
            case DATETIME, TIMESPAN, GUID -> Sql.nullOf(Type.BOOL);
        };
    }

    private static Sql toInteger(Sql value, Type from, Type to) {
        var sql = Types.sql(to);
        return switch (from) {
            case INT, LONG -> from == to ? value : Sql.of("TRY_CAST({0} AS " + sql + ")", value);
            case BOOL -> Sql.of("{0}::" + sql, value);
            case REAL, DECIMAL -> Sql.of("TRY_CAST(trunc({0}) AS " + sql + ")", value);
            // Text with a fraction is no integer: TRY_CAST alone would round it.
            case STRING ->
                Sql.of(
                                "CASE WHEN regexp_full_match({0}, '\\s*([+-]?[0-9]+|0[xX][0-9a-fA-F]+)\\s*') THEN TRY_CAST({0} AS "
                                        + sql + ") END",
                                value)
                        .grouped();
            case DYNAMIC ->
                Sql.of(
                                "CASE WHEN json_type({0}) = 'DOUBLE' THEN {1} WHEN json_type({0}) = 'BOOLEAN' THEN {2}::BOOLEAN::"
                                        + sql + " ELSE {3} END",
                                value,
                                toInteger(Sql.of("{0}::DOUBLE", value), Type.REAL, to),
                                value,
                                toInteger(toText(value, from), Type.STRING, to))
                        .grouped();
            case TIMESPAN -> to == Type.LONG ? value : Sql.of("TRY_CAST({0} AS INTEGER)", value);
            case DATETIME -> to == Type.LONG ? Datetimes.ticks(value) : Sql.nullOf(to);
            case GUID -> Sql.nullOf(to);
        };
    }

    private static Sql toReal(Sql value, Type from) {
        return switch (from) {
            case REAL -> value;
            case BOOL -> Sql.of("{0}::INTEGER::DOUBLE", value);
            case INT, LONG, DECIMAL, TIMESPAN -> Sql.of("{0}::DOUBLE", value);
            case STRING -> Sql.of("TRY_CAST({0} AS DOUBLE)", value);
            case DYNAMIC -> Sql.of("TRY_CAST(json_extract_string({0}, '$') AS DOUBLE)", value);
            case DATETIME -> Sql.of("{0}::DOUBLE", Datetimes.ticks(value));
            case GUID -> Sql.nullOf(Type.REAL);
        };
    }

    private static Sql toDecimal(Sql value, Type from) {
        return switch (from) {
            case DECIMAL -> value;
            case BOOL, INT, LONG, TIMESPAN, REAL, STRING -> Sql.of("TRY_CAST({0} AS " + Types.DECIMAL + ")", value);
            case DYNAMIC -> toDecimal(toText(value, from), Type.STRING);
            case DATETIME, GUID -> Sql.nullOf(Type.DECIMAL);
        };
    }

    private static Sql toDatetime(Sql value, Type from) {
        return switch (from) {
            case DATETIME -> value;
            // By way of a type with a zone: TIMESTAMP alone drops the offset without a word.
            case STRING ->
                Sql.of(
                        "coalesce(TRY_CAST({0} AS TIMESTAMPTZ) AT TIME ZONE 'UTC', try_strptime({0}, " + FORMATS + "))",
                        value);
            case DYNAMIC -> toDatetime(toText(value, from), Type.STRING);
            case INT, LONG -> Datetimes.ofTicks(value);
            case BOOL, REAL, DECIMAL, TIMESPAN, GUID -> Sql.nullOf(Type.DATETIME);
        };
    }

    private static Sql toTimespan(Sql value, Type from) {
        return switch (from) {
            case TIMESPAN -> value;
            case INT, LONG -> Sql.of("{0}::BIGINT", value);
            case REAL -> Sql.of("TRY_CAST({0} AS BIGINT)", value);
            case STRING -> Timespans.parse(value);
            case DYNAMIC -> toTimespan(toText(value, from), Type.STRING);
            case BOOL, DECIMAL, DATETIME, GUID -> Sql.nullOf(Type.TIMESPAN);
        };
    }

    private static Sql toGuid(Sql value, Type from) {
        return switch (from) {
            case GUID -> value;
            case STRING -> Sql.of("TRY_CAST({0} AS UUID)", value);
            case DYNAMIC -> toGuid(toText(value, from), Type.STRING);
            case BOOL, INT, LONG, REAL, DECIMAL, DATETIME, TIMESPAN -> Sql.nullOf(Type.GUID);
        };
    }

    /** A value as JSON: strings become JSON strings. Null stays null. */
    static Sql toJson(Sql value, Type from) {
        return switch (from) {
            case DYNAMIC -> value;
            case BOOL, INT, LONG, STRING -> Sql.of("to_json({0})", value);
            // JSON has neither NaN nor infinities: Kusto writes them as strings.
            case REAL ->
                Sql.of("CASE WHEN isfinite({0}) THEN to_json({0}) ELSE to_json({1}) END", value, realWord(value))
                        .grouped();
            case DECIMAL -> Sql.of("to_json({0})", toText(value, from)).orNull(value);
            case DATETIME, TIMESPAN, GUID ->
                Sql.of("to_json({0})", toText(value, from)).orNull(value);
        };
    }

    private static Sql realWord(Sql value) {
        return Sql.of(
                "CASE WHEN {0} IS NULL THEN NULL WHEN isnan({0}) THEN 'NaN' WHEN {0} > 0 THEN 'Infinity' ELSE '-Infinity' END",
                value);
    }
}
