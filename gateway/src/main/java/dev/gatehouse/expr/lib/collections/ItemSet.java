package dev.gatehouse.expr.lib.collections;

import java.util.AbstractSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code HashSet<T>}: elements in the order in which they were added. Equal only to itself.
 *
 * <p><b>Threading:</b> confined to one evaluation.
 */
public final class ItemSet<T extends @Nullable Object> extends AbstractSet<T> {
    private final EqualityComparer<? super T> comparer;
    private final Map<@Nullable Object, T> items = new LinkedHashMap<>();

    public ItemSet() {
        this(EqualityComparer.standard());
    }

    public ItemSet(EqualityComparer<? super T> comparer) {
        this.comparer = comparer;
    }

    public static <T extends @Nullable Object> ItemSet<T> of(
            Iterable<? extends T> items, EqualityComparer<? super T> comparer) {
        var set = new ItemSet<T>(comparer);
        for (var item : items) set.add(item);
        return set;
    }

    @Override
    public boolean add(T item) {
        var key = comparer.key(item);
        if (items.containsKey(key)) return false;
        items.put(key, Limits.counted(items.size(), item));
        return true;
    }

    /** As {@code Contains}: by the comparer. */
    public boolean has(T item) {
        return items.containsKey(comparer.key(item));
    }

    /** The element that the comparer counts as the same; null if there is none. */
    public @Nullable T sameAs(T item) {
        return items.get(comparer.key(item));
    }

    /** As {@code Remove}: by the comparer. */
    public boolean drop(T item) {
        var key = comparer.key(item);
        if (!items.containsKey(key)) return false;
        items.remove(key);
        return true;
    }

    /** Whether each of these is among the elements. */
    public boolean hasAll(Iterable<? extends T> others) {
        for (var other : others) if (!has(other)) return false;
        return true;
    }

    /** An empty set that compares alike. */
    public ItemSet<T> alike() {
        return new ItemSet<>(comparer);
    }

    @Override
    public void clear() {
        items.clear();
    }

    @Override
    public Iterator<T> iterator() {
        return new Guarded<>(items.values().iterator());
    }

    @Override
    public int size() {
        return items.size();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return "System.Collections.Generic.HashSet`1";
    }
}
