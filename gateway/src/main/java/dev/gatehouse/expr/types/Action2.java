package dev.gatehouse.expr.types;

import org.jspecify.annotations.Nullable;

/** {@code System.Action} with 2 parameters; arguments are boxed. */
@FunctionalInterface
public interface Action2<A extends @Nullable Object, B extends @Nullable Object> {
    void invoke(A a, B b);
}
