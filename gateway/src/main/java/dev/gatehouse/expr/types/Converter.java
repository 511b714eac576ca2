package dev.gatehouse.expr.types;

import org.jspecify.annotations.Nullable;

/** {@code System.Converter}. */
@FunctionalInterface
public interface Converter<A extends @Nullable Object, R extends @Nullable Object> {
    R invoke(A value);
}
