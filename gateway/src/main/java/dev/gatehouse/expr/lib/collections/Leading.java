package dev.gatehouse.expr.lib.collections;

import dev.gatehouse.expr.types.Func1;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The items before the first one that a predicate does not hold for. */
final class Leading<T extends @Nullable Object> implements Iterator<T> {
    private final Iterator<? extends T> inner;
    private final Func1<? super T, Boolean> predicate;
    private boolean found;
    private boolean over;
    private @Nullable T item;

    Leading(Iterator<? extends T> inner, Func1<? super T, Boolean> predicate) {
        this.inner = inner;
        this.predicate = predicate;
    }

    @Override
    public boolean hasNext() {
        if (!found && !over) {
            over = !inner.hasNext();
            if (!over) {
                T candidate = inner.next();
                item = candidate;
                found = predicate.invoke(candidate);
                over = !found;
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
