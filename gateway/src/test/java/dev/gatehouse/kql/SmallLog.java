package dev.gatehouse.kql;

import dev.gatehouse.kql.schema.Column;
import dev.gatehouse.kql.schema.Schema;
import dev.gatehouse.kql.schema.Table;
import dev.gatehouse.kql.schema.Type;
import dev.gatehouse.text.DiagnosticPrinter;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Source;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A few rows of gateway log in memory, and queries over them at a fixed time. */
public final class SmallLog implements AutoCloseable {
    public static final Instant NOW = Instant.parse("2024-05-15T13:37:00Z");

    private static final String LOGS = """
            TimeGenerated:datetime, ApiId:string, Method:string, Url:string, ResponseCode:int, RequestSize:int,
            TotalTime:long, BackendTime:long, CallerIpAddress:string, CorrelationId:string, TenantId:string,
            RequestHeaders:dynamic, ResponseBody:string, Errors:dynamic, IsRequestSuccess:bool, _BilledSize:real
            """;

    private static final String LLM = "TimeGenerated:datetime, CorrelationId:string, ModelName:string, TotalTokens:int";

    private static final String ROWS = """
            ('2024-05-15 13:30:00', 'orders', 'GET', 'https://h/orders/1', 200, 100, 12, 10, '10.0.0.1', 'c1', 'w', '{"X-Tenant-Id":"acme","Host":"h"}', '', NULL, TRUE, 1.5, 'acme'),
            ('2024-05-15 13:10:00', 'orders', 'GET', 'https://h/orders/2', 401, 100, 3, NULL, '10.0.0.2', 'c2', 'w', '{"Host":"h"}', '{"detail":"Token expired"}', '[{"message":"expired","elapsed":3},{"message":"x"}]', FALSE, 0.5, NULL),
            ('2024-05-15 12:50:00', 'orders', 'POST', 'https://h/orders', 403, 250, 4, NULL, '10.0.0.2', 'c3', 'w', NULL, '{"detail":"No scope"}', '[]', FALSE, NULL, NULL),
            ('2024-05-15 12:05:00', 'Billing', 'GET', 'https://h/billing?id=7&x=a', 200, 80, 150, 140, '10.0.0.3', 'c4', 'w', '{"X-Tenant-Id":"globex"}', 'not json', NULL, TRUE, 2.25, 'globex'),
            ('2024-05-15 11:59:59', 'Billing', 'GET', 'https://h/billing?id=8&x=b', 500, 81, 90, 88, '10.0.0.3', 'c5', 'w', '{"X-Tenant-Id":""}', '', '[{"message":"boom","elapsed":90}]', FALSE, 2.0, ''),
            ('2024-05-14 23:00:00', 'orders', 'GET', 'https://h/Orders/3', 401, NULL, 5, NULL, '10.0.0.4', 'c6', 'w', '{}', '{"detail":"Token expired"}', NULL, FALSE, NULL, NULL),
            ('2024-05-14 10:00:00', '', 'GET', 'https://h/', 404, 60, 1, NULL, '10.0.0.5', 'c7', '', NULL, '', NULL, NULL, NULL, NULL),
            ('2024-05-01 08:00:00', 'orders', 'DELETE', 'https://h/orders/1', 204, 40, 20, 18, '10.0.0.1', 'c8', 'w', '{"X-Tenant-Id":"acme"}', '', NULL, TRUE, 1.0, 'acme')
            """;

    public static final Schema SCHEMA = new Schema(List.of(
            new Table(
                    "ApiManagementGatewayLogs",
                    columns(LOGS),
                    List.of(new Table.Promotion("RequestHeaders", "X-Tenant-Id", "$tenant"))),
            new Table("ApiManagementGatewayLlmLog", columns(LLM))));

    private final Connection connection;

    public SmallLog() {
        try {
            connection = DriverManager.getConnection("jdbc:duckdb:");
            try (var statement = connection.createStatement()) {
                statement.execute("SET TimeZone='UTC'");
                statement.execute("SET error_on_division_by_zero=false");
                statement.execute("CREATE TABLE ApiManagementGatewayLogs (" + sql(LOGS) + ", \"$tenant\" VARCHAR)");
                statement.execute("INSERT INTO ApiManagementGatewayLogs VALUES " + ROWS);
                statement.execute("CREATE TABLE ApiManagementGatewayLlmLog (" + sql(LLM) + ")");
                statement.execute("INSERT INTO ApiManagementGatewayLlmLog VALUES"
                        + " ('2024-05-15 13:30:01', 'c1', 'gpt', 120), ('2024-05-15 13:30:02', 'c1', 'gpt', 30),"
                        + " ('2024-05-15 12:05:01', 'c4', 'small', 7), ('2024-05-15 12:05:01', 'c9', 'small', NULL)");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Column> columns(String declared) {
        return Arrays.stream(declared.strip().split(",\\s+"))
                .map(each -> each.split(":"))
                .map(each -> new Column(each[0], Type.valueOf(each[1].toUpperCase(Locale.ROOT))))
                .toList();
    }

    private static String sql(String declared) {
        return columns(declared).stream()
                .map(column -> "\"%s\" %s"
                        .formatted(
                                column.name(),
                                switch (column.type()) {
                                    case BOOL -> "BOOLEAN";
                                    case INT -> "INTEGER";
                                    case LONG, TIMESPAN -> "BIGINT";
                                    case REAL -> "DOUBLE";
                                    case DECIMAL -> "DECIMAL(38,18)";
                                    case STRING -> "VARCHAR";
                                    case DATETIME -> "TIMESTAMP";
                                    case GUID -> "UUID";
                                    case DYNAMIC -> "JSON";
                                }))
                .collect(Collectors.joining(", "));
    }

    /** Columns and rows of a query's result, or what is wrong with it. Rows without an order are sorted. */
    public String report(String text) {
        return report(text, null);
    }

    public String report(String text, @Nullable TimeRange range) {
        var diagnostics = new Diagnostics();
        var query = new KqlCompiler(SCHEMA).compile(Source.of("query", text), NOW, range, diagnostics);
        var printer = new DiagnosticPrinter(100, false);
        var messages = diagnostics.list().stream().map(printer::print).collect(Collectors.joining());
        return query == null ? messages : messages + result(query);
    }

    private String result(Query query) {
        var out = new StringBuilder(query.columns().stream()
                .map(column -> column.name() + ":" + column.type())
                .collect(Collectors.joining(" | ")));
        var rows = rows(query);
        var last = query.sql().substring(query.sql().lastIndexOf('\n'));
        if (!last.contains(" ORDER BY ")) {
            rows.sort(null);
        }
        rows.forEach(row -> out.append('\n').append(row));
        if (query.render() != null) {
            out.append("\nrender ").append(query.render().visualization());
            query.render().properties().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(each ->
                            out.append(' ').append(each.getKey()).append('=').append(each.getValue()));
        }
        return out.toString();
    }

    private List<String> rows(Query query) {
        try (PreparedStatement statement = connection.prepareStatement(query.sql())) {
            for (int i = 0; i < query.parameters().size(); i++) {
                statement.setObject(i + 1, query.parameters().get(i));
            }
            var rows = new ArrayList<String>();
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(row(result, query.columns()));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(query.sql() + "\n" + query.parameters(), e);
        }
    }

    /** Has DuckDB read and plan a query's SQL. */
    void prepare(Query query, String text) {
        try (PreparedStatement statement = connection.prepareStatement(query.sql())) {
            for (int i = 0; i < query.parameters().size(); i++) {
                statement.setObject(i + 1, query.parameters().get(i));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(text + "\n" + query.sql() + "\n" + query.parameters(), e);
        }
    }

    private static String row(ResultSet result, List<Column> columns) throws SQLException {
        var cells = new ArrayList<String>();
        for (int i = 0; i < columns.size(); i++) {
            var value = result.getObject(i + 1);
            cells.add(value == null ? "null" : cell(value, columns.get(i).type()));
        }
        return String.join(" | ", cells);
    }

    private static String cell(Object value, Type type) {
        return switch (type) {
            case DATETIME ->
                ((Timestamp) value)
                        .toLocalDateTime()
                        .format(DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS"))
                        .replaceAll("\\.?0+$", "");
            case TIMESPAN -> value + " ticks";
            case STRING -> value.toString().isEmpty() ? "''" : value.toString();
            case INT -> ((Integer) value).toString();
            case LONG -> ((Long) value).toString();
            case REAL -> ((Double) value).toString();
            case BOOL -> ((Boolean) value).toString();
            case DECIMAL, GUID, DYNAMIC -> value.toString();
        };
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
