package dev.gatehouse.expr.lib.system;

import dev.gatehouse.expr.types.DotNetException;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.DateTimeOffset}: a clock reading and its distance from UTC. Equality is that of the moments.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.datetimeoffset">System.DateTimeOffset</a>
 */
public final class DateTimeOffset implements Comparable<DateTimeOffset>, Formattable {
    private final DateTime clock;
    private final TimeSpan offset;

    private DateTimeOffset(DateTime clock, TimeSpan offset) {
        this.clock = clock;
        this.offset = offset;
    }

    /** @param clock what a clock at that offset shows; its kind is ignored */
    public static DateTimeOffset of(DateTime clock, TimeSpan offset) {
        if (offset.ticks() % TimeSpan.PER_MINUTE != 0) {
            throw DotNetException.argument("Offset must be specified in whole minutes.\nParameter name: offset");
        }
        if (Math.abs(offset.ticks()) > 14 * TimeSpan.PER_HOUR) {
            throw new DotNetException(
                    "System.ArgumentOutOfRangeException",
                    "Offset must be within plus or minus 14 hours.\nParameter name: offset");
        }
        var utc = clock.ticks() - offset.ticks();
        if (utc < 0 || utc > DateTime.MAX_TICKS) {
            throw new DotNetException(
                    "System.ArgumentOutOfRangeException",
                    "The UTC time represented when the offset is applied must be between year 0 and 10,000."
                            + "\nParameter name: offset");
        }
        return new DateTimeOffset(clock.withKind(DateTimeKind.Unspecified), offset);
    }

    public static DateTimeOffset of(DateTime utcOrLocal) {
        return of(utcOrLocal, TimeSpan.ZERO);
    }

    /** @param ticks of UTC */
    public static DateTimeOffset ofUtcTicks(long ticks, TimeSpan offset) {
        return of(DateTime.ofTicks(ticks + offset.ticks(), DateTimeKind.Unspecified), offset);
    }

    /** What the clock shows there, of kind {@code Unspecified}. */
    public DateTime clock() {
        return clock;
    }

    public TimeSpan offset() {
        return offset;
    }

    public DateTime utc() {
        return DateTime.ofTicks(clock.ticks() - offset.ticks(), DateTimeKind.Utc);
    }

    @Override
    public int compareTo(DateTimeOffset other) {
        return utc().compareTo(other.utc());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DateTimeOffset date && date.utc().equals(utc());
    }

    @Override
    public int hashCode() {
        return utc().hashCode();
    }

    @Override
    public String toString() {
        return DateText.format(this, null);
    }

    @Override
    public String format(@Nullable String format) {
        return DateText.format(this, format);
    }
}
