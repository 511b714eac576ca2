package dev.gatehouse.kql.bind;

import dev.gatehouse.kql.schema.Type;
import dev.gatehouse.kql.syntax.Expr;
import dev.gatehouse.kql.syntax.Stage;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * {@code mv-expand}: a row for each element of arrays, or each property of bags.
 *
 * @see <a href="https://learn.microsoft.com/kusto/query/mv-expand-operator">mv-expand operator</a>
 */
final class ExpandBinder {
    private final Binding binding;
    private final BindErrors errors;
    private final ScalarBinder scalars;

    ExpandBinder(Binding binding, ScalarBinder scalars) {
        this.binding = binding;
        this.errors = binding.errors();
        this.scalars = scalars;
    }

    @Nullable
    Relation bind(Stage.MvExpand expand, Relation input, Environment names) {
        var row = new Row(binding, input);
        var scope = new Scope(names, row);
        var arrays = new ArrayList<Assignment>();
        var items = new ArrayList<Assignment>();
        var taken = new Names();
        for (var each : expand.columns()) {
            var written = each.value();
            var value = scalars.bind(written.value(), scope);
            if (value == null) {
                return null;
            }
            if (value.type() != Type.DYNAMIC) {
                errors.notOfType(written.value().span(), "what is expanded", Type.DYNAMIC, value.type());
                return null;
            }
            var label = written.label();
            var suggested = label == null ? TableBinder.label(written.value()) : label.text();
            var name = suggested == null ? taken.next() : suggested;
            if (suggested != null && !taken.give(name)) {
                errors.declaredTwice(written.span(), name);
                return null;
            }
            var element = binding.field(name, Type.DYNAMIC);
            arrays.add(new Assignment(element, value));
            var type = each.type() == null ? Type.DYNAMIC : each.type();
            var item = Binding.converted(new Bound.Column(element), type);
            if (item == null) {
                errors.notOfType(written.span(), "an element", type, Type.DYNAMIC);
                return null;
            }
            items.add(type == Type.DYNAMIC ? Assignment.of(element) : new Assignment(binding.field(name, type), item));
        }
        var limit = expand.limit() == null ? null : limit(expand.limit(), names);
        if (expand.limit() != null && limit == null) {
            return null;
        }
        boolean ordered = !row.relation().shape().order().isEmpty();
        var relation = ordered ? binding.serialized(row.relation()) : row.relation();
        var index = binding.field("index", Type.LONG);
        var order = new ArrayList<>(relation.shape().order());
        if (ordered) {
            order.add(new SortKey(index, false, true));
        }
        var elements = new ArrayList<>(relation.shape().fields());
        arrays.forEach(array -> elements.add(array.field()));
        var expanded = new Relation.Expand(
                relation.shape().with(elements).ordered(order), relation, arrays, index, expand.bagsAsArrays(), limit);
        var fields = new ArrayList<>(input.shape().fields());
        items.forEach(item -> ProjectBinder.place(item.field(), fields));
        var assignments = new ArrayList<>(items);
        if (expand.itemIndex() != null) {
            var named = binding.field(expand.itemIndex().text(), Type.LONG);
            fields.add(named);
            assignments.add(new Assignment(named, new Bound.Column(index)));
        }
        return new Relation.Compute(expanded.shape().with(fields), expanded, assignments);
    }

    private @Nullable Bound limit(Expr limit, Environment names) {
        var value = scalars.bind(limit, new Scope(names, null));
        if (value != null && value.type() != Type.LONG && value.type() != Type.INT) {
            errors.notInteger(limit.span());
            return null;
        }
        return value;
    }
}
