package dev.gatehouse.expr.lib.collections;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A number of items, each made of its index; there is an end to them even where the expression sees none. */
final class Counted<T extends @Nullable Object> implements Iterator<T> {
    private final int count;
    private final IntFunction<? extends T> item;
    private int next;

    Counted(int count, IntFunction<? extends T> item) {
        this.count = count;
        this.item = item;
    }

    @Override
    public boolean hasNext() {
        return next < count;
    }

    @Override
    public T next() {
        if (next >= count) throw new NoSuchElementException();
        Limits.require(next);
        return item.apply(next++);
    }
}
