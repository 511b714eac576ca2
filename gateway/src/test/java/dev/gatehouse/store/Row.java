package dev.gatehouse.store;

import dev.gatehouse.kql.Query;
import dev.gatehouse.kql.schema.Column;
import dev.gatehouse.kql.schema.Type;
import dev.gatehouse.logs.LogColumn;
import dev.gatehouse.logs.LogTable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A small log with a column of every type, under the gateway log's name. */
record Row(Instant time, long number, String text, @Nullable String headers) {
    static final UUID ID = UUID.fromString("6f0bd4a1-9a7e-4d52-8f6c-000000000001");
    static final LogTable<Row> TABLE = table(List.of());
    static final List<LogTable<?>> TABLES = List.of(TABLE);

    static Row of(Instant time, long number) {
        return new Row(
                time, number, "text " + number, "{\"X-Tenant-Id\":\"tenant-" + number % 3 + "\",\"Host\":\"h\"}");
    }

    static LogTable<Row> table(List<LogColumn<Row>> more) {
        List<LogColumn<Row>> columns = new ArrayList<>();
        columns.add(column("TimeGenerated", Type.DATETIME, Row::time));
        columns.add(column("ResponseCode", Type.INT, row -> (int) (200 + row.number % 3)));
        columns.add(column("TotalTime", Type.LONG, Row::number));
        columns.add(column("_BilledSize", Type.REAL, row -> row.number / 2.0));
        columns.add(column("Cost", Type.DECIMAL, row -> BigDecimal.valueOf(row.number, 2)));
        columns.add(column("ApiId", Type.STRING, Row::text));
        columns.add(column("Lasted", Type.TIMESPAN, Row::number));
        columns.add(column("Id", Type.GUID, _ -> ID));
        columns.add(column("RequestHeaders", Type.DYNAMIC, Row::headers));
        columns.add(column("IsRequestSuccess", Type.BOOL, row -> row.number % 3 == 0));
        columns.add(LogColumn.constant(new Column("Category", Type.STRING), "Gateway'Logs"));
        columns.add(LogColumn.constant(
                new Column("_ResourceId", Type.STRING), "/subscriptions/s/resourceGroups/Rg/providers/p/service/Mine"));
        columns.addAll(more);
        return new LogTable<>("ApiManagementGatewayLogs", columns);
    }

    /** Those, and one more. */
    static LogTable<Row> table(LogColumn<Row> more) {
        return table(List.of(more));
    }

    static LogColumn<Row> column(String name, Type type, Function<Row, @Nullable Object> value) {
        return new LogColumn<>(new Column(name, type), value);
    }

    /** SQL with columns of these types. */
    static Query query(String sql, Type... types) {
        return query(sql, List.of(), types);
    }

    static Query query(String sql, List<Object> parameters, Type... types) {
        var columns = new ArrayList<Column>();
        for (var type : types) {
            columns.add(new Column("Column" + (columns.size() + 1), type));
        }
        return new Query(sql, parameters, columns, null);
    }
}
