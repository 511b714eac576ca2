package dev.gatehouse.kql.functions;

import dev.gatehouse.kql.schema.Type;
import java.util.ArrayList;
import java.util.List;

/** Aggregates that keep what they see: lists, sets, bags. */
final class Collections {
    private static final String EMPTY = "'[]'::JSON";
    /** Of rows that are in order, a list is in that order, and so are a bag's members. */
    private static final String LIST = "list({0}" + Sql.ROW_ORDER.text() + ")";

    private Collections() {}

    static List<Aggregate> all() {
        var all = new ArrayList<Aggregate>();
        Aggregates.pair(
                all,
                "make_list make_list_if",
                "list list",
                "(value: value, maxSize: integer?!): dynamic",
                """
                All values as an array, in the order of the rows, nulls left out.""",
                Collections::list);
        all.add(new Reduction(
                "list",
                "makelist(value: value, maxSize: integer?!): dynamic",
                "The same as make_list.",
                (a, t) -> list(new Aggregates.Input(a.getFirst(), null), t)));
        all.add(new Reduction(
                "list",
                "make_list_with_nulls(value: value): dynamic",
                "All values as an array, nulls too.",
                (a, t) -> Sql.of(
                        "coalesce(to_json(" + LIST + "), " + EMPTY + ")",
                        element(a.getFirst(), t.getFirst().type()))));
        Aggregates.pair(
                all,
                "make_set make_set_if",
                "set set",
                "(value: value, maxSize: integer?!): dynamic",
                """
                The different values as an array, in their order; arrays count as their elements.""",
                Collections::set);
        all.add(new Reduction(
                "set",
                "makeset(value: value, maxSize: integer?!): dynamic",
                "The same as make_set.",
                (a, t) -> set(new Aggregates.Input(a.getFirst(), null), t)));
        Aggregates.pair(
                all,
                "make_bag make_bag_if",
                "bag bag",
                "(value: bag, maxSize: integer?!): dynamic",
                """
                One bag of all bags' members; of members with the same name, the last.""",
                (x, _) -> bag(x));
        return all;
    }

    /** A value as what an array of JSON is made of: what to_json knows by itself, as it is. */
    private static Sql element(Sql value, Type type) {
        return switch (type) {
            case BOOL, INT, LONG, STRING -> value;
            case REAL, DECIMAL, DATETIME, TIMESPAN, GUID, DYNAMIC -> Conversions.toJson(value, type);
        };
    }

    private static Aggregates.Input known(Aggregates.Input x, Type type) {
        var element = element(x.value(), type);
        return type == Type.STRING
                ? new Aggregates.Input(element, x.condition())
                : new Aggregates.Input(element, x.known().condition());
    }

    private static String slice(List<ArgumentType> types) {
        return types.size() > 1 && types.getLast().constant() instanceof Number most && most.longValue() > 0
                ? "[:" + most.longValue() + "]"
                : "";
    }

    private static Sql list(Aggregates.Input x, List<ArgumentType> types) {
        var list = known(x, types.getFirst().type()).apply(LIST).grouped();
        return Sql.of("coalesce(to_json({0}" + slice(types) + "), " + EMPTY + ")", list);
    }

    private static Sql set(Aggregates.Input x, List<ArgumentType> types) {
        var type = types.getFirst().type();
        var list = type == Type.DYNAMIC
                ? Sql.of(
                        "list_distinct(flatten({0}))",
                        new Aggregates.Input(
                                        Sql.of(
                                                "(CASE WHEN json_type({0}) = 'ARRAY' THEN from_json({0}, '[\"JSON\"]') ELSE [{0}] END)",
                                                x.value()),
                                        x.known().condition())
                                .apply("list({0})"))
                : known(x, type).apply("list(DISTINCT {0})");
        return Sql.of("coalesce(to_json(list_sort({0})" + slice(types) + "), " + EMPTY + ")", list);
    }

    private static Sql bag(Aggregates.Input x) {
        var maps = new Aggregates.Input(
                Sql.of("from_json({0}, '\"MAP(VARCHAR,JSON)\"')", x.value()),
                x.known().condition());
        return Sql.of(
                "coalesce(to_json(list_reduce(nullif(list_concat([MAP{}::MAP(VARCHAR,JSON)], {0}), []), lambda a, b: map_concat(a, b))), '{}'::JSON)",
                maps.apply(LIST));
    }
}
