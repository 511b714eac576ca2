package dev.gatehouse.wire;

import io.netty.channel.EventLoop;

/** One event loop and what everything on it shares. */
public final class Loop {
    private final EventLoop executor;
    private final Wheel wheel;
    private byte[] scratch = new byte[4096];

    public Loop(EventLoop executor) {
        this.executor = executor;
        this.wheel = new Wheel(executor);
    }

    public EventLoop executor() {
        return executor;
    }

    public Wheel wheel() {
        return wheel;
    }

    /** Runs {@code task} on the loop: now if this is its thread, else as soon as it is free. */
    public void run(Runnable task) {
        if (executor.inEventLoop()) {
            task.run();
        } else {
            executor.execute(task);
        }
    }

    /** Room for bytes in passing, at least {@code size}; what it holds is gone with the next call. */
    byte[] scratch(int size) {
        if (scratch.length < size) {
            scratch = new byte[Integer.highestOneBit(size - 1) << 1];
        }
        return scratch;
    }
}
