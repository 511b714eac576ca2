package dev.gatehouse.store;

import dev.gatehouse.kql.schema.Column;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query's answer, all of it.
 *
 * @param rows one value for each column, as {@link dev.gatehouse.kql.schema.Type} says
 */
public record Result(List<Column> columns, List<@Nullable Object[]> rows) {
    public Result {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }
}
