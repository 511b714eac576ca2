package dev.gatehouse.expr.lib.collections;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Sequences one after the other. */
final class Flattened<T extends @Nullable Object> implements Iterator<T> {
    private final Iterator<? extends Iterable<T>> sequences;
    private Iterator<T> current = Collections.emptyIterator();

    Flattened(Iterator<? extends Iterable<T>> sequences) {
        this.sequences = sequences;
    }

    @Override
    public boolean hasNext() {
        while (!current.hasNext()) {
            if (!sequences.hasNext()) return false;
            current = sequences.next().iterator();
        }
        return true;
    }

    @Override
    public T next() {
        if (!hasNext()) throw new NoSuchElementException();
        return current.next();
    }
}
