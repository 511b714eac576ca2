package dev.gatehouse.expr.types;

import org.jspecify.annotations.Nullable;

/** {@code System.Func} with 1 parameters; arguments and result are boxed. */
@FunctionalInterface
public interface Func1<A extends @Nullable Object, R extends @Nullable Object> {
    R invoke(A a);
}
