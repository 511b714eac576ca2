package dev.gatehouse.expr.lib.system;

import dev.gatehouse.expr.types.Text;
import org.jspecify.annotations.Nullable;

/** {@code System.Tuple} of 5. */
public record Tuple5<
        T1 extends @Nullable Object,
        T2 extends @Nullable Object,
        T3 extends @Nullable Object,
        T4 extends @Nullable Object,
        T5 extends @Nullable Object>(
        T1 item1, T2 item2, T3 item3, T4 item4, T5 item5) {
    @Override
    public String toString() {
        return "(" + Text.of(item1) + ", " + Text.of(item2) + ", " + Text.of(item3) + ", " + Text.of(item4) + ", "
                + Text.of(item5) + ")";
    }
}
