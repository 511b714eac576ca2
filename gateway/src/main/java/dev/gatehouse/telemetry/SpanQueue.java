package dev.gatehouse.telemetry;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Where ended spans wait to be sent, by a thread of its own. Never holds up who ends a span: what does not fit is
 * dropped and counted.
 */
final class SpanQueue implements SpanProcessor {
    private static final int BATCH = 512;
    private static final long GATHER_MILLIS = 500;
    private static final long SEND_SECONDS = 15;
    private static final long LAST_SECONDS = 2;

    private final ArrayBlockingQueue<ReadableSpan> waiting;
    private final SpanExporter exporter;
    private final LongAdder sent = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final Thread sender;
    private volatile boolean closing;

    /** @param capacity how many spans wait at most */
    SpanQueue(SpanExporter exporter, int capacity) {
        this.exporter = exporter;
        this.waiting = new ArrayBlockingQueue<>(capacity);
        this.sender = Thread.ofPlatform().daemon().name("spans").start(this::send);
    }

    @Override
    public void onStart(Context parentContext, ReadWriteSpan span) {}

    @Override
    public boolean isStartRequired() {
        return false;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        if (span.getSpanContext().isSampled() && !waiting.offer(span)) {
            dropped.increment();
        }
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }

    private void send() {
        List<ReadableSpan> batch = new ArrayList<>(BATCH);
        try {
            while (!closing || !waiting.isEmpty()) {
                var first = waiting.poll(GATHER_MILLIS, TimeUnit.MILLISECONDS);
                if (first == null) {
                    continue;
                }
                batch.add(first);
                gather(batch);
                export(batch.stream().map(ReadableSpan::toSpanData).toList());
                batch.clear();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        dropped.add(batch.size() + waiting.size());
    }

    /** A few more, as they end at nearly the same time. */
    private void gather(List<ReadableSpan> batch) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(GATHER_MILLIS);
        while (batch.size() < BATCH) {
            waiting.drainTo(batch, BATCH - batch.size());
            long left = until - System.nanoTime();
            if (closing || left <= 0 || batch.size() >= BATCH) {
                return;
            }
            var next = waiting.poll(left, TimeUnit.NANOSECONDS);
            if (next == null) {
                return;
            }
            batch.add(next);
        }
    }

    private void export(List<SpanData> batch) {
        var result = exporter.export(batch).join(SEND_SECONDS, TimeUnit.SECONDS);
        (result.isSuccess() ? sent : failed).add(batch.size());
    }

    /** How many became what. */
    void read(Readings readings) {
        readings.put(sent.sum(), "sent");
        readings.put(failed.sum(), "failed");
        readings.put(dropped.sum(), "dropped");
    }

    /** Sends what is left, for some seconds at most. */
    @Override
    public void close() {
        closing = true;
        try {
            if (!sender.join(Duration.ofSeconds(LAST_SECONDS))) {
                sender.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exporter.shutdown();
    }
}
