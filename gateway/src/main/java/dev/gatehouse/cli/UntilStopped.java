package dev.gatehouse.cli;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a command that serves does after it has started. */
final class UntilStopped {
    private static final Logger LOG = LoggerFactory.getLogger(UntilStopped.class);

    private UntilStopped() {}

    /**
     * Keeps something running until the process is told to stop (SIGINT, SIGTERM), then closes it; the process ends when
     * that is done. Does not return.
     */
    static void run(AutoCloseable running) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> close(running)));
        Thread.currentThread().join();
    }

    private static void close(AutoCloseable running) {
        try {
            running.close();
        } catch (Exception e) {
            LOG.warn("stopping did not go well", e);
        }
    }
}
