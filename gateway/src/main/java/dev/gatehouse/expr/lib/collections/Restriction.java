package dev.gatehouse.expr.lib.collections;

import dev.gatehouse.expr.types.Func1;
import java.util.Iterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** {@code Where}: lazy, and anew for each enumeration. Whoever wants all items is served without an iterator. */
record Restriction<T extends @Nullable Object>(Iterable<T> items, Func1<T, Boolean> predicate) implements Iterable<T> {
    @Override
    public Iterator<T> iterator() {
        return new Filtered<>(items.iterator(), predicate);
    }

    @Override
    public void forEach(Consumer<? super T> action) {
        items.forEach(item -> {
            if (predicate.invoke(item)) action.accept(item);
        });
    }
}
