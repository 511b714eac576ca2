package dev.gatehouse.kql.functions;

import static dev.gatehouse.kql.schema.Type.INT;

import dev.gatehouse.kql.schema.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * Aggregates with one result. They pass over nulls. Of nothing, counts and sums are 0, lists are empty, all else is null;
 * only the average of numbers is NaN, which is what dashboards test for.
 */
final class Aggregates {
    private Aggregates() {}

    static List<Aggregate> all() {
        var all = new ArrayList<Aggregate>();
        all.add(Reduction.of(
                "count(): long\ncount(predicate: bool): long\ncount(value: value): long",
                "The number of rows; with a predicate, of those where it holds.",
                (a, t) -> a.isEmpty() || t.getFirst().type() != Type.BOOL
                        ? Sql.text("count(*)")
                        : Sql.of("count(*) FILTER (WHERE {0})", a)));
        all.add(Reduction.of(
                "countif(predicate: bool): long",
                "The number of rows where a predicate holds.",
                (a, _) -> Sql.of("count(*) FILTER (WHERE {0})", a)));
        filtered(all, "sum", "sumif", "sum", "(value: summable", "): arg0", "The sum.", Aggregates::sum);
        filtered(
                all,
                "avg",
                "avgif",
                "avg",
                "(value: summable",
                "): arg0",
                "The arithmetic mean; a real of integers.",
                Aggregates::average);
        filtered(
                all,
                "min",
                "minif",
                "min",
                "(value: orderable",
                "): arg0",
                "The least value.",
                (x, t) -> least(x, t, "min"));
        filtered(
                all,
                "max",
                "maxif",
                "max",
                "(value: orderable",
                "): arg0",
                "The greatest value.",
                (x, t) -> least(x, t, "max"));
        filtered(
                all,
                "dcount",
                "dcountif",
                "dcount",
                "(value: value",
                "): long",
                "The number of different values; exact, whatever the accuracy.",
                (x, t) -> distinct(x, t));
        filtered(
                all,
                "count_distinct",
                "count_distinctif",
                "count_distinct",
                "(value: notDynamic",
                "): long",
                "The number of different values.",
                (x, t) -> distinct(x, t));
        filtered(
                all,
                "stdev",
                "stdevif",
                "stdev",
                "(value: number",
                "): real",
                "The standard deviation of a sample.",
                (x, _) -> spread("stddev_samp", x));
        filtered(
                all,
                "stdevp",
                "stdevpif",
                "stdevp",
                "(value: number",
                "): real",
                "The standard deviation of a population.",
                (x, _) -> spread("stddev_pop", x));
        filtered(
                all,
                "variance",
                "varianceif",
                "variance",
                "(value: number",
                "): real",
                "The variance of a sample.",
                (x, _) -> spread("var_samp", x));
        filtered(
                all,
                "variancep",
                "variancepif",
                "variancep",
                "(value: number",
                "): real",
                "The variance of a population.",
                (x, _) -> spread("var_pop", x));
        return all;
    }

    @FunctionalInterface
    private interface Of {
        /** @param input the value and, where there is one, the filter behind it: {@code x) FILTER (WHERE p} */
        Sql sql(Input input, Type type);
    }

    /** The argument of an aggregate, and the condition on rows; {0} is the value, {1} the condition. */
    record Input(Sql value, Sql filter) {
        /** @param call an aggregate's call with the value as {0} */
        Sql apply(String call) {
            return Sql.of(call + "{1}", value, filter);
        }
    }

    private static void filtered(
            List<Aggregate> all,
            String name,
            String nameIf,
            String prefix,
            String open,
            String close,
            String description,
            Of of) {
        var accuracy = name.equals("dcount") ? ", accuracy: long?" : "";
        all.add(new Reduction(
                prefix,
                name + open + accuracy + close,
                description,
                (a, t) -> of.sql(
                        new Input(a.getFirst(), Sql.text("")), t.getFirst().type())));
        all.add(new Reduction(
                nameIf,
                nameIf + open + ", predicate: bool" + accuracy + close,
                description + " Of rows where a predicate holds.",
                (a, t) -> of.sql(
                        new Input(a.getFirst(), Sql.of(" FILTER (WHERE {0})", a.get(1))),
                        t.getFirst().type())));
    }

    private static Sql sum(Input x, Type type) {
        var sql = Types.sql(type == INT ? Type.LONG : type);
        return Sql.of("coalesce(TRY_CAST({0} AS " + sql + "), 0)", x.apply("sum({0})"));
    }

    private static Sql average(Input x, Type type) {
        return x.apply("avg({0})");
    }

    private static Sql least(Input x, Type type, String name) {
        return x.apply(name + "({0})");
    }

    private static Sql distinct(Input x, Type type) {
        return x.apply("count(DISTINCT {0})");
    }

    private static Sql spread(String name, Input x) {
        return Sql.of("coalesce({0}, 0)", x.apply(name + "({0}::DOUBLE)"));
    }
}
