package dev.gatehouse.expr.types;

import org.jspecify.annotations.Nullable;

/**
 * An {@code out} parameter: a library method takes {@code Out<Integer>} for {@code out int} and sets
 * {@link #value} before it returns.
 */
public final class Out<T extends @Nullable Object> {
    /** What the method gives out; boxed where the type is a value type. */
    public @Nullable T value;
}
