package dev.gatehouse.expr.types;

import org.jspecify.annotations.Nullable;

/** {@code System.Comparison}: negative, zero or positive. */
@FunctionalInterface
public interface Comparison<T extends @Nullable Object> {
    int invoke(T left, T right);
}
