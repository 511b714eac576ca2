package dev.gatehouse.kql.functions;

import dev.gatehouse.kql.schema.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Aggregates. They pass over nulls. Of nothing, counts and sums are 0, lists are empty, all else is null; only the
 * average of numbers is NaN, which is what dashboards test for.
 */
final class Aggregates {
    private Aggregates() {}

    static List<Aggregate> all() {
        var all = new ArrayList<Aggregate>();
        all.add(Reduction.of(
                "count(): long\ncount(predicate: bool): long\ncount(value: value): long",
                """
                The number of rows; with a predicate, of those where it holds.""",
                (a, t) -> a.isEmpty() || t.getFirst().type() != Type.BOOL
                        ? Sql.text("count(*)")
                        : Sql.of("count(*) FILTER (WHERE {0})", a)));
        all.add(Reduction.of(
                "countif(predicate: bool): long",
                "The number of rows where a predicate holds.",
                (a, _) -> Sql.of("count(*) FILTER (WHERE {0})", a)));
        pair(all, "sum sumif", """
                (value: int): long
                (value: number): arg0
                (value: timespan): timespan""", "The sum.", Aggregates::sum);
        pair(all, "avg avgif", """
                (value: integer): real
                (value: number): arg0
                (value: timespan): timespan
                (value: datetime): datetime""", "The arithmetic mean; of no number NaN.", Aggregates::average);
        pair(all, "min minif", "(value: orderable): arg0", "The least value.", (x, t) -> whole(x.apply("min({0})"), t));
        pair(
                all,
                "max maxif",
                "(value: orderable): arg0",
                "The greatest value.",
                (x, t) -> whole(x.apply("max({0})"), t));
        pair(
                all,
                "dcount dcountif",
                "(value: value, accuracy: long?): long",
                """
                The number of different values; exact, whatever the accuracy.""",
                (x, _) -> x.apply("count(DISTINCT {0})"));
        pair(
                all,
                "count_distinct count_distinctif",
                "(value: notDynamic): long",
                """
                The number of different values.""",
                (x, _) -> x.apply("count(DISTINCT {0})"));
        spread(all, "stdev stdevif", "The standard deviation of a sample.", "stddev_samp");
        spread(all, "stdevp stdevpif", "The standard deviation of a population.", "stddev_pop");
        spread(all, "variance varianceif", "The variance of a sample.", "var_samp");
        spread(all, "variancep variancepif", "The variance of a population.", "var_pop");
        all.add(covariance("covariance", "covar_samp"));
        all.add(covariance("covariancep", "covar_pop"));
        bits(all, "and");
        bits(all, "or");
        bits(all, "xor");
        all.addAll(Collections.all());
        all.addAll(Percentiles.all());
        all.addAll(Picks.all());
        return all;
    }

    /** The value an aggregate is of, and the condition on its rows; null for all rows. */
    record Input(Sql value, @Nullable Sql condition) {
        /** @param call an aggregate's call with the value as {@code {0}} */
        Sql apply(String call) {
            return condition == null ? Sql.of(call, value) : Sql.of(call + " FILTER (WHERE {1})", value, condition);
        }

        /** The same rows where the value is not null. */
        Input known() {
            return new Input(
                    value,
                    condition == null
                            ? Sql.of("{0} IS NOT NULL", value)
                            : Sql.of("{0} AND {1} IS NOT NULL", condition, value));
        }
    }

    @FunctionalInterface
    interface Emission {
        Sql sql(Input input, List<ArgumentType> types);
    }

    /**
     * An aggregate and its twin with a predicate behind the value.
     *
     * @param names of both, with a space between
     * @param signatures of the first, without its name
     */
    static void pair(List<Aggregate> all, String names, String signatures, String description, Emission emission) {
        pair(all, names, names, signatures, description, emission);
    }

    /** @param prefixes of the columns' names, for each of both */
    static void pair(
            List<Aggregate> all,
            String names,
            String prefixes,
            String signatures,
            String description,
            Emission emission) {
        var name = names.split(" ", -1);
        var prefix = prefixes.split(" ", -1);
        all.add(new Reduction(
                prefix[0],
                signatures.replaceAll("(?m)^", name[0]),
                description,
                (a, t) -> emission.sql(new Input(a.getFirst(), null), t)));
        all.add(new Reduction(
                prefix[1],
                signatures.replaceAll("(?m)^(\\(value: \\w+)", name[1] + "$1, predicate: bool"),
                description + " Of the rows where a predicate holds.",
                (a, t) -> emission.sql(new Input(a.getFirst(), a.get(1)), t)));
    }

    private static Sql sum(Input x, List<ArgumentType> types) {
        var type = types.getFirst().type();
        var sql = Types.sql(type == Type.INT ? Type.LONG : type);
        return Sql.of("TRY_CAST(coalesce({0}, 0) AS " + sql + ")", x.apply("sum({0})"));
    }

    private static Sql average(Input x, List<ArgumentType> types) {
        return switch (types.getFirst().type()) {
            case INT, LONG, REAL -> Sql.of("coalesce({0}, 'NaN'::DOUBLE)", x.apply("avg({0}::DOUBLE)"));
            case DECIMAL -> Sql.of("{0}::" + Types.DECIMAL, x.apply("avg({0})"));
            case TIMESPAN -> Sql.of("TRY_CAST({0} AS BIGINT)", x.apply("avg({0})"));
            default -> x.apply("avg({0})");
        };
    }

    /** A string is never null. */
    static Sql whole(Sql value, List<ArgumentType> types) {
        return types.getFirst().type() == Type.STRING ? Sql.of("coalesce({0}, '')", value) : value;
    }

    private static void spread(List<Aggregate> all, String names, String description, String function) {
        pair(
                all,
                names,
                "(value: number): real\n(value: timespan): real",
                description,
                (x, _) -> Sql.of("coalesce({0}, 0)", x.apply(function + "({0}::DOUBLE)")));
    }

    private static Aggregate covariance(String name, String function) {
        return Reduction.of(
                name + "(x: number, y: number): real",
                "The covariance of two numbers.",
                (a, _) -> Sql.of("coalesce(" + function + "({0}::DOUBLE, {1}::DOUBLE), 0)", a));
    }

    private static void bits(List<Aggregate> all, String word) {
        var name = "binary_all_" + word;
        all.add(new Reduction(
                "",
                name + "(value: integer): arg0",
                "All values, joined bit by bit by " + word + ".",
                (a, _) -> Sql.of("bit_" + word + "({0})", a)));
    }
}
