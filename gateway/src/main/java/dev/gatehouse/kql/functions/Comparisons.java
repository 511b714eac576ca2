package dev.gatehouse.kql.functions;

import static dev.gatehouse.kql.schema.Type.BOOL;
import static dev.gatehouse.kql.schema.Type.DATETIME;
import static dev.gatehouse.kql.schema.Type.DYNAMIC;
import static dev.gatehouse.kql.schema.Type.REAL;
import static dev.gatehouse.kql.schema.Type.STRING;

import dev.gatehouse.kql.schema.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code == != < <= > >=}, {@code and}, {@code or}. Equality knows null: one null is unequal to any value, two nulls give
 * null; the others are null for null. Values of unlike types are compared as the type of one of them where that makes
 * sense, as Kusto's binder has it.
 */
final class Comparisons {
    private Comparisons() {}

    static List<ScalarFunction> all() {
        return List.of(
                new Operator(
                        "==",
                        Comparisons::equality,
                        (a, types) -> equal(a.get(0), a.get(1), types.get(0), types.get(1), false)),
                new Operator(
                        "!=",
                        Comparisons::equality,
                        (a, types) -> equal(a.get(0), a.get(1), types.get(0), types.get(1), true)),
                order("<"),
                order("<="),
                order(">"),
                order(">="),
                logic("and"),
                logic("or"));
    }

    private static ScalarFunction logic(String word) {
        return new Operator(
                word,
                types -> types.stream().allMatch(type -> type == BOOL || type == DYNAMIC) ? BOOL : null,
                (a, types) -> Sql.of(
                        "({0} " + word + " {1})",
                        Conversions.toBool(a.get(0), types.get(0).type()),
                        Conversions.toBool(a.get(1), types.get(1).type())));
    }

    private static ScalarFunction order(String symbol) {
        return new Operator(symbol, types -> ordered(types.get(0), types.get(1)) == null ? null : BOOL, (a, types) -> {
            var left = types.get(0).type();
            var right = types.get(1).type();
            var as = ordered(left, right);
            if (as == null) {
                throw new IllegalArgumentException(left + symbol + right);
            }
            return Sql.of(
                    "({0} " + symbol + " {1})",
                    Conversions.to(a.get(0), left, as),
                    Conversions.to(a.get(1), right, as));
        });
    }

    /** The type as which two values are put in order, null if they cannot be. */
    static @Nullable Type ordered(Type left, Type right) {
        if (left == DYNAMIC && right == DYNAMIC) {
            return REAL;
        }
        if (left == DYNAMIC || right == DYNAMIC) {
            var other = left == DYNAMIC ? right : left;
            return Types.isInteger(other)
                    ? REAL
                    : Types.isNumeric(other) || other == DATETIME || other == Type.TIMESPAN ? other : null;
        }
        if (left == right) {
            return left == STRING || left == Type.GUID ? null : left;
        }
        var a = left == BOOL ? Type.LONG : left;
        var b = right == BOOL ? Type.LONG : right;
        return Types.isNumeric(a) && Types.isNumeric(b) ? Types.wider(a, b) : null;
    }

    private static @Nullable Type equality(List<Type> types) {
        return alike(types.get(0), types.get(1)) == null ? null : BOOL;
    }

    /** The type as which two values are compared for equality, null if they cannot be. */
    static @Nullable Type alike(Type left, Type right) {
        if (left == right) {
            return left;
        }
        if (left == DYNAMIC || right == DYNAMIC) {
            var other = left == DYNAMIC ? right : left;
            return Types.isInteger(other) ? REAL : other;
        }
        if (left == STRING || right == STRING) {
            return left == STRING ? right : left;
        }
        var a = left == BOOL ? Type.LONG : left;
        var b = right == BOOL ? Type.LONG : right;
        return Types.isNumeric(a) && Types.isNumeric(b) ? Types.wider(a, b) : null;
    }

    /** Equality, or inequality, of values of any two types that {@link #alike} knows. */
    static Sql equal(Sql a, Sql b, ArgumentType left, ArgumentType right, boolean not) {
        var as = alike(left.type(), right.type());
        if (as == null) {
            throw new IllegalArgumentException(left.type() + " == " + right.type());
        }
        return totally(
                Conversions.to(a, left.type(), as),
                Conversions.to(b, right.type(), as),
                as == STRING,
                left.constant() != null || right.constant() != null,
                not);
    }

    /**
     * @param strings which are never null
     * @param some whether one of both is never null, so that both cannot be
     */
    private static Sql totally(Sql a, Sql b, boolean strings, boolean some, boolean not) {
        if (strings) {
            return Sql.of(not ? "({0} <> {1})" : "({0} = {1})", a, b);
        }
        if (some) {
            return not ? Sql.of("({0} IS DISTINCT FROM {1})", a, b) : Sql.of("({0} IS NOT DISTINCT FROM {1})", a, b);
        }
        return Sql.of(
                "coalesce({0} " + (not ? "<>" : "=") + " {1}, CASE WHEN {0} IS NOT NULL OR {1} IS NOT NULL THEN "
                        + (not ? "TRUE" : "FALSE") + " END)",
                a,
                b);
    }
}
