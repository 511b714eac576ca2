package dev.gatehouse.expr.lib.system;

import dev.gatehouse.expr.types.Text;
import org.jspecify.annotations.Nullable;

/** {@code System.Tuple} of 2. */
public record Tuple2<T1 extends @Nullable Object, T2 extends @Nullable Object>(T1 item1, T2 item2) {
    @Override
    public String toString() {
        return "(" + Text.of(item1) + ", " + Text.of(item2) + ")";
    }
}
