package dev.gatehouse.kql.bind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names that a query defines, as far as a place in it sees them. */
final class Environment {
    private final @Nullable Environment outer;
    private final Map<String, Definition> names;

    /** How many of the names are seen; the others were defined later. */
    private final int seen;

    private record Definition(int number, Meaning meaning) {}

    private Environment(@Nullable Environment outer, Map<String, Definition> names, int seen) {
        this.outer = outer;
        this.names = names;
        this.seen = seen;
    }

    Environment(@Nullable Environment outer) {
        this(outer, new HashMap<>(), Integer.MAX_VALUE);
    }

    @Nullable
    Meaning find(String name) {
        for (var place = this; place != null; place = place.outer) {
            var definition = place.names.get(name);
            if (definition != null && definition.number() < place.seen) {
                return definition.meaning();
            }
        }
        return null;
    }

    /** Whether the name is defined here, rather than further out. */
    boolean defines(String name) {
        return names.containsKey(name);
    }

    void define(String name, Meaning meaning) {
        var before = names.get(name);
        names.put(name, new Definition(before == null ? names.size() : before.number(), meaning));
    }

    /** The same names, without those that are defined here later. */
    Environment frozen() {
        return new Environment(outer == null ? null : outer.frozen(), names, Math.min(seen, names.size()));
    }

    /** Names of all values, tables or functions, for suggestions. */
    List<String> all(Class<? extends Meaning> kind) {
        var found = new ArrayList<String>();
        for (var place = this; place != null; place = place.outer) {
            for (var each : place.names.entrySet()) {
                if (each.getValue().number() < place.seen
                        && kind.isInstance(each.getValue().meaning())) {
                    found.add(each.getKey());
                }
            }
        }
        return found;
    }
}
