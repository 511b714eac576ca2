package dev.gatehouse.store;

import dev.gatehouse.kql.Query;
import dev.gatehouse.logs.BackgroundPriority;
import dev.gatehouse.settings.Settings;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Runs queries, a few at a time, on threads that give way to requests. */
final class Reader implements AutoCloseable {
    private static final int AT_ONCE = 4;
    private static final int WAITING = 64;
    private static final int REPEAT_MILLIS = 50;

    /**
     * DuckDB's planner goes down into a query by recursion, and where the stack ends the whole process ends: on 1 MB at 240
     * operators one upon another. The compiler allows half as many, and what is not used of this is never taken.
     */
    private static final long STACK_BYTES = 32L << 20;

    private final LogStore store;
    private final ThreadPoolExecutor threads;
    private final ScheduledThreadPoolExecutor clock;
    private final Set<QueryRun> running = ConcurrentHashMap.newKeySet();

    Reader(LogStore store) {
        this.store = store;
        threads = new ThreadPoolExecutor(
                AT_ONCE, AT_ONCE, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), Reader::thread);
        threads.allowCoreThreadTimeOut(true);
        clock = new ScheduledThreadPoolExecutor(1, BackgroundPriority.threads("store-query-limits"));
        clock.setRemoveOnCancelPolicy(true);
    }

    private static Thread thread(Runnable task) {
        var thread = new Thread(
                null,
                () -> {
                    BackgroundPriority.take();
                    task.run();
                },
                "store-query",
                STACK_BYTES);
        thread.setDaemon(true);
        return thread;
    }

    Running start(Query query, Settings.Queries limits) throws QueryException {
        var run = new QueryRun(store, this::interrupt, query, limits);
        running.add(run);
        try {
            threads.execute(() -> {
                try {
                    run.run();
                } finally {
                    running.remove(run);
                }
            });
            var expiry = clock.schedule(run::expire, limits.timeout().toMillis(), TimeUnit.MILLISECONDS);
            run.whenDone(() -> expiry.cancel(false));
        } catch (RejectedExecutionException e) {
            running.remove(run);
            run.cancel();
            throw threads.isShutdown()
                    ? new QueryException(QueryException.Kind.UNAVAILABLE, "The store is closed", e)
                    : new QueryException(
                            QueryException.Kind.BUSY, "Too many queries at once; try again in a moment", e);
        }
        return run;
    }

    private void interrupt(QueryRun run) {
        if (running.contains(run) && !clock.isShutdown()) {
            run.interrupt();
            var _ = clock.schedule(() -> interrupt(run), REPEAT_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Cancels what runs and waits for it. */
    @Override
    public void close() {
        threads.shutdown();
        running.forEach(Running::cancel);
        try {
            if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        clock.shutdownNow();
    }
}
