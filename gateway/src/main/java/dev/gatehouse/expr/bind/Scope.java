package dev.gatehouse.expr.bind;

import dev.gatehouse.expr.types.Type;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names that a block declares, inside those of the block around it. */
final class Scope {
    /**
     * A name for a part of a variable: a range variable of a query that is handed on inside of another value.
     *
     * @param path the properties that lead to it
     */
    record Alias(Variable variable, List<String> path) {}

    private final @Nullable Scope parent;
    private final Map<String, Object> names = new HashMap<>();
    /** What the blocks inside of this one declare: it cannot be declared here any more. */
    private final Set<String> inner = new HashSet<>();

    private boolean transparent;

    Scope(@Nullable Scope parent) {
        this.parent = parent;
    }

    /** From now on, what is declared here belongs to the scope around: the sections of a switch share one. */
    void makeTransparent() {
        transparent = true;
    }

    /**
     * A {@link Variable}, {@link Function}, {@link Places.Reference}, {@link Alias} or the {@link Type} that a type
     * parameter stands for; null if there is none.
     */
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

    /** All names that are known here. */
    Set<String> all() {
        var all = new HashSet<String>();
        for (var at = this; at != null; at = at.parent) {
            all.addAll(at.names.keySet());
        }
        return all;
    }

    boolean declaresHere(String name) {
        return names.containsKey(name) || (transparent && parent != null && parent.declaresHere(name));
    }

    /** Whether a block inside of this one has declared the name before. */
    boolean declaredInside(String name) {
        return inner.contains(name) || (transparent && parent != null && parent.declaredInside(name));
    }

    void declare(String name, Variable variable) {
        put(name, variable);
    }

    void declare(String name, Function function) {
        put(name, function);
    }

    void declare(String name, Places.Reference reference) {
        put(name, reference);
    }

    void declare(String name, Alias alias) {
        put(name, alias);
    }

    void declare(String name, Type type) {
        names.put(name, type);
    }

    private void put(String name, Object meaning) {
        if (transparent && parent != null) {
            parent.put(name, meaning);
            return;
        }
        names.put(name, meaning);
        for (var at = parent; at != null; at = at.parent) {
            at.inner.add(name);
        }
    }
}
