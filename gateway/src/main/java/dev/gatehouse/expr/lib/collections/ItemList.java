package dev.gatehouse.expr.lib.collections;

import java.util.ArrayList;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * {@code List<T>}. Equal only to itself, as in .NET.
 *
 * <p><b>Threading:</b> confined to one evaluation.
 */
public final class ItemList<T extends @Nullable Object> extends ArrayList<T> {
    private static final long serialVersionUID = 1L;

    public ItemList() {}

    public static <T extends @Nullable Object> ItemList<T> of(Iterable<? extends T> items) {
        var list = new ItemList<T>();
        for (var item : items) list.add(Limits.counted(list.size(), item));
        return list;
    }

    @Override
    public Iterator<T> iterator() {
        return new Guarded<>(super.iterator());
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
