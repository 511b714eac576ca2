package dev.gatehouse.expr.lib.collections;

import dev.gatehouse.expr.types.Func1;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** What a function makes of each item, when that one is wanted. */
record Mapped<T extends @Nullable Object, R extends @Nullable Object>(
        Iterator<? extends T> inner, Func1<? super T, ? extends R> selector) implements Iterator<R> {
    @Override
    public boolean hasNext() {
        return inner.hasNext();
    }

    @Override
    public R next() {
        return selector.invoke(inner.next());
    }
}
