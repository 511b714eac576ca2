package dev.gatehouse.kql.bind;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a stage hands on.
 *
 * @param fields that the query sees, in order
 * @param promoted that later stages may use in place of a dynamic's member
 * @param order of the rows, most important key first; empty where they have none. Its fields need not be among those the
 *     query sees
 * @param depth how many stages lie one upon another here
 */
public record Shape(List<Field> fields, List<Promoted> promoted, List<SortKey> order, int depth) {
    public Shape {
        fields = List.copyOf(fields);
        promoted = List.copyOf(promoted);
        order = List.copyOf(order);
    }

    /** Everything the stage has to hand on: what the query sees and what it does not. */
    public List<Field> all() {
        var all = new LinkedHashSet<>(fields);
        order.forEach(key -> all.add(key.field()));
        promoted.forEach(each -> all.add(each.field()));
        return List.copyOf(all);
    }

    @Nullable
    Field find(String name) {
        for (var field : fields) {
            if (field.name().equals(name)) {
                return field;
            }
        }
        return null;
    }

    /** Of a stage on top of this one that keeps rows and their order, with other columns. */
    Shape with(List<Field> others) {
        var kept = new ArrayList<Promoted>();
        var seen = Set.copyOf(others);
        for (var each : promoted) {
            if (seen.contains(each.of())) {
                kept.add(each);
            }
        }
        return new Shape(others, kept, order, depth + 1);
    }

    Shape with(Field added) {
        var more = new ArrayList<>(fields);
        more.add(added);
        return with(more);
    }

    Shape ordered(List<SortKey> keys) {
        return new Shape(fields, promoted, keys, depth + 1);
    }

    /** Of a stage on top of this one that only drops rows. */
    Shape next() {
        return new Shape(fields, promoted, order, depth + 1);
    }

    /** Of a stage whose rows are new. */
    static Shape of(List<Field> fields, int depth) {
        return new Shape(fields, List.of(), List.of(), depth);
    }
}
