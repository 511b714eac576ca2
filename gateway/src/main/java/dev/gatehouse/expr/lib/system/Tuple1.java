package dev.gatehouse.expr.lib.system;

import dev.gatehouse.expr.types.Text;
import org.jspecify.annotations.Nullable;

/** {@code System.Tuple} of 1. */
public record Tuple1<T1 extends @Nullable Object>(T1 item1) {
    @Override
    public String toString() {
        return "(" + Text.of(item1) + ")";
    }
}
