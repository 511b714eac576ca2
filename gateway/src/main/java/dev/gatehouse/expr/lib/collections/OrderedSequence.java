package dev.gatehouse.expr.lib.collections;

import java.util.Comparator;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** {@code IOrderedEnumerable<T>}: sorts when iterated, keeping the order of equal elements. */
public final class OrderedSequence<T extends @Nullable Object> implements Iterable<T> {
    private final Iterable<T> source;
    private final Comparator<T> order;

    OrderedSequence(Iterable<T> source, Comparator<T> order) {
        this.source = source;
        this.order = order;
    }

    OrderedSequence<T> then(Comparator<T> next) {
        return new OrderedSequence<>(source, order.thenComparing(next));
    }

    @Override
    public Iterator<T> iterator() {
        var items = ItemList.<T>of(source);
        items.sort(order);
        return items.iterator();
    }
}
