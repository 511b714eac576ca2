package dev.gatehouse.kql;

import dev.gatehouse.kql.schema.Column;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query that can be run: SQL for DuckDB that only reads, and nothing but the tables of its schema.
 *
 * @param parameters for the {@code ?} of the SQL, in order: Boolean, Integer, Long, Double, BigDecimal, String, or
 *     {@link java.time.LocalDateTime} in UTC
 * @param columns of the result, in order
 * @param render how the author wants to see it, if the query says so
 */
public record Query(
        String sql,
        List<Object> parameters,
        List<Column> columns,
        @Nullable Render render) {
    public Query {
        parameters = List.copyOf(parameters);
        columns = List.copyOf(columns);
    }
}
