package dev.gatehouse.expr.types;

import org.jspecify.annotations.Nullable;

/** {@code System.Action} with 1 parameters; arguments are boxed. */
@FunctionalInterface
public interface Action1<A extends @Nullable Object> {
    void invoke(A a);
}
