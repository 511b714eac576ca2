package dev.gatehouse.logs;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToIntFunction;

/**
 * The way of rows to all who keep them. Each sink has a queue and a thread of its own, so that one that is slow or
 * broken costs the others nothing, and requests nothing at all.
 *
 * <p><b>Threading:</b> any thread.
 */
public final class LogPipeline<R> implements AutoCloseable {
    private static final long MAX_BYTES = 64L * 1024 * 1024;

    private final ToIntFunction<R> weight;
    private final int maxRows;
    private final List<LogQueue<R>> queues = new CopyOnWriteArrayList<>();

    /**
     * How it stands with the rows of one sink, since it was added.
     *
     * @param waiting rows in its queue now
     * @param dropped rows that found no room
     * @param failed rows that the sink did not take
     */
    public record Statistics(String sink, int waiting, long written, long dropped, long failed) {}

    /**
     * @param weight bytes of memory that a row takes, about
     * @param maxRows that wait for each sink; their memory is bounded besides
     */
    public LogPipeline(ToIntFunction<R> weight, int maxRows) {
        this.weight = weight;
        this.maxRows = maxRows;
    }

    /** One for the gateway log. */
    public static LogPipeline<GatewayLog> ofGatewayLog(int maxRows) {
        return new LogPipeline<>(GatewayLog::weight, maxRows);
    }

    /**
     * Sends all rows from now on to {@code sink} too, and closes it at the end.
     *
     * @param name as people call it: {@code store}, {@code file}, {@code collector}
     */
    public void add(String name, LogSink<R> sink) {
        queues.add(new LogQueue<>(name, sink, weight, maxRows, MAX_BYTES));
    }

    /** Takes a row. Never waits. */
    public void offer(R row) {
        for (var queue : queues) {
            queue.offer(row);
        }
    }

    /**
     * Waits until every row offered so far is kept or lost.
     *
     * @return false if that took longer
     */
    public boolean flush(Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        boolean all = true;
        for (var queue : queues) {
            all &= queue.flush(Math.max(1, (end - System.nanoTime()) / 1_000_000));
        }
        return all;
    }

    public List<Statistics> statistics() {
        return queues.stream().map(LogQueue::statistics).toList();
    }

    @Override
    public void close() {
        queues.forEach(LogQueue::close);
    }
}
