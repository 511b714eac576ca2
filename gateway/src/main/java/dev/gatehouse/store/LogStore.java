package dev.gatehouse.store;

import dev.gatehouse.kql.Query;
import dev.gatehouse.kql.schema.Schema;
import dev.gatehouse.kql.schema.Table;
import dev.gatehouse.logs.BackgroundPriority;
import dev.gatehouse.logs.LogSink;
import dev.gatehouse.logs.LogTable;
import dev.gatehouse.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps logs in a folder of its own, which one process at a time may have open. The rows of an hour are in a table of
 * DuckDB's file {@code hot.duckdb}; when the hour is over they move to a Parquet file in {@code segments}. What is too
 * old or too much goes, oldest hours first.
 *
 * <p><b>Failures:</b> a file that cannot be read is moved aside and the rest goes on; if DuckDB fails for good, as with
 * a full disk, the store opens itself anew as soon as it can. Until then batches and queries fail, nothing else does.
 *
 * <p><b>Threading:</b> everything may be called from any thread, but not from an event loop: it waits for disks. DuckDB's
 * work is done on threads that give way to requests, see {@link BackgroundPriority}; a sink's caller sees to its own.
 */
public final class LogStore implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LogStore.class);
    private static final Duration TICK = Duration.ofSeconds(5);

    private final Path directory;
    private final boolean readOnly;
    private final Settings.Queries queries;
    private final InstantSource clock;
    private final long maxBytes;
    private final Map<String, TableSink<?>> sinks = new LinkedHashMap<>();
    private final Leases leases = new Leases();
    private final Keeper keeper;
    private final Reader reader;
    private final ScheduledExecutorService housekeeping =
            Executors.newSingleThreadScheduledExecutor(BackgroundPriority.threads("store"));
    private final AtomicLong rowsWritten = new AtomicLong();
    private final AtomicLong failedBatches = new AtomicLong();
    private volatile @Nullable Session session;
    private volatile @Nullable String problem;
    private final Set<String> reported = ConcurrentHashMap.newKeySet();
    private volatile boolean broken;
    private long failedAtLastTick;
    private volatile boolean closed;

    private LogStore(
            Path directory,
            boolean readOnly,
            Settings.Store settings,
            Settings.Queries queries,
            List<LogTable<?>> tables,
            InstantSource clock) {
        this.directory = directory.toAbsolutePath().normalize();
        this.readOnly = readOnly;
        this.queries = queries;
        this.clock = clock;
        this.maxBytes = settings.maxBytes();
        for (var table : tables) {
            var sink = sinkOf(table, settings.promotedHeaders());
            sinks.put(table.name(), sink);
        }
        keeper = new Keeper(this, this.directory, settings.keep(), maxBytes);
        reader = new Reader(this);
    }

    private <R> TableSink<R> sinkOf(LogTable<R> table, List<String> promotedHeaders) {
        return new TableSink<>(this, new StoredTable<>(table, promotedHeaders), maxBytes);
    }

    /**
     * Opens the store, and makes it where there is none.
     *
     * @param directory its own, whatever {@link Settings.Store#directory} says
     * @param tables the logs to keep
     * @throws StoreException if another process has it, or it cannot be used for another reason that a person has to
     *     see to; never because of what is in its files
     */
    public static LogStore open(
            Path directory,
            Settings.Store settings,
            Settings.Queries queries,
            List<LogTable<?>> tables,
            InstantSource clock)
            throws StoreException {
        var store = new LogStore(directory, false, settings, queries, tables, clock);
        store.begin();
        var _ = store.housekeeping.scheduleWithFixedDelay(
                store::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
        return store;
    }

    /**
     * Opens the store of a gateway that does not run, to query it. Nothing in its folder changes.
     *
     * @throws StoreException also if there is no store
     */
    public static LogStore openReadOnly(
            Path directory, Settings.Store settings, Settings.Queries queries, List<LogTable<?>> tables)
            throws StoreException {
        var store = new LogStore(directory, true, settings, queries, tables, InstantSource.system());
        store.begin();
        return store;
    }

    /** On the housekeeping thread, whose priority DuckDB's own threads inherit. */
    private void begin() throws StoreException {
        try {
            housekeeping
                    .submit(() -> {
                        session = openSession();
                        return true;
                    })
                    .get();
        } catch (ExecutionException e) {
            end();
            throw e.getCause() instanceof StoreException refused
                    ? refused
                    : new StoreException("The store in " + directory + " cannot be opened: " + e.getCause(), e);
        } catch (InterruptedException e) {
            end();
            Thread.currentThread().interrupt();
            throw new StoreException("Interrupted while opening the store in " + directory, e);
        }
    }

    private Session openSession() throws StoreException {
        var now = clock.instant();
        var database = readOnly
                ? Database.openReadOnly(directory, queries.memory())
                : Database.open(directory, queries.memory(), maxBytes, now);
        try {
            var tables = new ArrayList<StoredTable<?>>();
            sinks.values().forEach(sink -> tables.add(sink.table()));
            return new Session(database, new Catalog(directory, database, tables, readOnly, now));
        } catch (SQLException e) {
            try {
                database.close();
            } catch (SQLException again) {
                e.addSuppressed(again);
            }
            throw new StoreException("The store in " + directory + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Where a log's rows go: when a write returns they are on disk. One sink for each log, at any time.
     *
     * @param table one of those that the store was opened with
     */
    @SuppressWarnings("unchecked") // made from that very table
    public <R> LogSink<R> sink(LogTable<R> table) {
        var sink = sinks.get(table.name());
        if (sink == null || readOnly) {
            throw new IllegalArgumentException("The store keeps no " + table.name());
        }
        return (LogSink<R>) sink;
    }

    /** What queries may name: the logs, and the tables of Azure that stand beside them, also when empty. */
    public Schema schema() {
        return schema(sinks.values().stream().map(TableSink::table).toList());
    }

    /** What queries of a store for these logs may name. */
    public static Schema schema(Settings.Store settings, List<LogTable<?>> tables) {
        List<StoredTable<?>> stored = new ArrayList<>();
        tables.forEach(table -> stored.add(new StoredTable<>(table, settings.promotedHeaders())));
        return schema(stored);
    }

    private static Schema schema(List<? extends StoredTable<?>> stored) {
        List<Table> tables = new ArrayList<>();
        stored.forEach(each -> tables.add(each.table()));
        tables.addAll(AzureTables.tables(stored.stream().map(StoredTable::name).collect(Collectors.toSet())));
        return new Schema(tables);
    }

    /** Runs a query within the limits of the settings and waits for its answer. */
    public Result query(Query query) throws QueryException {
        return start(query, queries).result();
    }

    /**
     * Begins a query.
     *
     * @param limits its own; memory is one limit for all queries together and stays as it was set at the opening
     */
    public Running start(Query query, Settings.Queries limits) throws QueryException {
        return reader.start(query, limits);
    }

    /** How it is doing; looks at the sizes of its files. */
    public Statistics statistics() {
        long bytes = Database.bytes(directory);
        var segments = List.<Segment>of();
        var open = session;
        if (open != null) {
            segments = open.catalog().segments();
        }
        for (var segment : segments) {
            if (segment instanceof Segment.Cold cold) {
                bytes += cold.bytes();
            }
        }
        var oldest = segments.isEmpty() ? null : segments.getFirst().name().hour();
        return new Statistics(rowsWritten.get(), failedBatches.get(), bytes, segments.size(), oldest, problem);
    }

    // ---- for those who do the work

    Session session() throws SQLException {
        var open = session;
        if (open == null || closed) {
            throw new SQLException(closed ? "The store is closed" : "The store is being opened again");
        }
        return open;
    }

    Leases leases() {
        return leases;
    }

    Instant now() {
        return clock.instant();
    }

    boolean isClosed() {
        return closed;
    }

    long rowsWritten() {
        return rowsWritten.get();
    }

    void wrote(int rows) {
        rowsWritten.addAndGet(rows);
    }

    void failedToWrite(Exception why) {
        failedBatches.incrementAndGet();
        noteProblem("A batch of rows was not kept", why);
    }

    /** Notes what went wrong, and says it once, until all has been well in between. */
    void noteProblem(String what, Exception why) {
        if (Database.isFatal(why)) {
            broken = true;
        }
        var text = what + ": " + QueryRun.firstLine(why.getMessage() == null ? why.toString() : why.getMessage());
        problem = text;
        if (reported.add(what)) {
            LOG.error("{}. The store tries again; traffic goes on", text);
            LOG.debug("Where that came from", why);
        }
    }

    private void tick() {
        try {
            if (broken) {
                reopen();
            }
            var failedBefore = failedBatches.get();
            keeper.tick(session(), sinks.values());
            if (!broken && problem != null && failedBefore == failedAtLastTick) {
                problem = null;
                reported.clear();
                LOG.info("The store is well again");
            }
            failedAtLastTick = failedBefore;
        } catch (SQLException | IOException | StoreException | RuntimeException e) {
            if (!closed) {
                noteProblem("The store could not be kept in order", e);
            }
        }
    }

    /** DuckDB's instance is of no more use: all of it goes, and what is on disk is read again. */
    private void reopen() throws StoreException {
        var old = session;
        session = null;
        sinks.values().forEach(TableSink::release);
        if (old != null) {
            old.close();
        }
        session = openSession();
        broken = false;
        LOG.info("The store has been opened again");
    }

    /** Does now what is done every few seconds otherwise. */
    void keep() throws InterruptedException, ExecutionException {
        housekeeping.submit(this::tick).get();
    }

    /** Waits for queries and batches under way, which end early, and leaves a file that opens at once. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        sinks.values().forEach(TableSink::close);
        reader.close();
        try {
            housekeeping.submit(this::closeSession).get();
        } catch (ExecutionException e) {
            LOG.warn("The store was not closed cleanly; nothing that was written is lost", e.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        end();
    }

    private void closeSession() {
        var open = session;
        if (open == null) {
            closed = true;
            return;
        }
        try (var connection = open.database().connect()) {
            if (!readOnly) {
                leases.all().forEach(Runnable::run);
                Keeper.checkpoint(connection);
            }
        } catch (SQLException e) {
            LOG.debug("No checkpoint at the end; the log of changes is read at the next start", e);
        }
        closed = true;
        open.close();
    }

    private void end() {
        closed = true;
        reader.close();
        housekeeping.shutdown();
    }
}
