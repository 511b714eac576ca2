package dev.gatehouse.store;

import dev.gatehouse.kql.Query;
import dev.gatehouse.kql.schema.Column;
import dev.gatehouse.kql.schema.Type;
import dev.gatehouse.logs.LogColumn;
import dev.gatehouse.logs.LogTable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A small log with a column of every type, under the gateway log's name. */
record Row(Instant time, long number, String text, @Nullable String headers) {
    static final UUID ID = UUID.fromString("6f0bd4a1-9a7e-4d52-8f6c-000000000001");
    static final LogTable<Row> TABLE = table();
    static final List<LogTable<?>> TABLES = List.of(TABLE);

    static Row of(Instant time, long number) {
        return new Row(
                time, number, "text " + number, "{\"X-Tenant-Id\":\"tenant-" + number % 3 + "\",\"Host\":\"h\"}");
    }

    @SafeVarargs
    static LogTable<Row> table(LogColumn<Row>... more) {
        return new LogTable<>(
                "ApiManagementGatewayLogs",
                java.util.stream.Stream.concat(
                                java.util.stream.Stream.<LogColumn<Row>>of(
                                        column("TimeGenerated", Type.DATETIME, Row::time),
                                        column("ResponseCode", Type.INT, row -> (int) (200 + row.number % 3)),
                                        column("TotalTime", Type.LONG, Row::number),
                                        column("_BilledSize", Type.REAL, row -> row.number / 2.0),
                                        column("Cost", Type.DECIMAL, row -> BigDecimal.valueOf(row.number, 2)),
                                        column("ApiId", Type.STRING, Row::text),
                                        column("Lasted", Type.TIMESPAN, Row::number),
                                        column("Id", Type.GUID, _ -> ID),
                                        column("RequestHeaders", Type.DYNAMIC, Row::headers),
                                        column("IsRequestSuccess", Type.BOOL, row -> row.number % 3 == 0),
                                        LogColumn.constant(new Column("Category", Type.STRING), "Gateway'Logs"),
                                        LogColumn.constant(
                                                new Column("_ResourceId", Type.STRING),
                                                "/subscriptions/s/resourceGroups/Rg/providers/p/service/Mine")),
                                java.util.stream.Stream.of(more))
                        .toList());
    }

    static LogColumn<Row> column(String name, Type type, Function<Row, @Nullable Object> value) {
        return new LogColumn<>(new Column(name, type), value);
    }

    /** SQL with columns of these types. */
    static Query query(String sql, Type... types) {
        return query(sql, List.of(), types);
    }

    static Query query(String sql, List<Object> parameters, Type... types) {
        var columns = new java.util.ArrayList<Column>();
        for (var type : types) {
            columns.add(new Column("Column" + (columns.size() + 1), type));
        }
        return new Query(sql, parameters, columns, null);
    }
}
