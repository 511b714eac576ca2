package dev.gatehouse.expr.types;

import org.jspecify.annotations.Nullable;

/** {@code System.Action} with 8 parameters; arguments are boxed. */
@FunctionalInterface
public interface Action8<
        A extends @Nullable Object,
        B extends @Nullable Object,
        C extends @Nullable Object,
        D extends @Nullable Object,
        E extends @Nullable Object,
        F extends @Nullable Object,
        G extends @Nullable Object,
        H extends @Nullable Object> {
    void invoke(A a, B b, C c, D d, E e, F f, G g, H h);
}
