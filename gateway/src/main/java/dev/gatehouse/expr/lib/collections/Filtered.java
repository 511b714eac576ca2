package dev.gatehouse.expr.lib.collections;

import dev.gatehouse.expr.types.Func1;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Those items that a predicate holds for; it is asked once for each, when that one is wanted. */
final class Filtered<T extends @Nullable Object> implements Iterator<T> {
    private final Iterator<? extends T> inner;
    private final Func1<? super T, Boolean> predicate;
    private boolean found;
    private @Nullable T item;

    Filtered(Iterator<? extends T> inner, Func1<? super T, Boolean> predicate) {
        this.inner = inner;
        this.predicate = predicate;
    }

    @Override
    public boolean hasNext() {
        while (!found && inner.hasNext()) {
            T candidate = inner.next();
            if (predicate.invoke(candidate)) {
                item = candidate;
                found = true;
            }
        }
        return found;
    }

    @Override
    @SuppressWarnings("NullAway") // null only where T allows it
    public T next() {
        if (!hasNext()) throw new NoSuchElementException();
        found = false;
        return item;
    }
}
