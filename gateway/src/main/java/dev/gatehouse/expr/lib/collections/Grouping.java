package dev.gatehouse.expr.lib.collections;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** {@code IGrouping<K, T>}: the elements that share a key. */
public final class Grouping<K extends @Nullable Object, T extends @Nullable Object> implements Iterable<T> {
    private final K key;
    private final ItemList<T> items = new ItemList<>();

    Grouping(K key) {
        this.key = key;
    }

    public K key() {
        return key;
    }

    void add(T item) {
        items.add(Limits.counted(items.size(), item));
    }

    @Override
    public Iterator<T> iterator() {
        return items.iterator();
    }
}
