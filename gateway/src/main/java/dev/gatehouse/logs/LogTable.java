package dev.gatehouse.logs;

import java.util.List;

/** A log that is kept as a table of this name. */
public record LogTable<R>(String name, List<LogColumn<R>> columns) {
    public LogTable {
        columns = List.copyOf(columns);
    }
}
