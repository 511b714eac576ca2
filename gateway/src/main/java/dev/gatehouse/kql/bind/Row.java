package dev.gatehouse.kql.bind;

import dev.gatehouse.kql.schema.Type;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The row that expressions of a stage see. Functions over neighbouring rows are computed in a stage of their
 * own before it, so that they may stand anywhere: {@link #relation} has it.
 */
final class Row {
    private final Binding binding;
    private final Shape seen;
    private Relation relation;

    Row(Binding binding, Relation relation) {
        this.binding = binding;
        this.seen = relation.shape();
        this.relation = relation;
    }

    /** The input of the stage, as far as the expressions bound until now need it. */
    Relation relation() {
        return relation;
    }

    List<Field> fields() {
        return seen.fields();
    }

    @Nullable
    Field find(String name) {
        return seen.find(name);
    }

    @Nullable
    Field promoted(Field of, String member) {
        for (var each : seen.promoted()) {
            if (each.of().equals(of) && each.member().equals(member)) {
                return each.field();
            }
        }
        return null;
    }

    /**
     * The result of a function that begins anew with each row for which {@code restart} is true: such rows are counted, and
     * the count divides the rows.
     */
    Bound restarting(Bound.Apply call, Bound restart) {
        var one = new Bound.Constant(Type.LONG, 1L);
        var flag = Binding.call(Binding.scalar("iff"), restart, one, new Bound.Constant(Type.LONG, 0L));
        var groups = new Bound.Apply(Type.LONG, Binding.scalar("row_cumsum"), List.of(Objects.requireNonNull(flag)));
        return window(new Bound.Partitioned(call, window(groups).field()));
    }

    /** The result of a function over rows in order, as a column. */
    Bound.Column window(Bound call) {
        relation = binding.serialized(relation);
        var field = binding.field("window", call.type());
        relation = new Relation.Compute(relation.shape().with(field), relation, List.of(new Assignment(field, call)));
        return new Bound.Column(field);
    }
}
