package dev.gatehouse.kql.functions;

import dev.gatehouse.kql.schema.Type;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** DuckDB in memory, as the store sets it up; answers are texts. */
final class Duck implements AutoCloseable {
    static final LocalDateTime NOW = LocalDateTime.parse("2026-07-01T12:34:56.789");

    private final Connection connection;

    Duck() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        for (var setting : List.of("SET TimeZone='UTC'", "SET error_on_division_by_zero=false")) {
            try (var statement = connection.createStatement()) {
                statement.execute(setting);
            }
        }
    }

    /** The values of the first row as tostring writes them, nulls as {@code null}. */
    List<String> row(List<Sql> values, List<Type> types, Sql from) {
        var columns = new ArrayList<Sql>();
        for (int i = 0; i < values.size(); i++) {
            columns.add(Sql.of(
                    "CASE WHEN c{0} IS NULL THEN 'null' ELSE {1} END",
                    Sql.text(Integer.toString(i)), Conversions.toText(Sql.text("c" + i), types.get(i))));
        }
        var inner = new ArrayList<Sql>();
        for (int i = 0; i < values.size(); i++) {
            inner.add(Sql.of("{0} AS c" + i, values.get(i)));
        }
        var sql = Sql.of("SELECT {0} FROM (SELECT {1}{2})", Sql.join(", ", columns), Sql.join(", ", inner), from);
        try (var statement = connection.prepareStatement(sql.text())) {
            int place = 0;
            for (var parameter : sql.parameters()) {
                statement.setObject(++place, parameter.equals(Sql.NOW_PARAMETER) ? NOW : parameter);
            }
            try (var rows = statement.executeQuery()) {
                rows.next();
                var row = new ArrayList<String>();
                for (int i = 1; i <= values.size(); i++) {
                    row.add(rows.getString(i));
                }
                return row;
            }
        } catch (SQLException e) {
            throw new AssertionError(e.getMessage() + "\n" + sql, e);
        }
    }

    /** The SQL type of a value. */
    String typeOf(Sql value, Sql from) {
        return row(List.of(Sql.of("typeof({0})", value)), List.of(Type.STRING), from)
                .getFirst();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
