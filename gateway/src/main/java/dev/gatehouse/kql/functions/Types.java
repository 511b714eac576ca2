package dev.gatehouse.kql.functions;

import dev.gatehouse.kql.schema.Type;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Kusto's types in SQL, and what becomes of two of them that meet. */
public final class Types {
    /** Kusto's decimal has 34 digits, the point anywhere; this has 10 of 38 behind it, so that versions fit before it. */
    static final String DECIMAL = "DECIMAL(38,10)";

    private Types() {}

    /** The SQL type that stands for a type, as {@link Type} says. */
    public static String sql(Type type) {
        return switch (type) {
            case BOOL -> "BOOLEAN";
            case INT -> "INTEGER";
            case LONG, TIMESPAN -> "BIGINT";
            case REAL -> "DOUBLE";
            case DECIMAL -> DECIMAL;
            case STRING -> "VARCHAR";
            case DATETIME -> "TIMESTAMP";
            case GUID -> "UUID";
            case DYNAMIC -> "JSON";
        };
    }

    /** The type of a name as in {@code typeof(long)}; null if it is none. */
    public static @Nullable Type named(String name) {
        return switch (name) {
            case "double" -> Type.REAL;
            case "boolean" -> Type.BOOL;
            case "date" -> Type.DATETIME;
            case "time" -> Type.TIMESPAN;
            case "uuid", "uniqueid" -> Type.GUID;
            default ->
                Stream.of(Type.values())
                        .filter(each -> each.toString().equals(name))
                        .findFirst()
                        .orElse(null);
        };
    }

    /** The type that a constant argument names; string if it names none. */
    static Type named(ArgumentType argument) {
        var type = argument.constant() instanceof String name ? named(name) : null;
        return type == null ? Type.STRING : type;
    }

    /** Whether a type is int, long, real or decimal. */
    public static boolean isNumeric(Type type) {
        return switch (type) {
            case INT, LONG, REAL, DECIMAL -> true;
            case BOOL, STRING, DATETIME, TIMESPAN, GUID, DYNAMIC -> false;
        };
    }

    /** What values of two types become that stand side by side, as in {@code iff}: the wider number, else dynamic. */
    static Type common(Type a, Type b) {
        if (a == b) {
            return a;
        }
        return isNumeric(a) && isNumeric(b) ? wider(a, b) : Type.DYNAMIC;
    }

    static boolean isInteger(Type type) {
        return type == Type.INT || type == Type.LONG;
    }

    /** The wider of two numeric types: int, long, decimal, real. */
    static Type wider(Type a, Type b) {
        return rank(a) >= rank(b) ? a : b;
    }

    private static int rank(Type type) {
        return switch (type) {
            case INT -> 1;
            case LONG -> 2;
            case DECIMAL -> 3;
            case REAL -> 4;
            case BOOL, STRING, DATETIME, TIMESPAN, GUID, DYNAMIC ->
                throw new IllegalArgumentException(type + " is no number");
        };
    }
}
