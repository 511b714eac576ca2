package dev.gatehouse.kql.bind;

import dev.gatehouse.text.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How large a query becomes for a database that puts tables and values wherever their names stand: small texts can be huge
 * then. Measured without recursion, since what is too deep must not end the thread here already.
 *
 * @param depth of relations one upon another, and within expressions
 * @param relations in all
 * @param height of the tree
 * @param values in the expression; of a relation 0
 * @param subqueries whether the expression has some; each takes a stage before the one it is in
 */
record Extent(long depth, long relations, long height, long values, boolean subqueries) {
    /** DuckDB's planner takes 5 s for 16,000 of them. */
    private static final long MOST_RELATIONS = 1_500;

    private static final long MOST_VALUES = 20_000;

    /** Of relations and values within each other: every one costs the emitter some frames of the stack. */
    private static final long HIGHEST = 1_000;

    private static final Extent NOTHING = new Extent(0, 0, 0, 0, false);

    /** False, and reported, where it is too large. */
    static boolean check(Relation relation, BindErrors errors, Span at) {
        var measured = new IdentityHashMap<Part, Extent>();
        var open = new ArrayDeque<Part>();
        open.push(relation);
        while (!open.isEmpty()) {
            var node = open.peek();
            var parts = measured.containsKey(node) ? List.<Part>of() : parts(node);
            var missing =
                    parts.stream().filter(part -> !measured.containsKey(part)).toList();
            if (!missing.isEmpty()) {
                missing.forEach(open::push);
                continue;
            }
            open.pop();
            if (!measured.containsKey(node)) {
                var extent = of(node, parts, measured);
                measured.put(node, extent);
                if (!extent.fits(errors, at)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean fits(BindErrors errors, Span at) {
        if (depth > Binding.DEEPEST) {
            errors.tooManyStages(at, Binding.DEEPEST);
        } else if (relations > MOST_RELATIONS) {
            errors.tooManyCopies(at, MOST_RELATIONS);
        } else if (values > MOST_VALUES) {
            errors.tooLarge(at, (int) MOST_VALUES);
        } else if (height > HIGHEST) {
            errors.tooDeep(at, (int) HIGHEST);
        } else {
            return true;
        }
        return false;
    }

    private static Extent of(Part node, List<Part> parts, Map<Part, Extent> measured) {
        long depth = 0;
        long relations = 0;
        long height = 0;
        long values = 0;
        boolean subqueries = node instanceof Bound.Scalar || node instanceof Bound.Within;
        for (var part : parts) {
            var extent = measured.getOrDefault(part, NOTHING);
            depth = Math.max(depth, extent.depth);
            relations += part instanceof Relation.Materialized ? 1 : extent.relations;
            height = Math.max(height, extent.height);
            values += extent.values;
            subqueries |= extent.subqueries;
        }
        if (!(node instanceof Relation relation)) {
            return new Extent(depth, relations, height + 1, values + 1, subqueries);
        }
        int own = own(relation) + (subqueries ? 1 : 0);
        return new Extent(depth + own, relations + own, height + 1, 0, false);
    }

    /** How many stages of SQL a relation takes. */
    private static int own(Relation relation) {
        return switch (relation) {
            case Relation.Ordered _ -> 0;
            case Relation.Union _ -> 2;
            case Relation.Series _ -> 5;
            case Relation.Scan _,
                    Relation.Row _,
                    Relation.Values _,
                    Relation.Sequence _,
                    Relation.Filter _,
                    Relation.Compute _,
                    Relation.Grouped _,
                    Relation.Take _,
                    Relation.Sample _,
                    Relation.Join _,
                    Relation.Expand _,
                    Relation.Materialized _ -> 1;
        };
    }

    /** What stands within a relation or expression. */
    private static List<Part> parts(Part node) {
        return switch (node) {
            case Relation relation -> parts(relation);
            case Bound value -> parts(value);
        };
    }

    private static List<Part> parts(Relation relation) {
        var parts = new ArrayList<Part>();
        switch (relation) {
            case Relation.Scan _, Relation.Row _ -> {}
            case Relation.Values values -> values.rows().forEach(parts::addAll);
            case Relation.Sequence sequence -> parts.add(sequence.count());
            case Relation.Filter(var _, var input, var predicate) -> parts.addAll(List.of(input, predicate));
            case Relation.Compute(var _, var input, var assignments) -> {
                parts.add(input);
                assignments.forEach(each -> parts.add(each.value()));
            }
            case Relation.Grouped(var _, var input, var keys, var calls) -> {
                parts.add(input);
                keys.forEach(each -> parts.add(each.value()));
                calls.forEach(each -> parts.addAll(each.arguments()));
            }
            case Relation.Ordered(var _, var input) -> parts.add(input);
            case Relation.Take(var _, var input, var count) -> parts.addAll(List.of(input, count));
            case Relation.Sample(var _, var input, var count) -> parts.addAll(List.of(input, count));
            case Relation.Join join -> parts.addAll(List.of(join.left(), join.right()));
            case Relation.Union(var _, var inputs) -> parts.addAll(inputs);
            case Relation.Expand expand -> {
                parts.add(expand.input());
                expand.arrays().forEach(each -> parts.add(each.value()));
                addIfThere(expand.limit(), parts);
            }
            case Relation.Series series -> {
                parts.addAll(List.of(
                        series.bins(), series.axis().value(), series.item().value()));
                series.values().forEach(each -> parts.add(each.standard()));
                addIfThere(series.first(), parts);
                addIfThere(series.last(), parts);
                addIfThere(series.within(), parts);
            }
            case Relation.Materialized(var _, var input) -> parts.add(input);
        }
        return parts;
    }

    private static List<Part> parts(Bound value) {
        return switch (value) {
            case Bound.Constant _, Bound.Column _, Bound.RowNumber _ -> List.of();
            case Bound.Apply call -> List.copyOf(call.arguments());
            case Bound.Path path -> List.of(path.base());
            case Bound.Partitioned(var call, var _) -> List.of(call);
            case Bound.Scalar(var table) -> List.of(table);
            case Bound.Within within -> List.of(within.subject(), within.table());
            case Bound.Captured captured -> List.of(captured.subject());
        };
    }

    private static void addIfThere(@Nullable Bound value, List<Part> parts) {
        if (value != null) {
            parts.add(value);
        }
    }
}
