package dev.gatehouse.kql.functions;

import static dev.gatehouse.kql.schema.Type.DATETIME;
import static dev.gatehouse.kql.schema.Type.DYNAMIC;
import static dev.gatehouse.kql.schema.Type.INT;
import static dev.gatehouse.kql.schema.Type.LONG;
import static dev.gatehouse.kql.schema.Type.REAL;
import static dev.gatehouse.kql.schema.Type.TIMESPAN;

import dev.gatehouse.kql.schema.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code + - * / %} and the signs. Integers stay integers (division cuts the fraction off); two ints give a long. What
 * overflows, and an integer divided by zero, is null. A dynamic counts as what the other operand is.
 */
final class Arithmetic {
    private Arithmetic() {}

    static List<ScalarFunction> all() {
        return List.of(
                binary("+", Arithmetic::plus),
                binary("-", Arithmetic::minus),
                binary("*", Arithmetic::times),
                binary("/", Arithmetic::divided),
                binary("%", Arithmetic::modulo),
                new Operator(
                        "unary -",
                        Arithmetic::sign,
                        (a, types) -> negated(
                                real(a, types).getFirst(), types.getFirst().type())),
                new Operator(
                        "unary +",
                        Arithmetic::sign,
                        (a, types) -> real(a, types).getFirst()));
    }

    private static @Nullable Type sign(List<Type> types) {
        var type = types.getFirst();
        return type == INT ? LONG : type == DYNAMIC ? REAL : Types.isNumeric(type) || type == TIMESPAN ? type : null;
    }

    /** Numbers as the wider of both; a dynamic alone is a real. */
    private static @Nullable Type numbers(Type left, Type right) {
        if (left == DYNAMIC && right == DYNAMIC) {
            return REAL;
        }
        var a = left == DYNAMIC ? right : left;
        var b = right == DYNAMIC ? left : right;
        if (!Types.isNumeric(a) || !Types.isNumeric(b)) {
            return null;
        }
        var wider = Types.wider(a, b);
        return wider == INT ? LONG : wider;
    }

    private static @Nullable Type plus(Type left, Type right) {
        if ((left == TIMESPAN && (right == TIMESPAN || right == DYNAMIC)) || (left == DYNAMIC && right == TIMESPAN)) {
            return TIMESPAN;
        }
        if ((left == DATETIME && (right == TIMESPAN || right == DYNAMIC)) || (right == DATETIME && left == TIMESPAN)) {
            return DATETIME;
        }
        return numbers(left, right);
    }

    private static @Nullable Type minus(Type left, Type right) {
        if ((left == DATETIME && (right == DATETIME || right == DYNAMIC)) || (left == DYNAMIC && right == DATETIME)) {
            return TIMESPAN;
        }
        return right == DATETIME ? null : plus(left, right);
    }

    private static @Nullable Type times(Type left, Type right) {
        if ((left == TIMESPAN && Types.isNumeric(right)) || (right == TIMESPAN && Types.isNumeric(left))) {
            return TIMESPAN;
        }
        return numbers(left, right);
    }

    private static @Nullable Type divided(Type left, Type right) {
        if (left == TIMESPAN && right == TIMESPAN) {
            return REAL;
        }
        return left == TIMESPAN && Types.isNumeric(right) ? TIMESPAN : numbers(left, right);
    }

    private static @Nullable Type modulo(Type left, Type right) {
        if (right == TIMESPAN && (left == TIMESPAN || left == DATETIME)) {
            return TIMESPAN;
        }
        return numbers(left, right);
    }

    @FunctionalInterface
    private interface Rule {
        @Nullable
        Type type(Type left, Type right);
    }

    private static ScalarFunction binary(String symbol, Rule rule) {
        return new Operator(
                symbol,
                types -> rule.type(types.get(0), types.get(1)),
                (arguments, types) -> sql(
                        symbol,
                        rule,
                        arguments,
                        types.get(0).type(),
                        types.get(1).type()));
    }

    private static Sql sql(String symbol, Rule rule, List<Sql> arguments, Type left, Type right) {
        var result = rule.type(left, right);
        if (result == null) {
            throw new IllegalArgumentException(left + symbol + right);
        }
        var a = left == DYNAMIC
                ? Conversions.to(arguments.get(0), left, operand(symbol, right, result))
                : arguments.get(0);
        var b = right == DYNAMIC
                ? Conversions.to(arguments.get(1), right, operand(symbol, left, result))
                : arguments.get(1);
        var from = left == DYNAMIC ? operand(symbol, right, result) : left;
        var by = right == DYNAMIC ? operand(symbol, left, result) : right;
        return switch (result) {
            case DATETIME ->
                symbol.equals("-")
                        ? Datetimes.minus(a, b)
                        : from == DATETIME ? Datetimes.plus(a, b) : Datetimes.plus(b, a);
            case TIMESPAN -> timespan(symbol, a, b, from, by);
            // Two ints cannot overflow a long.
            case INT, LONG ->
                from == INT && by == INT && !symbol.equals("%") && !symbol.equals("/")
                        ? Sql.of("({0}::BIGINT " + symbol + " {1}::BIGINT)", a, b)
                        : integer(symbol, a, b);
            case DECIMAL -> number(symbol, a, b, Types.DECIMAL);
            case REAL -> number(symbol, a, b, "DOUBLE");
            case BOOL, STRING, GUID, DYNAMIC -> throw new IllegalArgumentException(result + " from " + symbol);
        };
    }

    /** What a dynamic operand counts as, next to another. */
    private static Type operand(String symbol, Type other, Type result) {
        return switch (other) {
            case DYNAMIC -> result;
            case DATETIME -> symbol.equals("-") ? DATETIME : TIMESPAN;
            case INT -> LONG;
            case BOOL, LONG, REAL, DECIMAL, STRING, TIMESPAN, GUID -> other;
        };
    }

    private static Sql timespan(String symbol, Sql a, Sql b, Type left, Type right) {
        if (left == DATETIME) {
            return symbol.equals("-") ? Datetimes.between(a, b) : integer("%", Datetimes.ticks(a), b);
        }
        if (Types.isInteger(left) || Types.isInteger(right) || left == right) {
            return integer(symbol, a, b);
        }
        return Sql.of("TRY_CAST(({0}::DOUBLE " + symbol + " {1}::DOUBLE) AS BIGINT)", a, b);
    }

    private static Sql integer(String symbol, Sql a, Sql b) {
        return switch (symbol) {
            case "/" -> Sql.of("({0}::BIGINT // {1}::BIGINT)", a, b);
            // Never negative, whatever the signs: -10 % 4 is 2.
            case "%" -> Sql.of("TRY((({0}::BIGINT % {1}::BIGINT) + abs({1}::BIGINT)) % {1}::BIGINT)", a, b);
            default -> Sql.of("TRY({0}::BIGINT " + symbol + " {1}::BIGINT)", a, b);
        };
    }

    private static Sql number(String symbol, Sql a, Sql b, String type) {
        if (symbol.equals("%")) {
            return Sql.of(
                    "((({0}::" + type + " % {1}::" + type + ") + abs({1}::" + type + ")) % {1}::" + type + ")", a, b);
        }
        var plain = Sql.of("({0}::" + type + " " + symbol + " {1}::" + type + ")", a, b);
        if (type.equals("DOUBLE")) {
            return plain;
        }
        return switch (symbol) {
            // A decimal product has more digits than fit: by way of real, 15 of them count.
            case "*", "/" ->
                Sql.of("TRY_CAST(round({0}::DOUBLE " + symbol + " {1}::DOUBLE, 10) AS " + type + ")", a, b);
            default -> Sql.of("TRY_CAST(TRY{0} AS " + type + ")", plain);
        };
    }

    private static List<Sql> real(List<Sql> arguments, List<ArgumentType> types) {
        var converted = new ArrayList<Sql>();
        for (int i = 0; i < arguments.size(); i++) {
            var type = types.get(i).type();
            converted.add(
                    type == DYNAMIC
                            ? Conversions.to(arguments.get(i), type, REAL)
                            : type == INT ? Sql.of("{0}::BIGINT", arguments.get(i)) : arguments.get(i));
        }
        return converted;
    }

    private static Sql negated(Sql value, Type type) {
        return Types.isInteger(type) || type == TIMESPAN ? Sql.of("TRY(-{0})", value) : Sql.of("(-{0})", value);
    }
}
