package dev.gatehouse.kql.functions;

import dev.gatehouse.kql.schema.Type;
import java.util.List;

/** {@code bin} and its kin. What is to be rounded to a size that is not positive is null. */
final class Rounding {
    private static final Sql ORIGIN = Sql.text("TIMESTAMP '0001-01-01'");

    private Rounding() {}

    static List<ScalarFunction> all() {
        return List.of(
                bin("bin"),
                bin("floor"),
                Entry.of(
                                """
                                bin_at(value: number, size: number, fixedPoint: number): widest
                                bin_at(value: timespan, size: timespan, fixedPoint: timespan): timespan
                                bin_at(value: datetime, size: timespan, fixedPoint: datetime): datetime""",
                                "As bin, but a given point is where bins begin.",
                                (a, t) -> down(a.get(0), a.get(1), a.get(2), t))
                        .named(),
                Entry.of(
                                "ceiling(number: number): arg0",
                                "The least whole number that is not below.",
                                Rounding::ceiling)
                        .named(),
                Entry.of(
                                "round(number: number, precision: long?!): arg0",
                                "The nearest number with so many digits behind the point; halves go away from zero.",
                                Rounding::round)
                        .named());
    }

    private static ScalarFunction bin(String name) {
        return Entry.of(
                        """
                        NAME(value: number, roundTo: number): widest
                        NAME(value: timespan, roundTo: timespan): timespan
                        NAME(value: datetime, roundTo: timespan): datetime""".replace("NAME", name),
                        "The greatest multiple of a size that is not above the value; datetimes count from 0001-01-01.",
                        (a, t) -> down(
                                a.get(0), a.get(1), t.getFirst().type() == Type.DATETIME ? ORIGIN : Sql.text("0"), t))
                .named();
    }

    private static Sql down(Sql value, Sql size, Sql from, List<ArgumentType> types) {
        if (types.getFirst().type() == Type.DATETIME) {
            boolean positive = types.get(1).constant() instanceof Long ticks && ticks >= 10;
            return positive
                    ? Sql.of("time_bucket(to_microseconds({1} // 10), {0}, {2})", value, size, from)
                    : Sql.of(
                                    "CASE WHEN {1} >= 10 THEN time_bucket(to_microseconds({1} // 10), {0}, {2}) END",
                                    value, size, from)
                            .grouped();
        }
        var widest = types.stream()
                .map(ArgumentType::type)
                .filter(Types::isNumeric)
                .reduce(Types::wider)
                .orElse(Type.LONG);
        var template = switch (widest) {
            case REAL -> "floor(({0} - {2}) / {1}) * {1} + {2}";
            case DECIMAL -> "(floor((({0} - {2})::DOUBLE / {1}::DOUBLE)) * {1} + {2})::" + Types.DECIMAL;
            default -> "{0} - ((({0} - {2}) % {1}) + {1}) % {1}";
        };
        // Far from the ends of the range nothing overflows; what is beyond has no bin.
        var guard = widest == Type.REAL || widest == Type.DECIMAL
                ? ""
                : " AND {1} < 2305843009213693952 AND abs({0}::DOUBLE) < 2e18 AND abs({2}::DOUBLE) < 2e18";
        var cast = "::" + Types.sql(widest);
        return Sql.of(
                "(CASE WHEN {1} > 0" + guard + " THEN " + template + " END)" + cast,
                Sql.of("{0}" + cast, value),
                Sql.of("{0}" + cast, size),
                Sql.of("{0}" + cast, from));
    }

    private static Sql ceiling(List<Sql> a, List<ArgumentType> types) {
        return switch (types.getFirst().type()) {
            case REAL -> Sql.of("ceil({0})", a);
            case DECIMAL -> Sql.of("ceil({0})::" + Types.DECIMAL, a);
            default -> a.getFirst();
        };
    }

    private static Sql round(List<Sql> a, List<ArgumentType> types) {
        var type = types.getFirst().type();
        long digits = types.size() > 1 && types.get(1).constant() instanceof Number number ? number.longValue() : 0;
        if (type == Type.REAL) {
            return Sql.of("round({0}, " + Math.clamp(digits, -300, 300) + ")", a.getFirst());
        }
        return Sql.of(
                "TRY_CAST(round({0}, " + Math.clamp(digits, -30, 18) + ") AS " + Types.sql(type) + ")", a.getFirst());
    }
}
