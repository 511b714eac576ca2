package dev.gatehouse.expr.types;

import org.jspecify.annotations.Nullable;

/** {@code System.Action} with 3 parameters; arguments are boxed. */
@FunctionalInterface
public interface Action3<A extends @Nullable Object, B extends @Nullable Object, C extends @Nullable Object> {
    void invoke(A a, B b, C c);
}
