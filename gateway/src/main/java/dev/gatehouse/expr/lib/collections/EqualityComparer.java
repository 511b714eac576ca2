package dev.gatehouse.expr.lib.collections;

import org.jspecify.annotations.Nullable;

/** {@code IEqualityComparer<T>}: tells which values count as the same, by a key that is equal for those. */
public interface EqualityComparer<T extends @Nullable Object> {
    /** Something whose {@code equals} and {@code hashCode} decide. */
    @Nullable
    Object key(T value);

    /** The values themselves decide. */
    static <T extends @Nullable Object> EqualityComparer<T> standard() {
        return value -> value;
    }
}
