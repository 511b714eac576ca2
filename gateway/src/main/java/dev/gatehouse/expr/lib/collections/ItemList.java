package dev.gatehouse.expr.lib.collections;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * {@code List<T>}. Equal only to itself, as in .NET.
 *
 * <p><b>Threading:</b> confined to one evaluation.
 */
public final class ItemList<T extends @Nullable Object> extends ArrayList<T> {
    private static final long serialVersionUID = 1L;
    private static final int FIRST_CAPACITY = 4;

    private int capacity;

    public ItemList() {}

    /** How many it has room for, by .NET's rule: four, doubled whenever that is too few. */
    int capacity() {
        while (capacity < size()) capacity = capacity == 0 ? FIRST_CAPACITY : capacity * 2;
        return capacity;
    }

    /** Says how many it has room for; nothing is allocated. */
    void reserve(int wanted) {
        capacity = wanted;
    }

    public static <T extends @Nullable Object> ItemList<T> of(Iterable<? extends T> items) {
        var list = new ItemList<T>();
        items.forEach(item -> list.add(Limits.counted(list.size(), item)));
        return list;
    }

    @Override
    public Iterator<T> iterator() {
        return new Guarded<>(super.iterator());
    }

    /** By the iterator, which tells when the list changes meanwhile. */
    @Override
    public void forEach(Consumer<? super T> action) {
        for (T item : this) action.accept(item);
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
        return "System.Collections.Generic.List`1";
    }
}
