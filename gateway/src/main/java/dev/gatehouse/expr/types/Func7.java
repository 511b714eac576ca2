package dev.gatehouse.expr.types;

import org.jspecify.annotations.Nullable;

/** {@code System.Func} with 7 parameters; arguments and result are boxed. */
@FunctionalInterface
public interface Func7<
        A extends @Nullable Object,
        B extends @Nullable Object,
        C extends @Nullable Object,
        D extends @Nullable Object,
        E extends @Nullable Object,
        F extends @Nullable Object,
        G extends @Nullable Object,
        R extends @Nullable Object> {
    R invoke(A a, B b, C c, D d, E e, F f, G g);
}
