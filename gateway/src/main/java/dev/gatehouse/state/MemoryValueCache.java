package dev.gatehouse.state;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.gatehouse.policy.ValueCache;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A cache in this process, bounded by the estimated size of what it holds. */
public final class MemoryValueCache implements ValueCache {
    /** Room that an entry takes beside its key and value, in bytes. */
    private static final int OVERHEAD = 128;

    private final Cache<String, Entry> entries;

    private record Entry(Object value, Duration duration) {}

    /**
     * @param maxBytes how much is kept, by estimate
     * @param nanos a clock like {@link System#nanoTime()}
     */
    public MemoryValueCache(long maxBytes, LongSupplier nanos) {
        this.entries = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .weigher((String key, Entry entry) -> weight(key, entry.value))
                .expireAfter(Expiry.writing((String _, Entry entry) -> entry.duration))
                .ticker(nanos::getAsLong)
                .executor(Runnable::run)
                .build();
    }

    @Override
    public boolean isImmediate() {
        return true;
    }

    @Override
    public @Nullable Object find(String key) {
        var entry = entries.getIfPresent(key);
        return entry == null ? null : entry.value;
    }

    @Override
    public void store(String key, Object value, Duration duration) {
        if (duration.isPositive()) {
            entries.put(key, new Entry(value, duration));
        } else {
            entries.invalidate(key);
        }
    }

    @Override
    public void remove(String key) {
        entries.invalidate(key);
    }

    private static int weight(String key, Object value) {
        long size = switch (value) {
            case byte[] bytes -> bytes.length;
            case String text -> 2L * text.length();
            case Number _, Boolean _ -> 16;
            default -> 2L * value.toString().length();
        };
        return (int) Math.min(Integer.MAX_VALUE, OVERHEAD + 2L * key.length() + size);
    }
}
