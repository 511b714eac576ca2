package dev.gatehouse.policy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Port: the cache of {@code cache-lookup-value} and its family. Safe for many threads. */
public interface ValueCache {
    /** Whether it answers without waiting; otherwise a step answers {@link Flow#WAIT} before it calls. */
    boolean isImmediate();

    /** The value stored under {@code key} as it was put, or null where there is none or its time is over. */
    @Nullable
    Object find(String key);

    /** Keeps {@code value} for {@code duration}, in place of what was there. */
    void store(String key, Object value, Duration duration);

    void remove(String key);
}
