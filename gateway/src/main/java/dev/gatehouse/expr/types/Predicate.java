package dev.gatehouse.expr.types;

import org.jspecify.annotations.Nullable;

/** {@code System.Predicate}. */
@FunctionalInterface
public interface Predicate<T extends @Nullable Object> {
    boolean invoke(T value);
}
