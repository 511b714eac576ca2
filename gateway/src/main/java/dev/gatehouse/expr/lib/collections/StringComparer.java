package dev.gatehouse.expr.lib.collections;

import dev.gatehouse.expr.lib.system.StringComparison;
import dev.gatehouse.expr.lib.system.StringOrder;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.StringComparer}.
 *
 * @param comparison how it compares
 */
public record StringComparer(StringComparison comparison)
        implements EqualityComparer<@Nullable String>, Comparer<@Nullable String> {
    @Override
    public @Nullable Object key(@Nullable String value) {
        if (value == null) return null;
        return switch (comparison) {
            case Ordinal, CurrentCulture, InvariantCulture -> value;
            case OrdinalIgnoreCase, CurrentCultureIgnoreCase, InvariantCultureIgnoreCase -> StringOrder.upper(value);
        };
    }

    @Override
    public int order(@Nullable String x, @Nullable String y) {
        return StringOrder.compare(x, y, comparison);
    }
}
