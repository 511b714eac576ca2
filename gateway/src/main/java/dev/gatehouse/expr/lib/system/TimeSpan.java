package dev.gatehouse.expr.lib.system;

import dev.gatehouse.expr.types.DotNetException;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.TimeSpan}: a length of time in ticks of 100 ns.
 *
 * @param ticks how many; negative ones reach back
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.timespan">System.TimeSpan</a>
 */
public record TimeSpan(long ticks) implements Comparable<TimeSpan>, Formattable {
    public static final long PER_MILLISECOND = 10_000;
    public static final long PER_SECOND = 1_000 * PER_MILLISECOND;
    public static final long PER_MINUTE = 60 * PER_SECOND;
    public static final long PER_HOUR = 60 * PER_MINUTE;
    public static final long PER_DAY = 24 * PER_HOUR;
    public static final TimeSpan ZERO = new TimeSpan(0);

    /** So many units, rounded to ticks; {@code TimeSpan.FromSeconds} and its like. */
    public static TimeSpan of(double count, long ticksPerUnit) {
        if (Double.isNaN(count)) {
            throw DotNetException.argument("TimeSpan does not accept floating point Not-a-Number values.");
        }
        var ticks = count * ticksPerUnit;
        if (!(ticks >= Long.MIN_VALUE && ticks < 0x1p63)) throw overflow();
        return new TimeSpan((long) ticks);
    }

    public static TimeSpan of(long days, long hours, long minutes, long seconds, long milliseconds) {
        try {
            var millis = Math.addExact(
                    Math.multiplyExact(Math.addExact(Math.multiplyExact(days, 24L), hours), 3_600_000L),
                    Math.addExact(Math.multiplyExact(Math.addExact(minutes * 60, seconds), 1_000L), milliseconds));
            return new TimeSpan(Math.multiplyExact(millis, PER_MILLISECOND));
        } catch (ArithmeticException _) {
            throw DotNetException.argumentOutOfRange("value");
        }
    }

    static DotNetException overflow() {
        return DotNetException.overflow("TimeSpan overflowed because the duration is too long.");
    }

    public TimeSpan plus(TimeSpan other) {
        try {
            return new TimeSpan(Math.addExact(ticks, other.ticks));
        } catch (ArithmeticException _) {
            throw overflow();
        }
    }

    public TimeSpan minus(TimeSpan other) {
        try {
            return new TimeSpan(Math.subtractExact(ticks, other.ticks));
        } catch (ArithmeticException _) {
            throw overflow();
        }
    }

    public TimeSpan negated() {
        if (ticks == Long.MIN_VALUE) {
            throw DotNetException.overflow("Negating the minimum value of a twos complement number is invalid.");
        }
        return new TimeSpan(-ticks);
    }

    public double in(long ticksPerUnit) {
        return (double) ticks / ticksPerUnit;
    }

    @Override
    public int compareTo(TimeSpan other) {
        return Long.compare(ticks, other.ticks);
    }

    /** The constant format, {@code [-][d.]hh:mm:ss[.fffffff]}. */
    @Override
    public String toString() {
        return TimeSpanText.format(this, null);
    }

    @Override
    public String format(@Nullable String format) {
        return TimeSpanText.format(this, format);
    }
}
