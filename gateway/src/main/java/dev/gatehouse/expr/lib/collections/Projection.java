package dev.gatehouse.expr.lib.collections;

import dev.gatehouse.expr.types.Func1;
import java.util.Iterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** {@code Select}: lazy, and anew for each enumeration. Whoever wants all items is served without an iterator. */
record Projection<T extends @Nullable Object, R extends @Nullable Object>(Iterable<T> items, Func1<T, R> selector)
        implements Iterable<R> {
    @Override
    public Iterator<R> iterator() {
        return new Mapped<>(items.iterator(), selector);
    }

    @Override
    public void forEach(Consumer<? super R> action) {
        items.forEach(item -> action.accept(selector.invoke(item)));
    }
}
