package dev.gatehouse.expr.lib.system;

import dev.gatehouse.expr.types.DotNetException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.DateTime}: ticks of 100 ns since the first day of year 1, and what kind of clock they are
 * of. The local time zone is UTC. Equality looks at the ticks alone, as in .NET.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.datetime">System.DateTime</a>
 */
public final class DateTime implements Comparable<DateTime>, Formattable {
    public static final long MAX_TICKS = 3_155_378_975_999_999_999L;
    public static final DateTime MIN = new DateTime(0, DateTimeKind.Unspecified);
    public static final DateTime MAX = new DateTime(MAX_TICKS, DateTimeKind.Unspecified);
    private static final long EPOCH_DAYS = -LocalDate.of(1, 1, 1).toEpochDay();
    /** The ticks at 1970-01-01. */
    public static final long EPOCH_TICKS = EPOCH_DAYS * TimeSpan.PER_DAY;

    private final long ticks;
    private final DateTimeKind kind;

    private DateTime(long ticks, DateTimeKind kind) {
        this.ticks = ticks;
        this.kind = kind;
    }

    public static DateTime ofTicks(long ticks, DateTimeKind kind) {
        if (ticks < 0 || ticks > MAX_TICKS) {
            throw new DotNetException(
                    "System.ArgumentOutOfRangeException",
                    "Ticks must be between DateTime.MinValue.Ticks and DateTime.MaxValue.Ticks.\nParameter name: ticks");
        }
        return new DateTime(ticks, kind);
    }

    public static DateTime of(
            int year, int month, int day, int hour, int minute, int second, int millisecond, DateTimeKind kind) {
        if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
            throw new DotNetException(
                    "System.ArgumentOutOfRangeException",
                    "Year, Month, and Day parameters describe an un-representable DateTime.");
        }
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
            throw new DotNetException(
                    "System.ArgumentOutOfRangeException",
                    "Hour, Minute, and Second parameters describe an un-representable DateTime.");
        }
        if (millisecond < 0 || millisecond > 999) throw DotNetException.argumentOutOfRange("millisecond");
        var days = LocalDate.of(year, month, day).toEpochDay() + EPOCH_DAYS;
        return new DateTime(
                days * TimeSpan.PER_DAY
                        + hour * TimeSpan.PER_HOUR
                        + minute * TimeSpan.PER_MINUTE
                        + second * TimeSpan.PER_SECOND
                        + millisecond * TimeSpan.PER_MILLISECOND,
                kind);
    }

    /** A moment in UTC; what is finer than a tick is cut off. */
    public static DateTime of(Instant instant) {
        var ticks = Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), TimeSpan.PER_SECOND), instant.getNano() / 100);
        return ofTicks(ticks + EPOCH_TICKS, DateTimeKind.Utc);
    }

    /** The clock's time, of kind {@code Utc}. */
    public static DateTime utcNow() {
        return of(SystemClock.now());
    }

    public static int daysInMonth(int year, int month) {
        if (month < 1 || month > 12) {
            throw new DotNetException(
                    "System.ArgumentOutOfRangeException",
                    "Month must be between one and twelve.\nParameter name: month");
        }
        if (year < 1 || year > 9999) {
            throw new DotNetException(
                    "System.ArgumentOutOfRangeException", "Year must be between 1 and 9999.\nParameter name: year");
        }
        return LocalDate.of(year, month, 1).lengthOfMonth();
    }

    public long ticks() {
        return ticks;
    }

    public DateTimeKind kind() {
        return kind;
    }

    public DateTime withKind(DateTimeKind other) {
        return other == kind ? this : new DateTime(ticks, other);
    }

    public LocalDate date() {
        return LocalDate.ofEpochDay(Math.floorDiv(ticks, TimeSpan.PER_DAY) - EPOCH_DAYS);
    }

    /** Ticks since midnight. */
    public long timeOfDay() {
        return ticks % TimeSpan.PER_DAY;
    }

    /** The moment it stands for; only a {@code Utc} or {@code Local} one truly names a moment. */
    public Instant instant() {
        var since = ticks - EPOCH_TICKS;
        return Instant.ofEpochSecond(
                Math.floorDiv(since, TimeSpan.PER_SECOND), Math.floorMod(since, TimeSpan.PER_SECOND) * 100);
    }

    public DateTime plusTicks(long count) {
        var sum = ticks + count;
        if (sum < 0 || sum > MAX_TICKS || (count > 0 && sum < ticks)) throw unrepresentable("value");
        return new DateTime(sum, kind);
    }

    /** As {@code AddDays} and its like: rounded to whole milliseconds. */
    public DateTime plus(double count, long ticksPerUnit) {
        var perUnit = ticksPerUnit / TimeSpan.PER_MILLISECOND;
        var millis = count * perUnit + (count >= 0 ? 0.5 : -0.5);
        if (!(millis > -315_537_897_600_000.0 && millis < 315_537_897_600_000.0)) throw unrepresentable("value");
        var whole = (long) millis;
        return plusTicks(whole * TimeSpan.PER_MILLISECOND);
    }

    /** As {@code AddMonths}: a day that the month does not have becomes its last one. */
    public DateTime plusMonths(int months) {
        if (months < -120_000 || months > 120_000) throw unrepresentable("months");
        var moved = date().plusMonths(months);
        if (moved.getYear() < 1 || moved.getYear() > 9999) throw unrepresentable("months");
        return new DateTime((moved.toEpochDay() + EPOCH_DAYS) * TimeSpan.PER_DAY + timeOfDay(), kind);
    }

    private static DotNetException unrepresentable(String parameter) {
        return new DotNetException(
                "System.ArgumentOutOfRangeException",
                "The added or subtracted value results in an un-representable DateTime.\nParameter name: " + parameter);
    }

    @Override
    public int compareTo(DateTime other) {
        return Long.compare(ticks, other.ticks);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DateTime date && date.ticks == ticks;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(ticks);
    }

    /** The general format of the invariant culture, {@code MM/dd/yyyy HH:mm:ss}. */
    @Override
    public String toString() {
        return DateText.format(this, null);
    }

    @Override
    public String format(@Nullable String format) {
        return DateText.format(this, format);
    }
}
