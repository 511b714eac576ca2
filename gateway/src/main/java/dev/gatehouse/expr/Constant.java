package dev.gatehouse.expr;

import org.jspecify.annotations.Nullable;

/** A literal in the policy document. */
record Constant<T>(@Nullable T value) implements Expression<T> {
    @Override
    public @Nullable T evaluate(Object context) {
        return value;
    }

    @Override
    public boolean isConstant() {
        return true;
    }
}
