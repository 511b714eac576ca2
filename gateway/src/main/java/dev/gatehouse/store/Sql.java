package dev.gatehouse.store;

import dev.gatehouse.kql.schema.Type;

/** Pieces of SQL. */
final class Sql {
    /** Digits after the point of a decimal. */
    static final int SCALE = 10;

    private Sql() {}

    static String name(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    static String text(String value) {
        return '\'' + value.replace("'", "''") + '\'';
    }

    /** As DuckDB's catalog writes it. */
    static String type(Type type) {
        return switch (type) {
            case BOOL -> "BOOLEAN";
            case INT -> "INTEGER";
            case LONG, TIMESPAN -> "BIGINT";
            case REAL -> "DOUBLE";
            case DECIMAL -> "DECIMAL(38," + SCALE + ")";
            case STRING -> "VARCHAR";
            case DATETIME -> "TIMESTAMP";
            case GUID -> "UUID";
            case DYNAMIC -> "JSON";
        };
    }

    /** What stands for a value that is missing: strings are never null. */
    static String missing(Type type) {
        return type == Type.STRING ? "''" : "NULL::" + type(type);
    }

    /** The member of a JSON object, as text; null where it is missing. */
    static String member(String json, String member) {
        var pointer = '/' + member.replace("~", "~0").replace("/", "~1");
        return "json_extract_string(" + json + ", " + text(pointer) + ")";
    }
}
