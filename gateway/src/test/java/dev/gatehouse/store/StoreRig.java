package dev.gatehouse.store;

import dev.gatehouse.kql.schema.Type;
import dev.gatehouse.logs.LogTable;
import dev.gatehouse.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** A store in a folder, with a clock of its own, that can be closed and opened again in other ways. */
final class StoreRig implements AutoCloseable {
    static final Instant START = Instant.parse("2026-11-24T05:10:00Z");

    final Path directory;
    final AtomicReference<Instant> clock = new AtomicReference<>(START);
    Settings.Store settings = new Settings.Store(true, "", List.of("X-Tenant-Id"), Duration.ofDays(2), 1L << 30);
    Settings.Queries queries = new Settings.Queries(Duration.ofSeconds(20), 1000, 1 << 20, 256 << 20);
    LogTable<Row> table = Row.TABLE;
    private @Nullable LogStore store;

    StoreRig(Path directory) {
        this.directory = directory;
    }

    LogStore open() throws StoreException {
        close();
        var opened = LogStore.open(directory, settings, queries, List.of(table), clock::get);
        store = opened;
        return opened;
    }

    LogStore store() throws StoreException {
        var open = store;
        return open == null ? open() : open;
    }

    /** Writes rows with these numbers in one batch, all of now. */
    void write(long from, long to) throws Exception {
        store().sink(table)
                .write(LongStream.range(from, to)
                        .mapToObj(number -> Row.of(clock.get(), number))
                        .toList());
    }

    void pass(Duration time) {
        clock.updateAndGet(now -> now.plus(time));
    }

    void keep() throws StoreException, InterruptedException, ExecutionException {
        store().keep();
    }

    /** Lets an hour pass and be rolled. */
    void roll() throws Exception {
        pass(Duration.ofHours(1));
        keep();
    }

    /** The numbers of all rows, sorted. */
    List<Long> numbers() throws Exception {
        return store()
                .query(Row.query("SELECT \"TotalTime\" FROM \"ApiManagementGatewayLogs\" ORDER BY 1", Type.LONG))
                .rows()
                .stream()
                .map(row -> (Long) row[0])
                .toList();
    }

    Object value(String sql, Type type) throws Exception {
        var rows = store().query(Row.query(sql, type)).rows();
        return java.util.Objects.requireNonNull(rows.getFirst()[0]);
    }

    List<String> files() throws IOException {
        return list(directory.resolve("segments"));
    }

    static List<String> list(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    static List<Long> range(long from, long to) {
        return LongStream.range(from, to).boxed().toList();
    }

    @Override
    public void close() {
        stop();
    }

    /** Closes the store, for now. */
    void stop() {
        if (store != null) {
            store.close();
            store = null;
        }
    }
}
