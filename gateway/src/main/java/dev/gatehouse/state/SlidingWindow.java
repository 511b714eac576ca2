package dev.gatehouse.state;

import dev.gatehouse.policy.Counters.Verdict;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * What was counted for one key within the last window of time, exact to the second.
 *
 * <p>Counts that lie closer together than a 128th of the window, or than a second, share an entry and
 * leave the window together, when the last of them does: so there is never more in a window than
 * allowed, and few entries. Safe for several threads.
 */
final class SlidingWindow {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final long window;
    private final long width;

    // A ring: the oldest entry is at head.
    private long[] times = new long[4];
    private long[] counts = new long[4];
    private int head;
    private int size;
    private long total;
    /** When the newest entry was begun. */
    private long newestBegun;

    /** @param window in nanoseconds */
    SlidingWindow(long window) {
        this.window = window;
        this.width = Math.min(SECOND, window / 128);
    }

    synchronized Verdict take(long amount, long limit, long now) {
        expire(now);
        if (amount > limit - total) {
            return refusal(amount, limit, now);
        }
        append(amount, now);
        return new Verdict(true, limit - total, 0);
    }

    synchronized Verdict peek(long limit, long now) {
        expire(now);
        return total < limit ? new Verdict(true, limit - total, 0) : refusal(1, limit, now);
    }

    synchronized void add(long amount, long now) {
        expire(now);
        append(amount, now);
    }

    private Verdict refusal(long amount, long limit, long now) {
        long excess = amount - (limit - total);
        long wait = window;
        for (int i = 0; i < size; i++) {
            excess -= counts[at(i)];
            if (excess <= 0) {
                wait = times[at(i)] + window - now;
                break;
            }
        }
        long seconds = (wait + SECOND - 1) / SECOND;
        return new Verdict(false, Math.max(0, limit - total), Math.clamp(seconds, 1, Integer.MAX_VALUE));
    }

    private void expire(long now) {
        while (size > 0 && now - times[head] >= window) {
            total -= counts[head];
            head = (head + 1) % times.length;
            size--;
        }
    }

    private void append(long amount, long now) {
        if (amount <= 0) {
            return;
        }
        total += amount;
        if (size > 0 && now - newestBegun < width) {
            int newest = at(size - 1);
            counts[newest] += amount;
            times[newest] = Math.max(times[newest], now);
            return;
        }
        if (size == times.length) {
            grow();
        }
        times[at(size)] = now;
        counts[at(size)] = amount;
        size++;
        newestBegun = now;
    }

    private void grow() {
        long[] longerTimes = Arrays.copyOf(times, size * 2);
        long[] longerCounts = Arrays.copyOf(counts, size * 2);
        for (int i = 0; i < size; i++) {
            longerTimes[i] = times[at(i)];
            longerCounts[i] = counts[at(i)];
        }
        times = longerTimes;
        counts = longerCounts;
        head = 0;
    }

    private int at(int index) {
        return (head + index) % times.length;
    }
}
