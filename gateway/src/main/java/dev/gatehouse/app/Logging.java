package dev.gatehouse.app;

import dev.gatehouse.logs.GatewayLog;
import dev.gatehouse.logs.GatewayLogObserver;
import dev.gatehouse.logs.JsonLinesSink;
import dev.gatehouse.logs.LogPipeline;
import dev.gatehouse.logs.LogTable;
import dev.gatehouse.policy.ExchangeObserver;
import dev.gatehouse.query.LogQueries;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.store.LogStore;
import dev.gatehouse.store.StoreException;
import dev.gatehouse.telemetry.Otlp;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gateway log's way from exchanges to those who keep it, and the store's life. A store that cannot be opened is
 * tried again; meanwhile everything else goes on without it.
 */
final class Logging implements AutoCloseable {
    /** The logs that are kept. */
    static final List<LogTable<?>> TABLES = List.of(GatewayLog.TABLE);

    private static final Logger LOG = LoggerFactory.getLogger(Logging.class);
    private static final long RETRY_SECONDS = 30;
    /** So long a question waits for rows that are on their way. */
    private static final Duration SETTLING = Duration.ofSeconds(2);

    private static final Duration FIRST_TRY = Duration.ofSeconds(10);

    private final Settings settings;
    private final Path directory;
    private final InstantSource clock;
    private final LogPipeline<GatewayLog> pipeline;
    private final ExchangeObserver observer;
    private final CountDownLatch tried = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable LogStore store;
    private volatile @Nullable LogQueries queries;
    private volatile @Nullable String problem;
    private @Nullable Thread opener;

    /**
     * @param data the gateway's folder for what it keeps
     * @param output where rows go if the settings say standard output
     */
    Logging(Settings settings, Path data, OutputStream output, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.directory = directory(settings, data);
        pipeline = LogPipeline.ofGatewayLog(settings.logs().queue());
        boolean anybody = settings.store().enabled()
                || !settings.logs().json().isEmpty()
                || (settings.telemetry().logs() && !settings.telemetry().otlp().isEmpty());
        observer = anybody
                ? new GatewayLogObserver(
                        pipeline::offer, () -> ThreadLocalRandom.current().nextDouble())
                : ExchangeObserver.NONE;
        var json = settings.logs().json();
        if (json.equals("-")) {
            pipeline.add("standard output", JsonLinesSink.stream(GatewayLog.TABLE, output));
        } else if (!json.isEmpty()) {
            pipeline.add("file", JsonLinesSink.file(GatewayLog.TABLE, Path.of(json)));
        }
    }

    /** Where the store is, as the settings say or else in the data folder. */
    static Path directory(Settings settings, Path data) {
        return settings.store().directory().isEmpty()
                ? data.resolve("store")
                : Path.of(settings.store().directory());
    }

    /** Who is told of exchanges. */
    ExchangeObserver observer() {
        return observer;
    }

    LogPipeline<GatewayLog> pipeline() {
        return pipeline;
    }

    /** Sends rows to a collector too. */
    void sendTo(Otlp collector) {
        if (settings.telemetry().logs()) {
            pipeline.add("collector", collector.logs(GatewayLog.TABLE, GatewayLog::traceParent));
        }
    }

    /** Begins to open the store, where there is to be one. */
    void open() {
        if (!settings.store().enabled()) {
            tried.countDown();
            return;
        }
        opener = Thread.ofPlatform().daemon().name("store-opener").start(this::keepTrying);
    }

    /** Waits until it is known whether the store opens; not for ever. */
    void await() throws InterruptedException {
        if (!tried.await(FIRST_TRY.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn(
                    "The store in {} takes its time to open; requests are answered, not logged, until it has",
                    directory);
        }
    }

    private void keepTrying() {
        try {
            while (!tryOnce() && !closed.await(RETRY_SECONDS, TimeUnit.SECONDS)) {
                LOG.debug("trying again to open the store in {}", directory);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean tryOnce() {
        try {
            var opened = LogStore.open(directory, settings.store(), settings.queries(), TABLES, clock);
            synchronized (this) {
                if (closed.getCount() == 0) {
                    opened.close();
                    return true;
                }
                store = opened;
                queries = new LogQueries(opened, settings.queries(), clock);
                pipeline.add("store", opened.sink(GatewayLog.TABLE));
            }
            if (problem != null) {
                LOG.info("The store in {} is open", directory);
            }
            problem = null;
            return true;
        } catch (StoreException | RuntimeException | LinkageError e) {
            var message = e.getMessage() == null ? e.toString() : e.getMessage();
            if (!message.equals(problem)) {
                LOG.error(
                        "{}. Requests are answered, not kept in the store; it is tried again every {} s",
                        message,
                        RETRY_SECONDS);
                LOG.debug("Where that came from", e);
            }
            problem = message;
            return false;
        } finally {
            tried.countDown();
        }
    }

    /** The store; empty where there is none, or none yet. */
    Optional<LogStore> store() {
        return Optional.ofNullable(store);
    }

    /** Questions to the store, about all that has been logged until now; empty while it is not open. */
    Optional<LogQueries> queries() throws InterruptedException {
        pipeline.flush(SETTLING);
        return Optional.ofNullable(queries);
    }

    /** Whether the store is open and all is well with it; empty where there is to be none. */
    Optional<Boolean> isHealthy() {
        if (!settings.store().enabled()) {
            return Optional.empty();
        }
        var open = store;
        return Optional.of(open != null && open.statistics().problem() == null);
    }

    /** Whether it is known how it stands with the store: open, broken or not wanted. */
    boolean isDecided() {
        return tried.getCount() == 0;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed.countDown();
        }
        if (opener != null) {
            try {
                opener.join(FIRST_TRY); // an attempt under way ends by itself, and closes what it has opened
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
        pipeline.close();
        var open = store;
        if (open != null) {
            open.close();
        }
    }
}
