package dev.gatehouse.state;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.gatehouse.policy.Counters;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Counters in this process. The same key with another window is another counter.
 *
 * <p>Bounded: counters whose window has passed go first, by themselves; beyond {@code maxKeys} those
 * that are rarely asked for, so that a flood of made-up keys pushes out its own kind and not the
 * counters of callers who keep calling.
 */
public final class MemoryCounters implements Counters {
    private final Cache<Key, SlidingWindow> windows;
    private final LongSupplier nanos;

    private record Key(String name, long window) {}

    /**
     * @param maxKeys how many counters are kept
     * @param nanos a clock like {@link System#nanoTime()}
     */
    public MemoryCounters(int maxKeys, LongSupplier nanos) {
        this.nanos = nanos;
        this.windows = Caffeine.newBuilder()
                .maximumSize(maxKeys)
                .expireAfter(Expiry.accessing((Key key, SlidingWindow _) -> Duration.ofNanos(key.window)))
                .ticker(nanos::getAsLong)
                .executor(Runnable::run)
                .build();
    }

    @Override
    public boolean isImmediate() {
        return true;
    }

    @Override
    public Verdict take(String key, long amount, long limit, Duration window) {
        return window(key, window).take(amount, limit, nanos.getAsLong());
    }

    @Override
    public Verdict peek(String key, long limit, Duration window) {
        return window(key, window).peek(limit, nanos.getAsLong());
    }

    @Override
    public void add(String key, long amount, Duration window) {
        window(key, window).add(amount, nanos.getAsLong());
    }

    /** How many counters there are at most at this moment. */
    long size() {
        windows.cleanUp();
        return windows.estimatedSize();
    }

    private SlidingWindow window(String name, Duration window) {
        return windows.get(new Key(name, window.toNanos()), key -> new SlidingWindow(key.window));
    }
}
