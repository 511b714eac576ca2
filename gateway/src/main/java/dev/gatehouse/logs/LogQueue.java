package dev.gatehouse.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rows on their way to one sink, and the thread that takes them there in batches. Whoever offers a row never waits: what
 * has no room is dropped and counted.
 *
 * <p>The thread looks by itself, several times a second; only a queue that fills up wakes it. So a row costs its offerer
 * no call of the system.
 */
final class LogQueue<R> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LogQueue.class);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int BATCH = 4096;
    /** How long the last rows have to get there. */
    private static final long LAST_MILLIS = 3000;

    private final String name;
    private final LogSink<R> sink;
    private final long wakeAt;
    private final long maxBytes;
    private final ToIntFunction<R> weight;
    private final ArrayBlockingQueue<R> queue;
    private final Thread thread;
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final Object progress = new Object();
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private volatile boolean closing;
    private boolean failing;

    /**
     * @param weight bytes of memory that a row takes, about; always the same for one row
     * @param maxRows that wait
     * @param maxBytes that they may take together
     */
    LogQueue(String name, LogSink<R> sink, ToIntFunction<R> weight, int maxRows, long maxBytes) {
        this.name = name;
        this.weight = weight;
        this.sink = sink;
        this.maxBytes = maxBytes;
        this.queue = new ArrayBlockingQueue<>(Math.max(1, maxRows));
        this.wakeAt = Math.max(1, maxRows / 2);
        this.thread = BackgroundPriority.threads("log-" + name).newThread(this::work);
        thread.start();
    }

    /** Takes a row, or drops it. */
    void offer(R row) {
        int size = weight.applyAsInt(row);
        long used = bytes.addAndGet(size);
        if (closing || used > maxBytes || !queue.offer(row)) {
            bytes.addAndGet(-size);
            dropped.incrementAndGet();
            LockSupport.unpark(thread);
            return;
        }
        if (accepted.incrementAndGet() - done.get() >= wakeAt || used > maxBytes / 2) {
            LockSupport.unpark(thread);
        }
    }

    private void work() {
        List<R> batch = new ArrayList<>(BATCH);
        while (true) {
            boolean last = closing;
            while (queue.drainTo(batch, BATCH) > 0) {
                long size = 0;
                for (var row : batch) {
                    size += weight.applyAsInt(row);
                }
                write(batch);
                bytes.addAndGet(-size);
                synchronized (progress) {
                    done.addAndGet(batch.size());
                    progress.notifyAll();
                }
                batch.clear();
            }
            if (last) {
                return;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private void write(List<R> batch) {
        try {
            sink.write(List.copyOf(batch));
            written.addAndGet(batch.size());
            if (failing) {
                failing = false;
                LOG.info("The {} takes log rows again", name);
            }
        } catch (Exception | LinkageError | StackOverflowError e) {
            failed.addAndGet(batch.size());
            if (!failing) {
                failing = true;
                LOG.error("{} log rows did not get to the {}: {}. Traffic goes on", batch.size(), name, e.toString());
                LOG.debug("Where that came from", e);
            }
        }
    }

    /** Waits until all that has been taken so far is with the sink, or lost. */
    boolean flush(long millis) throws InterruptedException {
        long wanted = accepted.get();
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        LockSupport.unpark(thread);
        synchronized (progress) {
            while (done.get() < wanted) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0 || !thread.isAlive()) {
                    return false;
                }
                progress.wait(left);
            }
        }
        return true;
    }

    LogPipeline.Statistics statistics() {
        return new LogPipeline.Statistics(name, queue.size(), written.get(), dropped.get(), failed.get());
    }

    /** Takes no more; what waits gets there if it takes no longer than some seconds. */
    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(thread);
        try {
            thread.join(LAST_MILLIS);
            if (thread.isAlive()) {
                LOG.warn("{} log rows had not got to the {} at the end", queue.size(), name);
                thread.interrupt();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        sink.close();
    }
}
