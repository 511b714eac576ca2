package dev.gatehouse.expr.types;

import org.jspecify.annotations.Nullable;

/** {@code System.Func} with 0 parameters; arguments and result are boxed. */
@FunctionalInterface
public interface Func0<R extends @Nullable Object> {
    R invoke();
}
