package dev.gatehouse.kql.functions;

import java.util.ArrayList;
import java.util.List;

/** Mathematics. What has no result is null. */
final class Numbers {
    private Numbers() {}

    static List<ScalarFunction> all() {
        var all = new ArrayList<ScalarFunction>();
        all.add(Entry.of(
                        "abs(number: integer): long\nabs(number: number): arg0\nabs(timespan: timespan): timespan",
                        "The value without its sign.",
                        (a, t) -> Types.isInteger(t.getFirst().type())
                                ? Sql.of("TRY(abs({0}::BIGINT))", a)
                                : Sql.of("TRY(abs({0}))", a))
                .named());
        all.add(Entry.of("sign(number: number): real", "-1, 0 or 1.", "sign({0})::DOUBLE"));
        all.add(Entry.of("sqrt(number: real): real", "The square root.", "sqrt(CASE WHEN {0} >= 0 THEN {0} END)")
                .named());
        all.add(Entry.of("pow(base: real, exponent: real): real", "A power.", "TRY(pow({0}, {1}))")
                .named());
        all.add(Entry.of("exp(number: real): real", "A power of e.", "exp({0})").named());
        all.add(Entry.of("exp2(number: real): real", "A power of 2.", "TRY(pow(2::DOUBLE, {0}))")
                .named());
        all.add(Entry.of("exp10(number: real): real", "A power of 10.", "TRY(pow(10::DOUBLE, {0}))")
                .named());
        all.add(Entry.of("log(number: real): real", "The natural logarithm.", "ln(CASE WHEN {0} > 0 THEN {0} END)")
                .named());
        all.add(Entry.of("log2(number: real): real", "The logarithm to base 2.", "log2(CASE WHEN {0} > 0 THEN {0} END)")
                .named());
        all.add(Entry.of(
                        "log10(number: real): real",
                        "The logarithm to base 10.",
                        "log10(CASE WHEN {0} > 0 THEN {0} END)")
                .named());
        for (var name : List.of("sin", "cos", "tan", "asin", "acos", "atan")) {
            all.add(Entry.of(
                            name + "(number: real): real",
                            "The trigonometric function, of radians.",
                            "TRY(" + name + "({0}))")
                    .named());
        }
        all.add(Entry.of(
                        "atan2(y: real, x: real): real", "The angle between the x axis and a point.", "atan2({0}, {1})")
                .named());
        all.add(Entry.of("cot(number: real): real", "The cotangent.", "TRY(cot({0}))"));
        all.add(Entry.of("degrees(radians: real): real", "Radians as degrees.", "degrees({0})"));
        all.add(Entry.of("radians(degrees: real): real", "Degrees as radians.", "radians({0})"));
        all.add(Entry.of("pi(): real", "π.", "pi()"));
        all.add(Entry.of("gamma(number: real): real", "The gamma function.", "TRY(gamma({0}))")
                .named());
        all.add(Entry.of("loggamma(number: real): real", "The logarithm of the gamma function.", "TRY(lgamma({0}))")
                .named());
        all.add(Entry.of("isnan(number: real): bool", "Whether a real is not a number.", "isnan({0})"));
        all.add(Entry.of("isinf(number: real): bool", "Whether a real is infinite.", "isinf({0})"));
        all.add(Entry.of(
                "isfinite(number: real): bool", "Whether a real is neither infinite nor NaN.", "isfinite({0})"));
        all.add(Entry.of(
                        "rand(below: integer?): real",
                        "A random number from 0 to 1; with an argument, a whole one from 0 on below it.",
                        "random()",
                        "floor(random() * greatest({0}, 1))")
                .named());
        all.add(Entry.of("new_guid(): guid", "A random guid.", "uuid()"));
        all.add(Entry.of("binary_and(a: integer, b: integer): long", "Bitwise and.", "({0}::BIGINT & {1}::BIGINT)")
                .named());
        all.add(Entry.of("binary_or(a: integer, b: integer): long", "Bitwise or.", "({0}::BIGINT | {1}::BIGINT)")
                .named());
        all.add(Entry.of(
                        "binary_xor(a: integer, b: integer): long",
                        "Bitwise exclusive or.",
                        "xor({0}::BIGINT, {1}::BIGINT)")
                .named());
        all.add(Entry.of("binary_not(a: integer): long", "All bits turned.", "(-1 - {0}::BIGINT)")
                .named());
        all.add(Entry.of(
                        "binary_shift_left(value: integer, by: integer): long",
                        "Bits moved up, those beyond the 64th lost.",
                        "TRY(((({0}::HUGEINT) * pow(2, {1} % 64)::HUGEINT + 9223372036854775808) % 18446744073709551616 - 9223372036854775808)::BIGINT)")
                .named());
        all.add(Entry.of(
                        "binary_shift_right(value: integer, by: integer): long",
                        "Bits moved down.",
                        "({0}::BIGINT >> ({1} % 64)::BIGINT)")
                .named());
        all.add(Entry.of(
                        "bitset_count_ones(value: integer): long",
                        "How many bits are set.",
                        "bit_count({0}::BIGINT)::BIGINT")
                .named());
        return all;
    }
}
