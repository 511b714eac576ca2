package dev.gatehouse.kql.bind;

import dev.gatehouse.kql.functions.Types;
import dev.gatehouse.kql.schema.Type;
import dev.gatehouse.kql.syntax.Expr;
import dev.gatehouse.kql.syntax.Named;
import dev.gatehouse.kql.syntax.Stage;
import dev.gatehouse.text.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code make-series}: for each group, arrays of aggregates over the steps of an axis. Without {@code from} or {@code to} a
 * series begins or ends where its group has rows.
 *
 * @see <a href="https://learn.microsoft.com/kusto/query/make-series-operator">make-series operator</a>
 */
final class SeriesBinder {
    private static final Instant MIDNIGHT = Instant.parse("2000-01-01T00:00:00Z");

    private final Binding binding;
    private final BindErrors errors;
    private final ScalarBinder scalars;

    SeriesBinder(Binding binding, ScalarBinder scalars) {
        this.binding = binding;
        this.errors = binding.errors();
        this.scalars = scalars;
    }

    /** The axis as written, each of its own type. */
    private record Axis(
            Bound value, @Nullable Bound from, @Nullable Bound to, Bound step, Bound origin) {}

    @Nullable
    Relation bind(Stage.MakeSeries series, Relation input, Environment names) {
        var row = new Row(binding, input);
        var scope = new Scope(names, row);
        var axis = axis(series, scope);
        var taken = new Names();
        var summaries = new SummarizeBinder(binding, scalars);
        var keys = summaries.keys(series.keys(), scope, taken);
        if (axis == null || keys == null) {
            return null;
        }
        var aggregates = new Aggregates(binding, scalars, scope, keys);
        var written = series.series().stream().map(Stage.Series::aggregate).toList();
        var values = summaries.values(written, new Scope(names, row, aggregates), taken);
        if (values == null) {
            return null;
        }
        if (values.size() != written.size()) {
            errors.severalResults(series.span(), values.size(), written.size());
            return null;
        }
        var filled = new ArrayList<Relation.Series.Filled>();
        var dynamics = new ArrayList<Assignment>();
        for (int i = 0; i < values.size(); i++) {
            var value = values.get(i);
            var standard =
                    standard(series.series().get(i).standard(), value.value().type(), names);
            var dynamic = Binding.dynamic(value.value());
            if (standard == null || dynamic == null) {
                return null;
            }
            var from = binding.field("value", Type.DYNAMIC);
            dynamics.add(new Assignment(from, dynamic));
            filled.add(new Relation.Series.Filled(binding.field(value.field().name(), Type.DYNAMIC), from, standard));
        }
        var name = axisName(series.axis(), taken);
        return relation(axis, name, row.relation(), keys, aggregates, dynamics, filled, series.span());
    }

    private static String axisName(Named axis, Names taken) {
        var label = axis.label();
        var suggested = label == null ? TableBinder.label(axis.value()) : label.text();
        return suggested == null ? taken.next() : taken.unique(suggested);
    }

    private @Nullable Relation relation(
            Axis axis,
            String name,
            Relation input,
            List<Assignment> keys,
            Aggregates aggregates,
            List<Assignment> values,
            List<Relation.Series.Filled> filled,
            Span at) {
        var index = binding.field("step", Type.LONG);
        var number = number(Binding.call(Binding.scalar("bin_at"), axis.value(), axis.step(), axis.origin()), axis);
        var present = Binding.call(Binding.scalar("isnotnull"), axis.value());
        var place = Binding.operator("+", axis.origin(), Binding.operator("*", axis.step(), new Bound.Column(index)));
        if (number == null || present == null || place == null) {
            errors.refused(at, "the axis, its ends and its step do not fit together");
            return null;
        }
        var within = present;
        if (axis.from() != null) {
            within = Binding.operator("and", within, Binding.operator(">=", axis.value(), axis.from()));
        }
        if (axis.to() != null) {
            within = Binding.operator("and", within, Binding.operator("<", axis.value(), axis.to()));
        }
        var point = binding.field("point", place.type());
        var before = axis.to() == null ? null : Binding.operator("<", new Bound.Column(point), axis.to());
        var last = axis.to() == null ? null : number(axis.to(), axis);
        var dynamic = Binding.dynamic(new Bound.Column(point));
        if (within == null || dynamic == null || (axis.to() != null && (before == null || last == null))) {
            errors.refused(at, "the axis, its ends and its step do not fit together");
            return null;
        }
        var filtered = new Relation.Filter(input.shape().next(), input, within);
        var groupKeys = new ArrayList<>(keys);
        groupKeys.add(new Assignment(index, number));
        var grouped = new ArrayList<Field>();
        groupKeys.forEach(key -> grouped.add(key.field()));
        var results = new ArrayList<>(grouped);
        aggregates.calls().forEach(call -> results.addAll(call.results()));
        var groups = new Relation.Grouped(
                Shape.of(results, filtered.shape().depth() + 1), filtered, groupKeys, aggregates.calls());
        var binFields = new ArrayList<>(grouped);
        values.forEach(value -> binFields.add(value.field()));
        var bins = new Relation.Compute(groups.shape().with(binFields), groups, values);
        var keyFields = keys.stream().map(Assignment::field).toList();
        var axisArray = binding.field(name, Type.DYNAMIC);
        var fields = new ArrayList<>(keyFields);
        filled.forEach(each -> fields.add(each.array()));
        fields.add(axisArray);
        return new Relation.Series(
                Shape.of(fields, bins.shape().depth() + 5),
                bins,
                keyFields,
                index,
                filled,
                new Assignment(point, place),
                new Assignment(binding.field("item", Type.DYNAMIC), dynamic),
                axisArray,
                axis.from() == null ? null : new Bound.Constant(Type.LONG, 0L),
                last,
                before);
    }

    /** Which step a value of the axis is in, if it is the step's begin. */
    private static @Nullable Bound number(@Nullable Bound value, Axis axis) {
        var steps =
                value == null ? null : Binding.operator("/", Binding.operator("-", value, axis.origin()), axis.step());
        return steps == null ? null : Binding.converted(steps, Type.LONG);
    }

    private @Nullable Axis axis(Stage.MakeSeries series, Scope scope) {
        var outside = new Scope(scope.names(), null);
        var value = scalars.bind(series.axis().value(), scope);
        var from = series.from() == null ? null : scalars.bind(series.from(), outside);
        var to = series.to() == null ? null : scalars.bind(series.to(), outside);
        var step = scalars.bind(series.step(), outside);
        boolean bad = (series.from() != null && from == null) || (series.to() != null && to == null);
        if (value == null || step == null || bad) {
            return null;
        }
        var type = value.type();
        if (type != Type.DATETIME && type != Type.TIMESPAN && !Types.isNumeric(type)) {
            errors.refused(series.axis().span(), "the axis must be a datetime, timespan or number, not " + type);
            return null;
        }
        if (!(step.argument().constant() instanceof Number size) || size.doubleValue() <= 0) {
            errors.notConstant(series.step().span(), "the step, above 0,");
            return null;
        }
        boolean spans = type == Type.DATETIME || type == Type.TIMESPAN;
        if (spans != (step.type() == Type.TIMESPAN)) {
            errors.notOfType(series.step().span(), "the step", spans ? Type.TIMESPAN : type, step.type());
            return null;
        }
        var origin = from == null ? origin(type, step) : from;
        return origin == null ? null : new Axis(value, from, to, step, origin);
    }

    /** Where steps are counted from, if the author does not say. */
    private static @Nullable Bound origin(Type type, Bound step) {
        return switch (type) {
            case DATETIME -> Binding.call(Binding.scalar("bin"), new Bound.Constant(Type.DATETIME, MIDNIGHT), step);
            case TIMESPAN -> new Bound.Constant(Type.TIMESPAN, 0L);
            case REAL, DECIMAL -> new Bound.Constant(Type.REAL, 0.0);
            case INT, LONG, BOOL, STRING, GUID, DYNAMIC -> new Bound.Constant(Type.LONG, 0L);
        };
    }

    /** What fills steps without rows: 0 where the author does not say, as a dynamic. */
    private @Nullable Bound standard(@Nullable Expr written, Type type, Environment names) {
        if (written == null) {
            return new Bound.Constant(Type.DYNAMIC, type == Type.REAL ? "0.0" : "0");
        }
        var value = scalars.bind(written, new Scope(names, null));
        if (value == null) {
            return null;
        }
        var converted = type == value.type() || Types.isNumeric(type) ? Binding.converted(value, type) : null;
        if (converted == null) {
            errors.notOfType(written.span(), "the default", type, value.type());
            return null;
        }
        return Binding.dynamic(converted);
    }
}
