package dev.gatehouse.logs;

import java.util.List;

/**
 * A place that keeps rows.
 *
 * <p><b>Threading:</b> one thread at a time, a sink's own: it may take its time.
 */
public interface LogSink<R> extends AutoCloseable {
    /**
     * Takes a batch; when it returns the rows are kept as well as this sink keeps anything. A batch that
     * failed is lost, counted and logged by the caller; the next one is tried.
     *
     * @throws Exception if the batch could not be kept
     */
    void write(List<R> rows) throws Exception;

    /** Ends it; what was written stays. */
    @Override
    void close();
}
