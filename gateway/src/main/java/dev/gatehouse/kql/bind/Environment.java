package dev.gatehouse.kql.bind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names that a query defines, as far as a place in it sees them. */
final class Environment {
    private final @Nullable Environment outer;
    private final Map<String, Meaning> names = new HashMap<>();

    Environment(@Nullable Environment outer) {
        this.outer = outer;
    }

    @Nullable
    Meaning find(String name) {
        var meaning = names.get(name);
        return meaning != null || outer == null ? meaning : outer.find(name);
    }

    /** Whether the name is defined here, rather than further out. */
    boolean defines(String name) {
        return names.containsKey(name);
    }

    void define(String name, Meaning meaning) {
        names.put(name, meaning);
    }

    /** A copy that does not see what is defined here later. */
    Environment frozen() {
        var copy = new Environment(outer == null ? null : outer.frozen());
        copy.names.putAll(names);
        return copy;
    }

    /** Names of all values, tables or functions, for suggestions. */
    List<String> all(Class<? extends Meaning> kind) {
        var found = outer == null ? new ArrayList<String>() : new ArrayList<>(outer.all(kind));
        names.forEach((name, meaning) -> {
            if (kind.isInstance(meaning)) {
                found.add(name);
            }
        });
        return found;
    }
}
