package dev.gatehouse.expr.lib.collections;

import org.jspecify.annotations.Nullable;

/** {@code IComparer<T>}. */
public interface Comparer<T extends @Nullable Object> {
    /** Negative, zero or positive. */
    int order(T x, T y);
}
