package dev.gatehouse.kql;

import dev.gatehouse.kql.schema.Column;
import dev.gatehouse.kql.schema.Schema;
import dev.gatehouse.kql.schema.Type;
import dev.gatehouse.logs.GatewayLog;
import dev.gatehouse.logs.LogColumn;
import dev.gatehouse.logs.LogTable;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.store.LogStore;
import dev.gatehouse.store.QueryException;
import dev.gatehouse.text.DiagnosticPrinter;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A real store with all tables as Azure Monitor has them, and some traffic in it: {@code src/test/resources/azure-log}.
 * What a row does not say is empty.
 */
final class AzureLog implements AutoCloseable {
    private static final Path ROWS = Path.of("src", "test", "resources", "azure-log");
    private static final JsonMapper JSON = new JsonMapper();
    /** What all rows of the gateway log have in common. */
    private static final Map<String, String> COMMON = Map.of(
            "Type",
            "ApiManagementGatewayLogs",
            "Category",
            "GatewayLogs",
            "OperationName",
            "Microsoft.ApiManagement/GatewayLogs",
            "_ResourceId",
            "/subscriptions/s/resourcegroups/apis/providers/microsoft.apimanagement/service/contoso",
            "_SubscriptionId",
            "s");

    private static final LogTable<JsonNode> GATEWAY = new LogTable<>(
            GatewayLog.TABLE.name(),
            GatewayLog.TABLE.columns().stream()
                    .map(LogColumn::column)
                    .map(column -> COMMON.containsKey(column.name())
                            ? LogColumn.<JsonNode>constant(column, COMMON.get(column.name()))
                            : column(column))
                    .toList());

    private static final LogTable<JsonNode> LLM = new LogTable<>(
            "ApiManagementGatewayLlmLog",
            List.of(
                    column("TimeGenerated", Type.DATETIME),
                    column("CompletionTokens", Type.INT),
                    column("CorrelationId", Type.STRING),
                    column("DeploymentName", Type.STRING),
                    column("IsStreamCompletion", Type.BOOL),
                    column("ModelName", Type.STRING),
                    column("PromptTokens", Type.INT),
                    column("RequestMessages", Type.DYNAMIC),
                    column("ResponseMessages", Type.DYNAMIC),
                    column("SequenceNumber", Type.INT),
                    column("TotalTokens", Type.INT)));

    private final LogStore store;

    AzureLog(Path directory) {
        try {
            store = LogStore.open(
                    directory,
                    new Settings.Store(true, "", List.of("X-Tenant-Id"), Duration.ofDays(36_500), 1L << 30),
                    new Settings.Queries(Duration.ofSeconds(20), 1000, 1 << 20, 256 << 20),
                    List.of(GATEWAY, LLM),
                    () -> SmallLog.NOW);
            store.sink(GATEWAY).write(rows("gateway.jsonl"));
            store.sink(LLM).write(rows("llm.jsonl"));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    Schema schema() {
        return store.schema();
    }

    private static List<JsonNode> rows(String file) throws IOException {
        return Files.readAllLines(ROWS.resolve(file)).stream()
                .map(JSON::readTree)
                .toList();
    }

    private static LogColumn<JsonNode> column(String name, Type type) {
        return column(new Column(name, type));
    }

    private static LogColumn<JsonNode> column(Column column) {
        return new LogColumn<>(column, row -> value(row.get(column.name()), column.type()));
    }

    private static @Nullable Object value(@Nullable JsonNode value, Type type) {
        boolean missing = value == null || value.isNull();
        return switch (type) {
            case STRING -> missing ? "" : value.asString();
            case DATETIME -> missing ? null : Instant.parse(value.asString());
            case INT -> missing ? null : value.asInt();
            case LONG, TIMESPAN -> missing ? null : value.asLong();
            case REAL -> missing ? null : value.asDouble();
            case BOOL -> missing ? null : value.asBoolean();
            case DYNAMIC -> missing ? null : value.toString();
            case DECIMAL, GUID -> throw new IllegalArgumentException("no such columns");
        };
    }

    /** Columns and rows of a query's result, or what is wrong with it. Rows without an order are sorted. */
    String report(String text) {
        var diagnostics = new Diagnostics();
        var query = new KqlCompiler(schema()).compile(Source.of("query", text), SmallLog.NOW, null, diagnostics);
        var printer = new DiagnosticPrinter(100, false);
        var messages = diagnostics.list().stream().map(printer::print).collect(Collectors.joining());
        return query == null ? messages : messages + result(query);
    }

    private String result(Query query) {
        var rows = new ArrayList<String>();
        try {
            for (var row : store.query(query).rows()) {
                var cells = new ArrayList<String>();
                for (int i = 0; i < row.length; i++) {
                    cells.add(cell(row[i], query.columns().get(i).type()));
                }
                rows.add(String.join(" | ", cells));
            }
        } catch (QueryException e) {
            throw new IllegalStateException(query.sql(), e);
        }
        var last = query.sql().substring(query.sql().lastIndexOf('\n'));
        if (!last.contains(" ORDER BY ")) {
            rows.sort(null);
        }
        var out = query.columns().stream()
                .map(column -> column.name() + ":" + column.type())
                .collect(Collectors.joining(" | "));
        var hint = query.render() == null
                ? ""
                : "\nrender " + query.render().visualization()
                        + query.render().properties().entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(each -> " " + each.getKey() + "=" + each.getValue())
                                .collect(Collectors.joining());
        return out + rows.stream().map(row -> "\n" + row).collect(Collectors.joining()) + hint;
    }

    private static String cell(@Nullable Object value, Type type) {
        if (value == null) {
            return "null";
        }
        return type == Type.TIMESPAN ? value + " ticks" : value.equals("") ? "''" : value.toString();
    }

    @Override
    public void close() {
        store.close();
    }
}
