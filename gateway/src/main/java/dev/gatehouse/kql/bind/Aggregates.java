package dev.gatehouse.kql.bind;

import dev.gatehouse.kql.functions.Aggregate;
import dev.gatehouse.kql.functions.Aggregate.Argument;
import dev.gatehouse.kql.functions.Aggregate.Results;
import dev.gatehouse.kql.schema.Column;
import dev.gatehouse.kql.syntax.Expr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the aggregates of one {@code summarize}. */
final class Aggregates {
    private final Binding binding;
    private final ScalarBinder scalars;
    private final Scope arguments;
    private final List<Assignment> keys;
    private final List<Relation.Grouped.Call> calls = new ArrayList<>();
    private final Map<Expr, List<Column>> results = new HashMap<>();
    private final Map<Expr, String> labels = new HashMap<>();

    /** @param arguments what the aggregates' arguments see */
    Aggregates(Binding binding, ScalarBinder scalars, Scope arguments, List<Assignment> keys) {
        this.binding = binding;
        this.scalars = scalars;
        this.arguments = arguments;
        this.keys = keys;
    }

    List<Relation.Grouped.Call> calls() {
        return List.copyOf(calls);
    }

    /** Default names of calls, by the first result's. */
    Map<Expr, String> labels() {
        return labels;
    }

    /** The results of a call as it was added, with their default names. */
    List<Column> results(Expr call) {
        return results.getOrDefault(call, List.of());
    }

    /** A field for each result; null where the call is wrong, which is reported. */
    @Nullable
    List<Field> add(Expr.Call call, Aggregate aggregate) {
        var values = new ArrayList<Bound>();
        var described = new ArrayList<Argument>();
        var places = new ArrayList<Expr>();
        for (var written : call.arguments()) {
            if (written instanceof Expr.Star && aggregate.starFrom() == -1) {
                binding.errors().starNotAllowed(written.span());
                return null;
            }
            if (written instanceof Expr.Star) {
                for (var field : others(values)) {
                    values.add(new Bound.Column(field));
                    described.add(new Argument(new Bound.Column(field).argument(), field.name()));
                    places.add(written);
                }
                continue;
            }
            var value = scalars.bind(written, arguments);
            if (value == null) {
                return null;
            }
            values.add(value);
            described.add(new Argument(value.argument(), Labels.of(written, Map.of())));
            places.add(written);
        }
        return switch (aggregate.results(described)) {
            case Results.Of(var columns) -> {
                var fields = columns.stream()
                        .map(each -> binding.field(each.name(), each.type()))
                        .toList();
                calls.add(new Relation.Grouped.Call(aggregate, values, fields));
                results.put(call, columns);
                labels.put(call, columns.getFirst().name());
                yield fields;
            }
            case Results.Refused(var argument, var message) -> {
                boolean known = argument >= 0 && argument < places.size();
                binding.errors().refused(known ? places.get(argument).span() : call.span(), message);
                yield null;
            }
        };
    }

    /** What a star stands for: every column that is no key and was not named before it. */
    private List<Field> others(List<Bound> before) {
        var named = new HashSet<Field>();
        keys.forEach(key -> named.addAll(column(key.value())));
        before.forEach(value -> named.addAll(column(value)));
        var row = arguments.row();
        return row == null
                ? List.of()
                : row.fields().stream().filter(field -> !named.contains(field)).toList();
    }

    private static List<Field> column(Bound value) {
        return value instanceof Bound.Column(var field) ? List.of(field) : List.of();
    }
}
