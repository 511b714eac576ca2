package dev.gatehouse.expr.lib.collections;

import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code System.Linq.ILookup}: groups by key; a key without elements has an empty one. */
public final class Lookup<K extends @Nullable Object, T extends @Nullable Object> implements Iterable<Grouping<K, T>> {
    private final Map<@Nullable Object, Grouping<K, T>> groups;

    Lookup(Map<@Nullable Object, Grouping<K, T>> groups) {
        this.groups = groups;
    }

    public Iterable<T> item(K key) {
        var group = groups.get(key);
        return group == null ? new ItemList<>() : group;
    }

    public boolean has(K key) {
        return groups.containsKey(key);
    }

    public int count() {
        return groups.size();
    }

    @Override
    public Iterator<Grouping<K, T>> iterator() {
        return groups.values().iterator();
    }
}
