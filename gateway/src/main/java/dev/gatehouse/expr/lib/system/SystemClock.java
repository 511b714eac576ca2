package dev.gatehouse.expr.lib.system;

import java.time.Clock;
import java.time.Instant;

/**
 * Where {@code DateTime.UtcNow} and its like take the time from: the system's clock, unless a test puts
 * another one in its place.
 *
 * <p><b>Threading:</b> one clock for the whole process, because expressions name it as a static property;
 * set it before expressions run.
 */
public final class SystemClock {
    private static volatile Clock clock = Clock.systemUTC();

    private SystemClock() {}

    public static Instant now() {
        return clock.instant();
    }

    /** Replaces the clock for the whole process and answers the one before, to be put back afterwards. */
    public static Clock replace(Clock replacement) {
        var before = clock;
        clock = replacement;
        return before;
    }
}
