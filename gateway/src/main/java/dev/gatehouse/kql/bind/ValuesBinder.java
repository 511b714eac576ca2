package dev.gatehouse.kql.bind;

import dev.gatehouse.kql.schema.Type;
import dev.gatehouse.kql.syntax.Expr;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tables whose rows stand in the query, or follow from it: {@code print}, {@code datatable}, {@code getschema}. */
final class ValuesBinder {
    private final Binding binding;
    private final BindErrors errors;
    private final ScalarBinder scalars;

    ValuesBinder(Binding binding, ScalarBinder scalars) {
        this.binding = binding;
        this.errors = binding.errors();
        this.scalars = scalars;
    }

    @Nullable
    Relation print(Expr.Print print, Environment names) {
        var scope = new Scope(names, null);
        var taken = new Names();
        var assignments = new ArrayList<Assignment>();
        boolean bad = false;
        int place = 0;
        for (var named : print.values()) {
            var value = scalars.bind(named.value(), scope);
            var label = named.label();
            if (label != null && !taken.give(label.text())) {
                errors.declaredTwice(label.span(), label.text());
                bad = true;
            }
            if (value == null) {
                bad = true;
            } else {
                var name = label == null ? taken.unique("print_" + place) : label.text();
                assignments.add(new Assignment(binding.field(name, value.type()), value));
            }
            place++;
        }
        var fields = assignments.stream().map(Assignment::field).toList();
        var row = new Relation.Row(Shape.of(List.of(), 0));
        return bad ? null : new Relation.Compute(Shape.of(fields, 1), row, assignments);
    }

    @Nullable
    Relation datatable(Expr.Datatable datatable, Environment names) {
        int width = datatable.columns().size();
        if (width == 0 || datatable.values().size() % width != 0) {
            errors.valueCount(datatable.span(), width, datatable.values().size());
            return null;
        }
        var taken = new Names();
        var fields = new ArrayList<Field>();
        for (var column : datatable.columns()) {
            if (!taken.give(column.name())) {
                errors.declaredTwice(datatable.span(), column.name());
                return null;
            }
            fields.add(binding.field(column.name(), column.type()));
        }
        var rows = new ArrayList<List<Bound>>();
        var row = new ArrayList<Bound>();
        boolean bad = false;
        for (var written : datatable.values()) {
            var type = fields.get(row.size()).type();
            var value = scalars.bind(written, new Scope(names, null));
            var converted = value == null ? null : Binding.converted(value, type);
            if (value != null && converted == null) {
                errors.notOfType(written.span(), "the value", type, value.type());
            }
            bad |= converted == null;
            row.add(converted == null ? new Bound.Constant(type, null) : converted);
            if (row.size() == width) {
                rows.add(List.copyOf(row));
                row.clear();
            }
        }
        var ordinal = binding.field("", Type.LONG);
        var order = List.of(new SortKey(ordinal, false, true));
        return bad ? null : new Relation.Values(new Shape(fields, List.of(), order, 0), rows, ordinal);
    }

    /** {@code getschema}: a row for each column. */
    Relation schema(Relation input) {
        var fields = List.of(
                binding.field("ColumnName", Type.STRING),
                binding.field("ColumnOrdinal", Type.LONG),
                binding.field("DataType", Type.STRING),
                binding.field("ColumnType", Type.STRING));
        var rows = new ArrayList<List<Bound>>();
        for (var field : input.shape().fields()) {
            rows.add(List.of(
                    new Bound.Constant(Type.STRING, field.name()),
                    new Bound.Constant(Type.LONG, (long) rows.size()),
                    new Bound.Constant(Type.STRING, dotNet(field.type())),
                    new Bound.Constant(Type.STRING, field.type().toString())));
        }
        var ordinal = binding.field("", Type.LONG);
        var order = List.of(new SortKey(ordinal, false, true));
        return new Relation.Values(new Shape(fields, List.of(), order, 0), rows, ordinal);
    }

    private static String dotNet(Type type) {
        return switch (type) {
            case BOOL -> "System.SByte";
            case INT -> "System.Int32";
            case LONG -> "System.Int64";
            case REAL -> "System.Double";
            case DECIMAL -> "System.Data.SqlTypes.SqlDecimal";
            case STRING -> "System.String";
            case DATETIME -> "System.DateTime";
            case TIMESPAN -> "System.TimeSpan";
            case GUID -> "System.Guid";
            case DYNAMIC -> "System.Object";
        };
    }
}
