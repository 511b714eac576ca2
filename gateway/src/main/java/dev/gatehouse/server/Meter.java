package dev.gatehouse.server;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what goes through. Safe for many threads. */
public final class Meter {
    private final LongAdder[] responses = new LongAdder[6];
    private final LongAdder connections = new LongAdder();
    /** Few and seldom: a lock will do. */
    private final Map<Integer, Long> refused = new TreeMap<>();

    public Meter() {
        for (int i = 0; i < responses.length; i++) {
            responses[i] = new LongAdder();
        }
    }

    void responded(int status) {
        responses[Math.clamp(status / 100, 0, 5)].increment();
    }

    void refused(int status) {
        synchronized (refused) {
            refused.merge(status, 1L, Long::sum);
        }
    }

    /** How many requests were refused as malformed or too large, before any policy ran, by the status they got. */
    public Map<Integer, Long> refused() {
        synchronized (refused) {
            return Map.copyOf(refused);
        }
    }

    void connected() {
        connections.increment();
    }

    void disconnected() {
        connections.decrement();
    }

    /** Responses sent whose status begins with {@code digit}. */
    public long responses(int digit) {
        return responses[digit].sum();
    }

    /** Client connections open now. */
    public long connections() {
        return connections.sum();
    }
}
