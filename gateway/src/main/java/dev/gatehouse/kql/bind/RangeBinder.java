package dev.gatehouse.kql.bind;

import dev.gatehouse.kql.schema.Type;
import dev.gatehouse.kql.syntax.Expr;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code range}: from, from + step, … up to and including the end.
 *
 * @see <a href="https://learn.microsoft.com/kusto/query/range-operator">range operator</a>
 */
final class RangeBinder {
    private final Binding binding;
    private final ScalarBinder scalars;

    RangeBinder(Binding binding, ScalarBinder scalars) {
        this.binding = binding;
        this.scalars = scalars;
    }

    @Nullable
    Relation bind(Expr.Range range, Environment names) {
        var scope = new Scope(names, null);
        var from = scalars.bind(range.from(), scope);
        var to = scalars.bind(range.to(), scope);
        var step = scalars.bind(range.step(), scope);
        if (from == null || to == null || step == null) {
            return null;
        }
        if (!(step.argument().constant() instanceof Number size) || size.doubleValue() == 0) {
            binding.errors().notConstant(range.step().span(), "the step of a range, other than 0,");
            return null;
        }
        boolean real = List.of(from, to, step).stream().anyMatch(each -> each.type() == Type.REAL);
        var start = real ? Binding.converted(from, Type.REAL) : from;
        var number = binding.field("number", Type.LONG);
        var value = Binding.operator("+", start, Binding.operator("*", step, new Bound.Column(number)));
        var count = count(start, to, step);
        if (value == null || count == null) {
            binding.errors().refused(range.span(), "from, to and step of a range do not fit together");
            return null;
        }
        var field = binding.field(range.column(), value.type());
        var order = List.of(new SortKey(number, false, true));
        var sequence = new Relation.Sequence(new Shape(List.of(number), List.of(), order, 0), count, number);
        var computed = new Relation.Compute(
                sequence.shape().with(List.of(field)), sequence, List.of(new Assignment(field, value)));
        var within = Binding.operator(size.doubleValue() > 0 ? "<=" : ">=", new Bound.Column(field), to);
        return within == null ? null : new Relation.Filter(computed.shape().next(), computed, within);
    }

    /** At least as many as there are. */
    private static @Nullable Bound count(@Nullable Bound from, Bound to, Bound step) {
        var steps = Binding.operator("/", Binding.operator("-", to, from), step);
        var whole = steps == null ? null : Binding.converted(steps, Type.LONG);
        return Binding.operator("+", whole, new Bound.Constant(Type.LONG, 1L));
    }
}
