package dev.gatehouse.kql.functions;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions of other rows: the rows must be in order (behind {@code sort}, {@code top}, {@code serialize}). */
final class Windows {
    private Windows() {}

    static List<ScalarFunction> all() {
        return List.of(
                Entry.of(
                                "row_number(start: long?!, restart: bool?): long",
                                "The number of a row, from 1 or another number on.",
                                (a, t) -> Sql.of(
                                        "(row_number() OVER ({0}) + "
                                                + (Math.clamp(first(t), -(1L << 62), 1L << 62) - 1) + ")",
                                        Sql.ROW_ORDER))
                        .ordered()
                        .checked(arguments -> restart(arguments, 1)),
                Entry.of(
                                "row_cumsum(term: number, restart: bool?): arg0",
                                "The sum of a value over all rows up to this.",
                                (a, t) -> {
                                    var type = Types.sql(t.getFirst().type());
                                    return Sql.of(
                                            "TRY_CAST(coalesce(sum({0}) OVER ({1} ROWS UNBOUNDED PRECEDING), 0) AS "
                                                    + type + ")",
                                            a.getFirst(),
                                            Sql.ROW_ORDER);
                                })
                        .ordered()
                        .checked(arguments -> restart(arguments, 1)),
                beside("prev", "lag", "before"),
                beside("next", "lead", "behind"));
    }

    private static long first(List<ArgumentType> types) {
        return !types.isEmpty() && types.getFirst().constant() instanceof Number number ? number.longValue() : 1;
    }

    private static Typing.@Nullable Refused restart(List<ArgumentType> arguments, int argument) {
        return arguments.size() > argument
                        && !Boolean.FALSE.equals(arguments.get(argument).constant())
                ? new Typing.Refused(argument, "to restart within the rows is not supported")
                : null;
    }

    private static ScalarFunction beside(String name, String function, String where) {
        return Entry.of(
                        name + "(column: value, offset: long?!, default: value?!): arg0",
                        "The value of a row " + where + " this, or a default.",
                        (a, t) -> {
                            var type = t.getFirst().type();
                            long offset = t.size() > 1 && t.get(1).constant() instanceof Number number
                                    ? number.longValue()
                                    : 1;
                            var otherwise = t.size() > 2
                                    ? Conversions.to(a.get(2), t.get(2).type(), type)
                                    : Sql.nullOf(type);
                            return Sql.of(
                                            function + "({0}, " + offset + ", {1}) OVER ({2})",
                                            a.getFirst(),
                                            otherwise,
                                            Sql.ROW_ORDER)
                                    .grouped();
                        })
                .ordered();
    }
}
