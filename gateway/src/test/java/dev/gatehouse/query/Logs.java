package dev.gatehouse.query;

import dev.gatehouse.kql.schema.Column;
import dev.gatehouse.kql.schema.Type;
import dev.gatehouse.logs.LogColumn;
import dev.gatehouse.logs.LogTable;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.store.LogStore;
import dev.gatehouse.store.StoreException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A store with a small log under the gateway log's name, at a time of its own. */
public final class Logs implements AutoCloseable {
    public static final Instant NOW = Instant.parse("2026-11-24T05:10:00Z");
    public static final Settings.Queries LIMITS =
            new Settings.Queries(Duration.ofSeconds(20), 1000, 1 << 20, 256 << 20);

    /** An exchange as far as these tests need it. */
    public record Call(
            Instant time,
            String api,
            String caller,
            int status,
            long millis,
            @Nullable String headers) {}

    public static final LogTable<Call> TABLE = new LogTable<>(
            "ApiManagementGatewayLogs",
            List.of(
                    column("TimeGenerated", Type.DATETIME, Call::time),
                    column("ApiId", Type.STRING, Call::api),
                    column("CallerIpAddress", Type.STRING, Call::caller),
                    column("ResponseCode", Type.INT, Call::status),
                    column("TotalTime", Type.LONG, Call::millis),
                    column("RequestHeaders", Type.DYNAMIC, Call::headers)));

    private final LogStore store;

    public Logs(Path directory) throws StoreException {
        this(directory, LIMITS);
    }

    public Logs(Path directory, Settings.Queries limits) throws StoreException {
        store = LogStore.open(
                directory,
                new Settings.Store(true, "", List.of("X-Tenant-Id"), Duration.ofDays(2), 1L << 30),
                limits,
                List.of(TABLE),
                () -> NOW);
    }

    private static LogColumn<Call> column(String name, Type type, Function<Call, @Nullable Object> value) {
        return new LogColumn<>(new Column(name, type), value);
    }

    public LogStore store() {
        return store;
    }

    public LogQueries queries() {
        return queries(LIMITS);
    }

    public LogQueries queries(Settings.Queries limits) {
        return new LogQueries(store, limits, () -> NOW);
    }

    public Logs write(Call... calls) throws Exception {
        store.sink(TABLE).write(List.of(calls));
        return this;
    }

    /** A call of this status so long before now. */
    public static Call call(Duration ago, String api, int status) {
        return new Call(NOW.minus(ago), api, "192.0.2.1", status, 12, "{\"X-Tenant-Id\":\"contoso\"}");
    }

    @Override
    public void close() {
        store.close();
    }
}
