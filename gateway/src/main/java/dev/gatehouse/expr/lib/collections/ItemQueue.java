package dev.gatehouse.expr.lib.collections;

import dev.gatehouse.expr.types.DotNetException;
import java.util.Iterator;
import java.util.LinkedList;
import org.jspecify.annotations.Nullable;

/**
 * {@code Queue<T>}, first in, first out, and {@code Stack<T>}, last in, first out; iterates in the order in
 * which elements come out.
 *
 * <p><b>Threading:</b> confined to one evaluation.
 */
public abstract sealed class ItemQueue<T extends @Nullable Object> implements Iterable<T> {
    @SuppressWarnings("JdkObsolete") // elements may be null
    private final LinkedList<T> items = new LinkedList<>();

    private final boolean lastFirst;
    private final String name;

    private ItemQueue(String name, boolean lastFirst) {
        this.name = name;
        this.lastFirst = lastFirst;
    }

    /** {@code Queue<T>}. */
    public static final class FirstOut<T extends @Nullable Object> extends ItemQueue<T> {
        public FirstOut() {
            super("Queue", false);
        }
    }

    /** {@code Stack<T>}. */
    public static final class LastOut<T extends @Nullable Object> extends ItemQueue<T> {
        public LastOut() {
            super("Stack", true);
        }
    }

    public void put(T item) {
        Limits.counted(items.size(), item);
        if (lastFirst) items.addFirst(item);
        else items.addLast(item);
    }

    /** @throws DotNetException InvalidOperationException if there is none */
    public T take() {
        requireSome();
        return items.removeFirst();
    }

    /** @throws DotNetException InvalidOperationException if there is none */
    public T peek() {
        requireSome();
        return items.getFirst();
    }

    private void requireSome() {
        if (items.isEmpty()) throw DotNetException.invalidOperation(name + " empty.");
    }

    public int count() {
        return items.size();
    }

    public boolean has(T item) {
        return items.contains(item);
    }

    public void clear() {
        items.clear();
    }

    @Override
    public Iterator<T> iterator() {
        return new Guarded<>(items.iterator());
    }

    @Override
    public String toString() {
        return "System.Collections.Generic." + name + "`1";
    }
}
