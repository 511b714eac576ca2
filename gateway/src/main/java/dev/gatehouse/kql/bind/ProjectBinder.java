package dev.gatehouse.kql.bind;

import dev.gatehouse.kql.syntax.Expr;
import dev.gatehouse.kql.syntax.Named;
import dev.gatehouse.kql.syntax.Stage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code extend} and the {@code project} operators: other columns for the same rows. */
final class ProjectBinder {
    private final Binding binding;
    private final BindErrors errors;
    private final ScalarBinder scalars;

    ProjectBinder(Binding binding, ScalarBinder scalars) {
        this.binding = binding;
        this.errors = binding.errors();
        this.scalars = scalars;
    }

    @Nullable
    Relation extend(List<Named> columns, Relation input, Environment names) {
        var row = new Row(binding, input);
        var assignments = assignments(columns, new Scope(names, row));
        if (assignments == null) {
            return null;
        }
        var fields = new ArrayList<>(input.shape().fields());
        assignments.forEach(assignment -> place(assignment.field(), fields));
        var relation = row.relation();
        return new Relation.Compute(relation.shape().with(fields), relation, assignments);
    }

    /** Puts a field in the place of the one of its name, or behind all. */
    static void place(Field field, List<Field> fields) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(field.name())) {
                fields.set(i, field);
                return;
            }
        }
        fields.add(field);
    }

    @Nullable
    Relation project(List<Named> columns, Relation input, Environment names) {
        var row = new Row(binding, input);
        var assignments = assignments(columns, new Scope(names, row));
        if (assignments == null) {
            return null;
        }
        var relation = row.relation();
        var fields = assignments.stream().map(Assignment::field).toList();
        return new Relation.Compute(relation.shape().with(fields), relation, assignments);
    }

    /** A field for each expression, with its name: given, suggested by the expression, or a number. */
    private @Nullable List<Assignment> assignments(List<Named> columns, Scope scope) {
        return assignments(columns, scope, new Names());
    }

    @Nullable
    List<Assignment> assignments(List<Named> columns, Scope scope, Names taken) {
        var assignments = new ArrayList<Assignment>();
        boolean bad = false;
        for (var named : columns) {
            var value = scalars.bind(named.value(), scope);
            if (value == null) {
                bad = true;
                continue;
            }
            if (named.names().size() > 1) {
                errors.severalResults(named.span(), 1, named.names().size());
                bad = true;
                continue;
            }
            var name = name(named, taken);
            if (name == null) {
                bad = true;
                continue;
            }
            assignments.add(
                    value instanceof Bound.Column(var field) && field.name().equals(name)
                            ? Assignment.of(field)
                            : new Assignment(binding.field(name, value.type()), value));
        }
        return bad ? null : assignments;
    }

    private @Nullable String name(Named named, Names taken) {
        var label = named.label();
        if (label == null && named.value() instanceof Expr.Name(var span, var text)) {
            label = new Named.Label(span, text);
        }
        if (label == null) {
            var suggested = TableBinder.label(named.value());
            return suggested == null ? taken.next() : taken.unique(suggested);
        }
        if (taken.isGiven(label.text())) {
            errors.declaredTwice(label.span(), label.text());
            return null;
        }
        return taken.given(label.text());
    }

    @Nullable
    Relation away(List<Expr.Pattern> patterns, Relation input) {
        var gone = matched(patterns, input);
        if (gone == null) {
            return null;
        }
        var left = new ArrayList<>(input.shape().fields());
        left.removeAll(gone);
        if (left.isEmpty()) {
            errors.noColumns(patterns.getFirst().span());
            return null;
        }
        return columns(left, input);
    }

    @Nullable
    Relation keep(List<Expr.Pattern> patterns, Relation input) {
        var kept = matched(patterns, input);
        if (kept == null) {
            return null;
        }
        var left = new ArrayList<>(input.shape().fields());
        left.retainAll(kept);
        if (left.isEmpty()) {
            errors.noColumns(patterns.getFirst().span());
            return null;
        }
        return columns(left, input);
    }

    private static Relation columns(List<Field> fields, Relation input) {
        return new Relation.Compute(input.shape().with(fields), input, List.of());
    }

    private @Nullable Set<Field> matched(List<Expr.Pattern> patterns, Relation input) {
        var found = new LinkedHashSet<Field>();
        boolean bad = false;
        for (var pattern : patterns) {
            var some = matched(pattern, input);
            bad |= some.isEmpty() && !pattern.isWild();
            found.addAll(some);
        }
        return bad ? null : found;
    }

    private List<Field> matched(Expr.Pattern pattern, Relation input) {
        var found = input.shape().fields().stream()
                .filter(field -> Wildcards.matches(pattern.text(), field.name()))
                .toList();
        if (found.isEmpty() && !pattern.isWild()) {
            var known = input.shape().fields().stream().map(Field::name).toList();
            errors.unknownColumn(pattern.span(), pattern.text(), known);
        }
        return found;
    }

    @Nullable
    Relation rename(List<Named> columns, Relation input) {
        var fields = new ArrayList<>(input.shape().fields());
        var assignments = new ArrayList<Assignment>();
        var renamed = new HashSet<Field>();
        for (var named : columns) {
            var label = named.label();
            if (label == null || !(named.value() instanceof Expr.Name(var span, var old))) {
                errors.columnNameExpected(named.value().span());
                return null;
            }
            var field = input.shape().find(old);
            if (field == null) {
                errors.unknownColumn(
                        span,
                        old,
                        input.shape().fields().stream().map(Field::name).toList());
                return null;
            }
            if (!renamed.add(field)) {
                errors.declaredTwice(span, old);
                return null;
            }
            var fresh = binding.field(label.text(), field.type());
            fields.set(fields.indexOf(field), fresh);
            assignments.add(new Assignment(fresh, new Bound.Column(field)));
        }
        var taken = new Names();
        for (var field : fields) {
            if (!taken.give(field.name())) {
                errors.declaredTwice(columns.getFirst().span(), field.name());
                return null;
            }
        }
        return new Relation.Compute(input.shape().with(fields), input, assignments);
    }

    @Nullable
    Relation reorder(List<Stage.Reordered> columns, Relation input) {
        var first = new LinkedHashSet<Field>();
        boolean bad = false;
        for (var each : columns) {
            var some = new ArrayList<>(matched(each.pattern(), input));
            bad |= some.isEmpty() && !each.pattern().isWild();
            var byName = Comparator.comparing(Field::name, String.CASE_INSENSITIVE_ORDER)
                    .thenComparing(Field::name);
            switch (each.order()) {
                case ASCENDING -> some.sort(byName);
                case DESCENDING -> some.sort(byName.reversed());
                case null -> {}
            }
            first.addAll(some);
        }
        first.addAll(input.shape().fields());
        return bad ? null : columns(List.copyOf(first), input);
    }
}
