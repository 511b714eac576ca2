package dev.gatehouse.wire;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Time-outs of one event loop, a tenth of a second coarse. Setting and clearing one costs a few
 * pointers, so that every request can have its own; an empty wheel stands still.
 */
public final class Wheel {
    private static final long TICK_NANOS = Duration.ofMillis(100).toNanos();
    private static final int SLOTS = 1024;

    private final EventLoop executor;
    private final Timer[] slots = new Timer[SLOTS];
    private long now = System.nanoTime() / TICK_NANOS;
    private int set;
    private boolean turning;

    Wheel(EventLoop executor) {
        this.executor = executor;
    }

    /** Something to do when time is up. Set at most once at a time. */
    public abstract static class Timer {
        private @Nullable Timer previous;
        private @Nullable Timer next;
        private long due = -1;

        /** The time is up; it is no longer set. */
        protected abstract void expired();
    }

    /** Ticks since some moment; moves only while a timer is set. */
    public long now() {
        return now;
    }

    /** How many ticks {@code duration} takes, at least one. */
    public static long ticks(Duration duration) {
        return Math.max(1, duration.toNanos() / TICK_NANOS);
    }

    /** Sets {@code timer}, also where it is set already. */
    public void set(Timer timer, long ticks) {
        clear(timer);
        if (set++ == 0) {
            now = System.nanoTime() / TICK_NANOS;
        }
        // One more, since the tick that is under way is not a whole one.
        timer.due = now + ticks + 1;
        int slot = (int) (timer.due % SLOTS);
        var first = slots[slot];
        timer.next = first;
        if (first != null) {
            first.previous = timer;
        }
        slots[slot] = timer;
        if (!turning) {
            turning = true;
            turn();
        }
    }

    /** Clears {@code timer} if it is set. */
    @SuppressWarnings("NullAway") // slots are null where they are empty
    public void clear(Timer timer) {
        if (timer.due < 0) {
            return;
        }
        set--;
        if (timer.previous == null) {
            slots[(int) (timer.due % SLOTS)] = timer.next;
        } else {
            timer.previous.next = timer.next;
        }
        if (timer.next != null) {
            timer.next.previous = timer.previous;
        }
        timer.previous = null;
        timer.next = null;
        timer.due = -1;
    }

    private void turn() {
        var _ = executor.schedule(this::tick, TICK_NANOS, TimeUnit.NANOSECONDS);
    }

    private void tick() {
        long target = System.nanoTime() / TICK_NANOS;
        while (now < target && set > 0) {
            now++;
            expire((int) (now % SLOTS));
        }
        now = target;
        turning = set > 0;
        if (turning) {
            turn();
        }
    }

    private void expire(int slot) {
        // A timer may clear or set others while it expires: after each, start over.
        for (Timer timer = slots[slot]; timer != null; ) {
            if (timer.due <= now) {
                clear(timer);
                timer.expired();
                timer = slots[slot];
            } else {
                timer = timer.next;
            }
        }
    }
}
