package dev.gatehouse.kql.functions;

import dev.gatehouse.kql.schema.Type;

/** What a parameter takes: one type, or one of several. In signatures, the word in lower case. */
enum Kind {
    BOOL("bool"),
    INT("int"),
    LONG("long"),
    REAL("real"),
    DECIMAL("decimal"),
    STRING("string"),
    DATETIME("datetime"),
    TIMESPAN("timespan"),
    GUID("guid"),
    DYNAMIC("dynamic"),
    /** Of any type. */
    VALUE("value"),
    /** Of any type, made a string as tostring would. */
    TEXT("text"),
    /** A string, or a dynamic that is made one. */
    STRING_OR_DYNAMIC("string or dynamic"),
    INTEGER("integer"),
    /** An integer that is a place or a number of things: cut to 32 bits, so that reckoning with it cannot overflow. */
    PLACE("integer"),
    NUMBER("number"),
    NUMBER_OR_BOOL("number or bool"),
    SUMMABLE("number, timespan or datetime"),
    ORDERABLE("number, timespan, datetime, string or bool"),
    NOT_DYNAMIC("value but no dynamic"),
    /** All arguments for such parameters are of one type, or become so. */
    COMMON("values of one type");

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    static Kind parse(String word) {
        return switch (word) {
            case "stringOrDynamic" -> STRING_OR_DYNAMIC;
            case "numberOrBool" -> NUMBER_OR_BOOL;
            case "notDynamic" -> NOT_DYNAMIC;
            case "array", "bag" -> DYNAMIC;
            default -> valueOf(word.toUpperCase(java.util.Locale.ROOT));
        };
    }

    boolean takes(Type type) {
        return switch (this) {
            case BOOL -> type == Type.BOOL || type == Type.DYNAMIC;
            case INT -> type == Type.INT;
            case LONG, INTEGER, PLACE -> Types.isInteger(type);
            case REAL -> type == Type.REAL || Types.isInteger(type);
            case DECIMAL -> type == Type.DECIMAL || Types.isInteger(type);
            case STRING -> type == Type.STRING;
            case DATETIME -> type == Type.DATETIME;
            case TIMESPAN -> type == Type.TIMESPAN;
            case GUID -> type == Type.GUID;
            case DYNAMIC -> type == Type.DYNAMIC;
            case VALUE, TEXT, COMMON -> true;
            case STRING_OR_DYNAMIC -> type == Type.STRING || type == Type.DYNAMIC;
            case NUMBER -> Types.isNumeric(type);
            case NUMBER_OR_BOOL -> Types.isNumeric(type) || type == Type.BOOL;
            case SUMMABLE -> Types.isNumeric(type) || type == Type.TIMESPAN || type == Type.DATETIME;
            case NOT_DYNAMIC -> type != Type.DYNAMIC;
            case ORDERABLE -> type != Type.DYNAMIC && type != Type.GUID;
        };
    }

    /** An accepted argument as the entry's SQL expects it. */
    Sql convert(Sql argument, Type type) {
        return switch (this) {
            case BOOL -> Conversions.toBool(argument, type);
            case REAL -> type == Type.REAL ? argument : Sql.of("{0}::DOUBLE", argument);
            case DECIMAL -> type == Type.DECIMAL ? argument : Sql.of("{0}::" + Types.DECIMAL, argument);
            case PLACE ->
                Sql.of(
                        "(CASE WHEN {0} > 2147483647 THEN 2147483647 WHEN {0} < -2147483647 THEN -2147483647 ELSE {0}::BIGINT END)",
                        argument);
            case TEXT, STRING_OR_DYNAMIC -> Conversions.toText(argument, type);
            case INT,
                    LONG,
                    STRING,
                    DATETIME,
                    TIMESPAN,
                    GUID,
                    DYNAMIC,
                    VALUE,
                    INTEGER,
                    NUMBER,
                    NUMBER_OR_BOOL,
                    SUMMABLE,
                    ORDERABLE,
                    NOT_DYNAMIC,
                    COMMON -> argument;
        };
    }

    @Override
    public String toString() {
        return words;
    }
}
