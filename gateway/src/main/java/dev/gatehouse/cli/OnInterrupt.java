package dev.gatehouse.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets Ctrl-C (SIGINT, SIGTERM) end what a thread waits for: it is interrupted, and has a moment to put things away
 * before the process ends. From its making until it is closed, both by the thread that waits.
 */
final class OnInterrupt implements AutoCloseable {
    private static final Duration MOMENT = Duration.ofSeconds(3);

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook;

    OnInterrupt() {
        var waiting = Thread.currentThread();
        hook = Thread.ofPlatform().name("interrupt").unstarted(() -> interrupt(waiting));
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void interrupt(Thread waiting) {
        waiting.interrupt();
        try {
            var _ = closed.await(MOMENT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            return; // the process is ending
        }
    }
}
