package dev.gatehouse.outbound;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Has something looked after every few seconds, on a daemon thread of its own. */
public final class Ticker implements AutoCloseable {
    private final ScheduledExecutorService timer;

    /** Does not tick yet. */
    public Ticker(String threadName) {
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(threadName).factory());
    }

    /** From now on runs {@code task}, which neither waits nor throws, until {@link #close()}. */
    public void start(Duration period, Runnable task) {
        var _ = timer.scheduleWithFixedDelay(task, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
