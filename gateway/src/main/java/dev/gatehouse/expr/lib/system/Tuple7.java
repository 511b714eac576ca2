package dev.gatehouse.expr.lib.system;

import dev.gatehouse.expr.types.Text;
import org.jspecify.annotations.Nullable;

/** {@code System.Tuple} of 7. */
public record Tuple7<
        T1 extends @Nullable Object,
        T2 extends @Nullable Object,
        T3 extends @Nullable Object,
        T4 extends @Nullable Object,
        T5 extends @Nullable Object,
        T6 extends @Nullable Object,
        T7 extends @Nullable Object>(
        T1 item1, T2 item2, T3 item3, T4 item4, T5 item5, T6 item6, T7 item7) {
    @Override
    public String toString() {
        return "(" + Text.of(item1) + ", " + Text.of(item2) + ", " + Text.of(item3) + ", " + Text.of(item4) + ", "
                + Text.of(item5) + ", " + Text.of(item6) + ", " + Text.of(item7) + ")";
    }
}
