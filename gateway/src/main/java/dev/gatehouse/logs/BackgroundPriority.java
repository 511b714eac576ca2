package dev.gatehouse.logs;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.LoggerFactory;

/**
 * Threads that give way to those that serve requests. On Linux a thread has a nice value of its own, and hands it down
 * to the threads it starts, native ones too: at full load, threads at 15 get a thirtieth of what threads at 0 get. Java's
 * own thread priorities do nothing there. Elsewhere nothing happens.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/sched.7.html">sched(7), the nice value</a>
 */
public final class BackgroundPriority {
    static final int NICE = 15;

    private BackgroundPriority() {}

    /** Daemon threads of this name that give way. */
    public static ThreadFactory threads(String name) {
        var count = new AtomicInteger();
        return task -> {
            var thread = new Thread(
                    () -> {
                        take();
                        task.run();
                    },
                    name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Makes the calling thread give way, for good, and all threads that it starts from now on. Call it once. */
    @SuppressWarnings({"restricted", "CatchingUnchecked"
    }) // nice(3) takes and returns an int; whatever fails: only speed depends on it
    public static void take() {
        if (!System.getProperty("os.name", "").startsWith("Linux")) {
            return;
        }
        try {
            var nice = Linker.nativeLinker().defaultLookup().findOrThrow("nice");
            var call = Linker.nativeLinker()
                    .downcallHandle(nice, FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
            int _ = (int) call.invokeExact(NICE);
        } catch (Throwable e) {
            if (e instanceof VirtualMachineError fatal) {
                throw fatal;
            }
            LoggerFactory.getLogger(BackgroundPriority.class).debug("Background threads run at normal priority", e);
        }
    }
}
