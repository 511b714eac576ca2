package dev.gatehouse.policy;

import java.time.Duration;

/** Port: counters over sliding windows, for rate limits. Safe for many threads; bounded. */
public interface Counters {
    /** Whether it answers without waiting; otherwise a step answers {@link Flow#WAIT} before it calls. */
    boolean isImmediate();

    /**
     * Adds {@code amount} to the counter, unless that would take it over {@code limit} within the last
     * {@code window}; one atomic act.
     *
     * @return whether it was added, and what is left
     */
    Verdict take(String key, long amount, long limit, Duration window);

    /**
     * Looks whether {@code take} would succeed with an amount of 1, without adding.
     */
    Verdict peek(String key, long limit, Duration window);

    /** Adds without a limit, for counting after the response. */
    void add(String key, long amount, Duration window);

    /**
     * @param allowed whether the limit holds
     * @param remaining calls left in the window, at least 0
     * @param retryAfterSeconds where not allowed: until the next call can succeed, at least 1
     */
    record Verdict(boolean allowed, long remaining, int retryAfterSeconds) {}
}
