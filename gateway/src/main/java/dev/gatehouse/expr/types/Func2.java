package dev.gatehouse.expr.types;

import org.jspecify.annotations.Nullable;

/** {@code System.Func} with 2 parameters; arguments and result are boxed. */
@FunctionalInterface
public interface Func2<A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object> {
    R invoke(A a, B b);
}
