package dev.gatehouse.query;

import dev.gatehouse.kql.Render;
import dev.gatehouse.kql.schema.Column;
import dev.gatehouse.text.Diagnostic;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All rows of an answer.
 *
 * @param rows one value for each column, as {@link dev.gatehouse.kql.schema.Type} says
 * @param render how the author of the query wants to see it; null where nothing is said
 * @param remarks what the author should know; no errors
 * @param took from question to answer
 */
public record Answer(
        List<Column> columns,
        List<@Nullable Object[]> rows,
        @Nullable Render render,
        List<Diagnostic> remarks,
        Duration took)
        implements Outcome {
    public Answer {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        remarks = List.copyOf(remarks);
    }
}
