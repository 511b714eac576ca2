package dev.gatehouse.kql.schema;

import java.util.List;

/**
 * A table that queries name; the store has a table or view of that name with these columns, in SQL's
 * types as {@link Type} says.
 *
 * @param promotions members of dynamic columns that the store also keeps in columns of their own
 */
public record Table(String name, List<Column> columns, List<Promotion> promotions) {
    public Table {
        columns = List.copyOf(columns);
        promotions = List.copyOf(promotions);
    }

    public Table(String name, List<Column> columns) {
        this(name, columns, List.of());
    }

    /**
     * A member of a dynamic column that has a column of its own, since reading it out of JSON is slow.
     *
     * @param column the dynamic column
     * @param member its member, a string
     * @param sqlColumn the store's column, {@code VARCHAR}, null where the member is missing; no query can name it
     */
    public record Promotion(String column, String member, String sqlColumn) {}
}
