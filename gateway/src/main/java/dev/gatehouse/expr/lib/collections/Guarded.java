package dev.gatehouse.expr.lib.collections;

import dev.gatehouse.expr.types.DotNetException;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Goes over a collection that may be changed meanwhile, which is .NET's InvalidOperationException. */
record Guarded<T extends @Nullable Object>(Iterator<? extends T> inner) implements Iterator<T> {
    @Override
    public boolean hasNext() {
        return inner.hasNext();
    }

    @Override
    public T next() {
        try {
            return inner.next();
        } catch (ConcurrentModificationException _) {
            throw DotNetException.invalidOperation("Collection was modified; enumeration operation may not execute.");
        }
    }
}
