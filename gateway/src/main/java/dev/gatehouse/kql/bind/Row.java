package dev.gatehouse.kql.bind;

import java.util.List;
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

    /** The result of a function over rows in order, as a column. */
    Bound window(Bound.Apply call) {
        relation = binding.serialized(relation);
        var field = binding.field("window", call.type());
        relation = new Relation.Compute(relation.shape().with(field), relation, List.of(new Assignment(field, call)));
        return new Bound.Column(field);
    }
}
