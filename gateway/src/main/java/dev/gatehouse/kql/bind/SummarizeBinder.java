package dev.gatehouse.kql.bind;

import dev.gatehouse.kql.schema.Type;
import dev.gatehouse.kql.syntax.Expr;
import dev.gatehouse.kql.syntax.Named;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code summarize} and {@code distinct}: a row for each group.
 *
 * @see <a href="https://learn.microsoft.com/kusto/query/summarize-operator">summarize operator</a>
 */
final class SummarizeBinder {
    private final Binding binding;
    private final BindErrors errors;
    private final ScalarBinder scalars;

    SummarizeBinder(Binding binding, ScalarBinder scalars) {
        this.binding = binding;
        this.errors = binding.errors();
        this.scalars = scalars;
    }

    @Nullable
    Relation distinct(List<Named> columns, Relation input, Environment names) {
        var written = new ArrayList<Named>();
        for (var named : columns) {
            if (named.value() instanceof Expr.Star(var span) && named.names().isEmpty()) {
                input.shape()
                        .fields()
                        .forEach(field -> written.add(new Named(span, List.of(), new Expr.Name(span, field.name()))));
            } else {
                written.add(named);
            }
        }
        return summarize(List.of(), written, input, names);
    }

    @Nullable
    Relation summarize(List<Named> written, List<Named> by, Relation input, Environment names) {
        var row = new Row(binding, input);
        var scope = new Scope(names, row);
        var taken = new Names();
        var keys = keys(by, scope, taken);
        if (keys == null) {
            return null;
        }
        var aggregates = new Aggregates(binding, scalars, scope, keys);
        var values = values(written, new Scope(names, row, aggregates), taken);
        if (values == null) {
            return null;
        }
        var relation = row.relation();
        var grouped = new ArrayList<Field>();
        keys.forEach(key -> grouped.add(key.field()));
        aggregates.calls().forEach(call -> grouped.addAll(call.results()));
        var shape = Shape.of(grouped, relation.shape().depth() + 1);
        var groups = new Relation.Grouped(shape, relation, keys, aggregates.calls());
        var fields = new ArrayList<Field>();
        keys.forEach(key -> fields.add(key.field()));
        values.forEach(value -> fields.add(value.field()));
        return new Relation.Compute(shape.with(fields), groups, values);
    }

    /** A field for each expression behind {@code by}. */
    @Nullable
    List<Assignment> keys(List<Named> by, Scope scope, Names taken) {
        var keys = new ProjectBinder(binding, scalars).assignments(by, scope, taken);
        if (keys == null) {
            return null;
        }
        boolean bad = false;
        for (int i = 0; i < keys.size(); i++) {
            if (keys.get(i).value().type() == Type.DYNAMIC) {
                errors.dynamicNotAllowed(by.get(i).value().span(), "what rows are grouped by");
                bad = true;
            }
        }
        return bad ? null : keys;
    }

    /** A field for each result: of aggregates that stand alone, all of theirs. */
    @Nullable
    List<Assignment> values(List<Named> written, Scope scope, Names taken) {
        var aggregates = scope.aggregates();
        var values = new ArrayList<Assignment>();
        boolean bad = aggregates == null;
        for (var named : written) {
            var value = scalars.bind(named.value(), scope);
            if (value == null || aggregates == null) {
                bad = true;
                continue;
            }
            var results = aggregates.results(named.value());
            if (results.isEmpty()) {
                var name = name(named, 0, Labels.of(named.value(), aggregates.labels()), taken);
                bad |= name == null || tooMany(named, 1);
                values.add(new Assignment(binding.field(name == null ? "" : name, value.type()), value));
                continue;
            }
            bad |= tooMany(named, results.size());
            var fields = aggregates.calls().getLast().results();
            for (int i = 0; i < fields.size(); i++) {
                var name = name(named, i, results.get(i).name(), taken);
                bad |= name == null;
                values.add(new Assignment(
                        binding.field(name == null ? "" : name, fields.get(i).type()),
                        new Bound.Column(fields.get(i))));
            }
        }
        return bad ? null : values;
    }

    private boolean tooMany(Named named, int results) {
        if (named.names().size() > results) {
            errors.severalResults(named.span(), results, named.names().size());
            return true;
        }
        return false;
    }

    private @Nullable String name(Named named, int place, @Nullable String suggested, Names taken) {
        if (place >= named.names().size()) {
            return suggested == null ? taken.next() : taken.unique(suggested);
        }
        var label = named.names().get(place);
        if (taken.isGiven(label.text())) {
            errors.declaredTwice(label.span(), label.text());
            return null;
        }
        return taken.given(label.text());
    }
}
