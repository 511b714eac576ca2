package dev.gatehouse.keys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

/**
 * Key ids that a fetch did not bring, and when: asking again at once is of no use. Callers make ids up, so the memory is
 * bounded, also against long ones. Safe for use by several threads.
 */
final class MissingKeys {
    /** Bytes, about. */
    static final long MAX_WEIGHT = 256 * 1024;

    private static final int OVERHEAD = 128;

    private final Cache<String, Long> since = Caffeine.newBuilder()
            .maximumWeight(MAX_WEIGHT)
            .weigher((String id, Long time) -> OVERHEAD + 2 * id.length())
            .executor(Runnable::run)
            .build();

    /** @param id null for tokens that name no key */
    void add(@Nullable String id, long nanos) {
        since.put(name(id), nanos);
    }

    /** Whether the key was found missing less than {@code forNanos} ago. */
    boolean has(@Nullable String id, long nanos, long forNanos) {
        Long time = since.getIfPresent(name(id));
        return time != null && nanos - time < forNanos;
    }

    /** How many ids are remembered, roughly. */
    long size() {
        since.cleanUp();
        return since.estimatedSize();
    }

    private static String name(@Nullable String id) {
        return id == null ? "" : id;
    }
}
