package dev.gatehouse.kql.bind;

import dev.gatehouse.kql.functions.Aggregate;
import dev.gatehouse.kql.functions.Functions;
import dev.gatehouse.kql.functions.Lookup;
import dev.gatehouse.kql.schema.Type;
import dev.gatehouse.kql.syntax.Expr;
import dev.gatehouse.kql.syntax.Named;
import dev.gatehouse.kql.syntax.Stage;
import dev.gatehouse.kql.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What each query operator makes of the table that comes through the pipe. What gives null was reported. */
final class StageBinder {
    private final Binding binding;
    private final BindErrors errors;
    private final ScalarBinder scalars;
    private final TableBinder tables;
    private final UnionBinder unions;
    private final SearchBinder searches;
    private final CallBinder calls;
    private final ProjectBinder projects;
    private final SummarizeBinder summaries;

    StageBinder(
            Binding binding,
            ScalarBinder scalars,
            TableBinder tables,
            UnionBinder unions,
            SearchBinder searches,
            CallBinder calls) {
        this.binding = binding;
        this.errors = binding.errors();
        this.scalars = scalars;
        this.tables = tables;
        this.unions = unions;
        this.searches = searches;
        this.calls = calls;
        this.projects = new ProjectBinder(binding, scalars);
        this.summaries = new SummarizeBinder(binding, scalars);
    }

    @Nullable
    Relation pipe(Expr.Pipe pipe, Environment outer) {
        var names = new Environment(outer);
        var source = pipe.source();
        var relation = tables.bind(source, names);
        var name = source instanceof Expr.Name(var _, var text) ? text : "";
        for (var stage : pipe.stages()) {
            if (relation == null) {
                return null;
            }
            relation = binding.checked(stage(stage, relation, name, names), stage.span());
            name = stage instanceof Stage.As(var _, var label) ? label.text() : "";
        }
        return relation;
    }

    /** @param name of the input, where it has one */
    private @Nullable Relation stage(Stage stage, Relation input, String name, Environment names) {
        if (!binding.count(stage.span(), 1)) {
            return null;
        }
        return switch (stage) {
            case Stage.Where(var _, var predicate) -> where(predicate, input, names);
            case Stage.Extend(var _, var columns) -> projects.extend(columns, input, names);
            case Stage.Serialize(var _, var columns) -> projects.extend(columns, binding.serialized(input), names);
            case Stage.Project(var _, var columns) -> projects.project(columns, input, names);
            case Stage.ProjectAway(var _, var columns) -> projects.away(columns, input);
            case Stage.ProjectKeep(var _, var columns) -> projects.keep(columns, input);
            case Stage.ProjectRename(var _, var columns) -> projects.rename(columns, input);
            case Stage.ProjectReorder(var _, var columns) -> projects.reorder(columns, input);
            case Stage.Summarize summarize ->
                summaries.summarize(summarize.aggregates(), summarize.keys(), input, names);
            case Stage.Distinct(var _, var columns) -> summaries.distinct(columns, input, names);
            case Stage.Sort(var _, var keys) -> sort(keys, input, names);
            case Stage.Take(var _, var count) -> take(count, input, names);
            case Stage.Top(var _, var count, var key) -> take(count, sort(List.of(key), input, names), names);
            case Stage.Sample(var _, var count) -> {
                var rows = rows(count, names);
                yield rows == null ? null : new Relation.Sample(input.shape().ordered(List.of()), input, rows);
            }
            case Stage.SampleDistinct(var _, var count, var value) ->
                take(count, summaries.distinct(List.of(value), input, names), names);
            case Stage.Count _ -> count(input);
            case Stage.Join join -> new JoinBinder(binding, tables).bind(join, input, names);
            case Stage.Union(var span, var of) -> unions.bind(of, new UnionBinder.Member(name, input), span, names);
            case Stage.MvExpand expand -> new ExpandBinder(binding, scalars).bind(expand, input, names);
            case Stage.Parse parse -> new ParseBinder(binding, scalars).bind(parse, input, names);
            case Stage.MakeSeries series -> new SeriesBinder(binding, scalars).bind(series, input, names);
            case Stage.Search(var span, var search) -> searches.bind(search, name, input, span, names);
            case Stage.As(var _, var label) -> as(label, input, names);
            case Stage.GetSchema _ -> new ValuesBinder(binding, scalars).schema(input);
            case Stage.Invoke(var _, var call) -> invoke(call, input, names);
            case Stage.Render(var span, var _, var _) -> {
                errors.renderNotLast(span);
                yield null;
            }
        };
    }

    private @Nullable Relation where(Expr predicate, Relation input, Environment names) {
        var row = new Row(binding, input);
        var condition = scalars.condition(predicate, new Scope(names, row));
        return condition == null ? null : filtered(row.relation(), input, condition);
    }

    /** Filters; what the condition needed computed before is not handed on. */
    static Relation filtered(Relation relation, Relation input, Bound condition) {
        var order = relation.shape().order();
        return new Relation.Filter(relation.shape().with(input.shape().fields()).ordered(order), relation, condition);
    }

    private @Nullable Relation sort(List<Stage.Key> keys, Relation input, Environment names) {
        var row = new Row(binding, input);
        var order = new ArrayList<SortKey>();
        var computed = new ArrayList<Assignment>();
        boolean bad = false;
        for (var key : keys) {
            var value = scalars.bind(key.value().value(), new Scope(names, row));
            if (value != null && value.type() == Type.DYNAMIC) {
                errors.dynamicNotAllowed(key.value().span(), "what rows are sorted by");
            }
            if (value == null || value.type() == Type.DYNAMIC) {
                bad = true;
                continue;
            }
            var field = value instanceof Bound.Column(var column) ? column : binding.field("order", value.type());
            if (!(value instanceof Bound.Column)) {
                computed.add(new Assignment(field, value));
            }
            boolean descending = key.direction() == Stage.Direction.DESCENDING;
            order.add(new SortKey(field, descending, key.nullsFirst() == null ? !descending : key.nullsFirst()));
        }
        if (bad) {
            return null;
        }
        var relation = row.relation();
        if (!computed.isEmpty()) {
            var shape = relation.shape();
            var fields = new ArrayList<>(shape.fields());
            computed.forEach(each -> fields.add(each.field()));
            relation = new Relation.Compute(shape.with(fields), relation, computed);
        }
        var shape = relation.shape().with(input.shape().fields()).ordered(order);
        return new Relation.Ordered(shape, relation);
    }

    private @Nullable Relation take(Expr count, @Nullable Relation input, Environment names) {
        var rows = rows(count, names);
        return rows == null || input == null
                ? null
                : new Relation.Take(input.shape().next(), input, rows);
    }

    private @Nullable Bound rows(Expr count, Environment names) {
        var value = scalars.bind(count, new Scope(names, null));
        if (value == null) {
            return null;
        }
        if (value.type() != Type.LONG && value.type() != Type.INT) {
            errors.notInteger(count.span());
            return null;
        }
        return value;
    }

    private Relation count(Relation input) {
        var field = binding.field("Count", Type.LONG);
        var aggregate = Functions.aggregate("count");
        if (!(aggregate instanceof Lookup.Found<Aggregate>(var count))) {
            throw new IllegalStateException("no count");
        }
        var call = new Relation.Grouped.Call(count, List.of(), List.of(field));
        return new Relation.Grouped(
                Shape.of(List.of(field), input.shape().depth() + 1), input, List.of(), List.of(call));
    }

    private Relation as(Named.Label label, Relation input, Environment names) {
        names.define(label.text(), new Meaning.Table(input));
        return input;
    }

    /** The input becomes the function's first argument, which has a name of its own for the purpose. */
    private @Nullable Relation invoke(Expr.Call call, Relation input, Environment names) {
        if (!(names.find(call.name()) instanceof Meaning.Function(var definition, var _, var _))) {
            errors.unknownFunction(call.at(), call.name(), "");
            return null;
        }
        if (definition.parameters().isEmpty()
                || !(definition.parameters().getFirst() instanceof Statement.TableParameter)) {
            errors.wrongArguments(call.span(), "'%s' takes no table first".formatted(call.name()));
            return null;
        }
        var inner = new Environment(names);
        inner.define("", new Meaning.Table(input));
        var arguments = new ArrayList<Expr>();
        arguments.add(new Expr.Name(call.at(), ""));
        arguments.addAll(call.arguments());
        var whole = new Expr.Call(call.span(), call.at(), call.name(), arguments);
        return switch (calls.call(whole, new Scope(inner, null))) {
            case Meaning.Table(var relation) -> relation;
            case Meaning.Value _ -> {
                errors.tableExpected(call.span(), "'" + call.name() + "'");
                yield null;
            }
            case Meaning.Function _, Meaning.Unknown _ -> null;
        };
    }
}
