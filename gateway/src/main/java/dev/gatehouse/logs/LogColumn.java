package dev.gatehouse.logs;

import dev.gatehouse.kql.schema.Column;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of a log and how a row fills it.
 *
 * @param value as {@link dev.gatehouse.kql.schema.Type} says for the column's type; a string is never null. Called off
 *     the event loops.
 * @param constant whether every row has the same value: then the function does not look at the row, see
 *     {@link #constant(Column, Object)}, and nobody needs to keep it
 */
public record LogColumn<R>(Column column, Function<R, @Nullable Object> value, boolean constant) {
    public LogColumn(Column column, Function<R, @Nullable Object> value) {
        this(column, value, false);
    }

    /** A column that has this value in every row. */
    public static <R> LogColumn<R> constant(Column column, Object value) {
        return new LogColumn<>(column, _ -> value, true);
    }
}
