package dev.gatehouse.expr.lib.collections;

import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code System.Linq.ILookup}: groups by key; a key without elements has an empty one. */
public final class Lookup<K extends @Nullable Object, T extends @Nullable Object> implements Iterable<Grouping<K, T>> {
    private final Map<@Nullable Object, Grouping<K, T>> groups;

    private final @Nullable EqualityComparer<K> comparer;

    Lookup(Map<@Nullable Object, Grouping<K, T>> groups, @Nullable EqualityComparer<K> comparer) {
        this.groups = groups;
        this.comparer = comparer;
    }

    private @Nullable Object hash(K key) {
        return comparer == null ? key : comparer.key(key);
    }

    public Iterable<T> item(K key) {
        var group = groups.get(hash(key));
        return group == null ? new ItemList<>() : group;
    }

    public boolean has(K key) {
        return groups.containsKey(hash(key));
    }

    public int count() {
        return groups.size();
    }

    @Override
    public Iterator<Grouping<K, T>> iterator() {
        return groups.values().iterator();
    }
}
