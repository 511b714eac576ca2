package dev.gatehouse.logs;

import dev.gatehouse.kql.schema.Column;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of a log and how a row fills it.
 *
 * @param value as {@link dev.gatehouse.kql.schema.Type} says for the column's type; a string is never null. Called off
 *     the event loops.
 * @param constant whether every row has the same value
 */
public record LogColumn<R>(Column column, Function<R, @Nullable Object> value, boolean constant) {
    public LogColumn(Column column, Function<R, @Nullable Object> value) {
        this(column, value, false);
    }
}
