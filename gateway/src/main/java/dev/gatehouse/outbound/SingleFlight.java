package dev.gatehouse.outbound;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A fetch that many may need at once: one makes it, and those who come meanwhile wait for it.
 *
 * <p><b>Threading:</b> any thread that may block. The lock is held for moments only, never during the fetch.
 */
public final class SingleFlight {
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable CompletableFuture<Boolean> underWay;

    /**
     * Waits for the fetch that is under way; if there is none and it is still {@code needed}, makes one. What it throws
     * goes to the caller that made it; the others find what it left behind.
     *
     * @param needed asked by one thread at a time, and not while a fetch is under way
     */
    public void runOrJoin(BooleanSupplier needed, Runnable fetch) {
        CompletableFuture<Boolean> others;
        var own = new CompletableFuture<Boolean>();
        lock.lock();
        try {
            others = underWay;
            if (others == null) {
                if (!needed.getAsBoolean()) {
                    return;
                }
                underWay = own;
            }
        } finally {
            lock.unlock();
        }
        if (others != null) {
            others.join();
            return;
        }
        try {
            fetch.run();
        } finally {
            underWay = null;
            own.complete(true);
        }
    }

    /** Whether a fetch is under way. */
    public boolean isUnderWay() {
        return underWay != null;
    }
}
