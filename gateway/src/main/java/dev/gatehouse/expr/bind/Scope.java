package dev.gatehouse.expr.bind;

import dev.gatehouse.expr.types.Type;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names that a block declares, inside those of the block around it. */
final class Scope {
    private final @Nullable Scope parent;
    private final Map<String, Object> names = new HashMap<>();

    Scope(@Nullable Scope parent) {
        this.parent = parent;
    }

    @Nullable
    Scope parent() {
        return parent;
    }

    /** A {@link Variable}, {@link Function} or type parameter; null if there is none. */
    @Nullable
    Object find(String name) {
        for (var at = this; at != null; at = at.parent) {
            var found = at.names.get(name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    boolean declaresHere(String name) {
        return names.containsKey(name);
    }

    void declare(String name, Variable variable) {
        names.put(name, variable);
    }

    void declare(String name, Function function) {
        names.put(name, function);
    }

    void declare(String name, Type.Variable variable) {
        names.put(name, variable);
    }
}
