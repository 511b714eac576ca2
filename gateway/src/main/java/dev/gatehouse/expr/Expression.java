package dev.gatehouse.expr;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A value of a policy: a constant, or compiled C# that is evaluated per request.
 *
 * <p><b>Threading:</b> immutable; any number of threads may evaluate at once.
 *
 * @param <T> the Java class of the values, as asked for when it was compiled
 */
public interface Expression<T> {
    /**
     * The value for one request.
     *
     * @param context the object that stands for {@code context} in the C# text
     * @throws dev.gatehouse.expr.types.DotNetException what the C# code threw
     */
    @Nullable
    T evaluate(Object context);

    /** Whether {@link #evaluate} gives the same value for every request and looks at nothing. */
    default boolean isConstant() {
        return false;
    }

    /**
     * What the expression may read that is not at hand at once, as named by
     * {@link dev.gatehouse.expr.types.Member#reads()}: {@code request.body}, {@code response.body}.
     */
    default Set<String> reads() {
        return Set.of();
    }

    /** A value that needs no code. */
    static <T> Expression<T> constant(@Nullable T value) {
        return new Constant<>(value);
    }
}
