package dev.gatehouse.expr.lib.collections;

import dev.gatehouse.expr.types.DotNetException;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * {@code IEnumerator<T>}: stands before the first element until it is moved.
 *
 * <p><b>Threading:</b> confined to one evaluation.
 */
public final class Enumerator<T extends @Nullable Object> {
    private final Iterator<? extends T> inner;
    private @Nullable T current;
    private boolean on;

    public Enumerator(Iterator<? extends T> inner) {
        this.inner = inner;
    }

    /** Whether there is a next element, which it then stands on. */
    public boolean moveNext() {
        on = inner.hasNext();
        current = on ? inner.next() : null;
        return on;
    }

    /** Whether it stands on an element. */
    public boolean isOn() {
        return on;
    }

    /** @throws DotNetException InvalidOperationException before the first element and after the last */
    public @Nullable T current() {
        if (!on) {
            throw DotNetException.invalidOperation("Enumeration has either not started or has already finished.");
        }
        return current;
    }
}
