package dev.gatehouse.kql.functions;

import dev.gatehouse.kql.schema.Type;
import java.util.List;

/**
 * Sizes in bytes as people read them.
 *
 * @see <a href="https://learn.microsoft.com/kusto/query/format-bytes-function">format_bytes()</a>
 */
final class ByteSizes {
    private static final List<String> UNITS = List.of("Bytes", "KB", "MB", "GB", "TB", "PB", "EB");

    private ByteSizes() {}

    static ScalarFunction format() {
        return Entry.of(
                        "format_bytes(size: number, precision: integer?!, units: string?!): string",
                        "A size with its unit: 19.1 MB; with digits behind the point as told, in the unit told or the one that fits.",
                        (a, t) -> text(a.getFirst(), t))
                .checked(arguments -> arguments.size() > 2
                                && arguments.get(2).constant() instanceof String unit
                                && !unit.isEmpty()
                                && !UNITS.contains(unit)
                        ? new Typing.Refused(2, "'" + unit + "' is no unit: it is one of " + String.join(", ", UNITS))
                        : null);
    }

    private static Sql text(Sql size, List<ArgumentType> types) {
        long digits = types.size() > 1 && types.get(1).constant() instanceof Number precision
                ? Math.clamp(precision.longValue(), 0, 15)
                : 0;
        int told = types.size() > 2 && types.get(2).constant() instanceof String unit ? UNITS.indexOf(unit) : -1;
        var value = Conversions.to(size, types.getFirst().type(), Type.REAL);
        if (told >= 0) {
            return Sql.of("coalesce({0}, '')", inUnit(value, told, digits));
        }
        var choices = new StringBuilder("CASE");
        var texts = new Sql[UNITS.size() + 1];
        texts[UNITS.size()] = value;
        for (int i = 0; i < UNITS.size(); i++) {
            texts[i] = inUnit(value, i, digits);
            boolean last = i == UNITS.size() - 1;
            choices.append(
                    last
                            ? " ELSE {" + i + "}"
                            : " WHEN abs({" + UNITS.size() + "}) < " + factor(i + 1) + " THEN {" + i + "}");
        }
        return Sql.of("coalesce(" + choices + " END, '')", texts);
    }

    private static Sql inUnit(Sql value, int unit, long digits) {
        var number = Sql.of("round({0} / " + factor(unit) + ", " + digits + ")", value);
        return Sql.of(
                "(nullif({0}, '') || ' " + UNITS.get(unit) + "')", Conversions.to(number, Type.REAL, Type.STRING));
    }

    /** 1024 to the power of {@code unit}, as SQL. */
    private static String factor(int unit) {
        return (1L << (10 * unit)) + "::DOUBLE";
    }
}
