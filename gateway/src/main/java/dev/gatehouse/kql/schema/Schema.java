package dev.gatehouse.kql.schema;

import java.util.List;

/** The tables that a query may name. */
public record Schema(List<Table> tables) {
    public Schema {
        tables = List.copyOf(tables);
    }
}
