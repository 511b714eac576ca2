package dev.gatehouse.expr.lib.collections;

import dev.gatehouse.expr.lib.system.DoubleType;
import dev.gatehouse.expr.lib.system.GuidType;
import dev.gatehouse.expr.lib.system.SingleType;
import dev.gatehouse.expr.lib.system.StringComparison;
import dev.gatehouse.expr.lib.system.StringOrder;
import dev.gatehouse.expr.types.DotNetException;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code Comparer<T>.Default}: null first, strings as the culture has them, others as they compare themselves. */
public final class Order {
    private Order() {}

    public static <T extends @Nullable Object> Comparator<T> standard() {
        return Order::compare;
    }

    static <T extends @Nullable Object> Comparator<T> of(@Nullable Comparer<? super T> comparer) {
        return comparer == null ? standard() : comparer::order;
    }

    /** @throws DotNetException ArgumentException for values without an order */
    public static int compare(@Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) return Boolean.compare(left != null, right != null);
        if (left instanceof String a && right instanceof String b) {
            return StringOrder.compare(a, b, StringComparison.CurrentCulture);
        }
        if (left instanceof Double a && right instanceof Double b)
            return DoubleType.CompareTo(a.doubleValue(), b.doubleValue());
        if (left instanceof Float a && right instanceof Float b)
            return SingleType.CompareTo(a.floatValue(), b.floatValue());
        if (left instanceof UUID a && right instanceof UUID b) return GuidType.CompareTo(a, b);
        if (left instanceof Comparable<?> && left.getClass() == right.getClass()) return natural(left, right);
        throw DotNetException.argument("At least one object must implement IComparable.");
    }

    @SuppressWarnings("unchecked") // of the same class, which orders its own values
    private static int natural(Object left, Object right) {
        return ((Comparable<Object>) left).compareTo(right);
    }
}
