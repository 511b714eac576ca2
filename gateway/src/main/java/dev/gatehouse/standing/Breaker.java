package dev.gatehouse.standing;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Spares a server that does not answer, and those who would wait for it: after some failures in a row, one try in a while. */
final class Breaker {
    static final int FAILURES = 5;
    static final Duration PAUSE = Duration.ofSeconds(5);

    private final LongSupplier nanos;
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicLong nextTry = new AtomicLong();

    Breaker(LongSupplier nanos) {
        this.nanos = nanos;
    }

    boolean letsThrough() {
        if (failures.get() < FAILURES) {
            return true;
        }
        long due = nextTry.get();
        long now = nanos.getAsLong();
        return now - due >= 0 && nextTry.compareAndSet(due, now + PAUSE.toNanos());
    }

    void failed() {
        nextTry.set(nanos.getAsLong() + PAUSE.toNanos());
        failures.incrementAndGet();
    }

    void succeeded() {
        failures.set(0);
    }
}
