package dev.gatehouse.expr.lib.system;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;
import static dev.gatehouse.expr.types.Member.Kind.IMPLICIT;
import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.OPERATOR;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;
import static dev.gatehouse.expr.types.Member.Kind.STATIC;
import static dev.gatehouse.expr.types.Member.Kind.STATIC_PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.expr.types.Out;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.DateTimeOffset}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.datetimeoffset">System.DateTimeOffset</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.DateTimeOffset", values = DateTimeOffset.class, struct = true)
public final class DateTimeOffsetType implements LibraryType {
    @Member(STATIC_PROPERTY)
    public static DateTimeOffset UtcNow() {
        return DateTimeOffset.of(DateTime.utcNow());
    }

    @Member(STATIC_PROPERTY)
    public static DateTimeOffset Now() {
        return DateTimeOffset.of(DateTime.utcNow());
    }

    @Member(STATIC_PROPERTY)
    public static DateTimeOffset MinValue() {
        return DateTimeOffset.of(DateTime.MIN);
    }

    @Member(STATIC_PROPERTY)
    public static DateTimeOffset MaxValue() {
        return DateTimeOffset.of(DateTime.MAX);
    }

    @Member(STATIC_PROPERTY)
    public static DateTimeOffset UnixEpoch() {
        return FromUnixTimeSeconds(0);
    }

    @Member(CONSTRUCTOR)
    public static DateTimeOffset create() {
        return DateTimeOffset.of(DateTime.MIN);
    }

    @Member(CONSTRUCTOR)
    public static DateTimeOffset create(DateTime dateTime) {
        return DateTimeOffset.of(dateTime);
    }

    @Member(CONSTRUCTOR)
    public static DateTimeOffset create(DateTime dateTime, TimeSpan offset) {
        if (dateTime.kind() != DateTimeKind.Unspecified && offset.ticks() != 0) {
            throw DotNetException.argument("The UTC Offset of the " + dateTime.kind()
                    + " dateTime parameter does not match the offset argument.\nParameter name: offset");
        }
        return DateTimeOffset.of(dateTime, offset);
    }

    @Member(CONSTRUCTOR)
    public static DateTimeOffset create(long ticks, TimeSpan offset) {
        return DateTimeOffset.of(DateTime.ofTicks(ticks, DateTimeKind.Unspecified), offset);
    }

    @Member(CONSTRUCTOR)
    public static DateTimeOffset create(
            int year, int month, int day, int hour, int minute, int second, TimeSpan offset) {
        return create(year, month, day, hour, minute, second, 0, offset);
    }

    @Member(CONSTRUCTOR)
    public static DateTimeOffset create(
            int year, int month, int day, int hour, int minute, int second, int millisecond, TimeSpan offset) {
        return DateTimeOffset.of(
                DateTime.of(year, month, day, hour, minute, second, millisecond, DateTimeKind.Unspecified), offset);
    }

    @Member(PROPERTY)
    public static int Year(DateTimeOffset self) {
        return DateTimeType.Year(self.clock());
    }

    @Member(PROPERTY)
    public static int Month(DateTimeOffset self) {
        return DateTimeType.Month(self.clock());
    }

    @Member(PROPERTY)
    public static int Day(DateTimeOffset self) {
        return DateTimeType.Day(self.clock());
    }

    @Member(PROPERTY)
    public static int DayOfYear(DateTimeOffset self) {
        return DateTimeType.DayOfYear(self.clock());
    }

    @Member(PROPERTY)
    public static int Hour(DateTimeOffset self) {
        return DateTimeType.Hour(self.clock());
    }

    @Member(PROPERTY)
    public static int Minute(DateTimeOffset self) {
        return DateTimeType.Minute(self.clock());
    }

    @Member(PROPERTY)
    public static int Second(DateTimeOffset self) {
        return DateTimeType.Second(self.clock());
    }

    @Member(PROPERTY)
    public static int Millisecond(DateTimeOffset self) {
        return DateTimeType.Millisecond(self.clock());
    }

    @Member(PROPERTY)
    public static DayOfWeek DayOfWeek(DateTimeOffset self) {
        return DateTimeType.DayOfWeek(self.clock());
    }

    @Member(PROPERTY)
    public static DateTime Date(DateTimeOffset self) {
        return DateTimeType.Date(self.clock());
    }

    @Member(PROPERTY)
    public static DateTime DateTime(DateTimeOffset self) {
        return self.clock();
    }

    @Member(PROPERTY)
    public static DateTime UtcDateTime(DateTimeOffset self) {
        return self.utc();
    }

    @Member(PROPERTY)
    public static DateTime LocalDateTime(DateTimeOffset self) {
        return self.utc().withKind(DateTimeKind.Local);
    }

    @Member(PROPERTY)
    public static TimeSpan Offset(DateTimeOffset self) {
        return self.offset();
    }

    @Member(PROPERTY)
    public static TimeSpan TimeOfDay(DateTimeOffset self) {
        return DateTimeType.TimeOfDay(self.clock());
    }

    @Member(PROPERTY)
    public static long Ticks(DateTimeOffset self) {
        return self.clock().ticks();
    }

    @Member(PROPERTY)
    public static long UtcTicks(DateTimeOffset self) {
        return self.utc().ticks();
    }

    @Member(METHOD)
    public static long ToUnixTimeSeconds(DateTimeOffset self) {
        return Math.floorDiv(self.utc().ticks() - DateTime.EPOCH_TICKS, TimeSpan.PER_SECOND);
    }

    @Member(METHOD)
    public static long ToUnixTimeMilliseconds(DateTimeOffset self) {
        return Math.floorDiv(self.utc().ticks() - DateTime.EPOCH_TICKS, TimeSpan.PER_MILLISECOND);
    }

    @Member(METHOD)
    public static DateTimeOffset AddDays(DateTimeOffset self, double days) {
        return moved(self, self.clock().plus(days, TimeSpan.PER_DAY));
    }

    @Member(METHOD)
    public static DateTimeOffset AddHours(DateTimeOffset self, double hours) {
        return moved(self, self.clock().plus(hours, TimeSpan.PER_HOUR));
    }

    @Member(METHOD)
    public static DateTimeOffset AddMinutes(DateTimeOffset self, double minutes) {
        return moved(self, self.clock().plus(minutes, TimeSpan.PER_MINUTE));
    }

    @Member(METHOD)
    public static DateTimeOffset AddSeconds(DateTimeOffset self, double seconds) {
        return moved(self, self.clock().plus(seconds, TimeSpan.PER_SECOND));
    }

    @Member(METHOD)
    public static DateTimeOffset AddMilliseconds(DateTimeOffset self, double milliseconds) {
        return moved(self, self.clock().plus(milliseconds, TimeSpan.PER_MILLISECOND));
    }

    @Member(METHOD)
    public static DateTimeOffset AddMonths(DateTimeOffset self, int months) {
        return moved(self, self.clock().plusMonths(months));
    }

    @Member(METHOD)
    public static DateTimeOffset AddYears(DateTimeOffset self, int years) {
        return moved(self, DateTimeType.AddYears(self.clock(), years));
    }

    @Member(METHOD)
    public static DateTimeOffset AddTicks(DateTimeOffset self, long ticks) {
        return moved(self, self.clock().plusTicks(ticks));
    }

    @Member(METHOD)
    public static DateTimeOffset Add(DateTimeOffset self, TimeSpan timeSpan) {
        return op_Addition(self, timeSpan);
    }

    @Member(METHOD)
    public static DateTimeOffset Subtract(DateTimeOffset self, TimeSpan value) {
        return op_Subtraction(self, value);
    }

    @Member(METHOD)
    public static TimeSpan Subtract(DateTimeOffset self, DateTimeOffset value) {
        return op_Subtraction(self, value);
    }

    @Member(METHOD)
    public static DateTimeOffset ToUniversalTime(DateTimeOffset self) {
        return DateTimeOffset.of(self.utc());
    }

    @Member(METHOD)
    public static DateTimeOffset ToLocalTime(DateTimeOffset self) {
        return DateTimeOffset.of(self.utc());
    }

    @Member(METHOD)
    public static DateTimeOffset ToOffset(DateTimeOffset self, TimeSpan offset) {
        return DateTimeOffset.ofUtcTicks(self.utc().ticks(), offset);
    }

    @Member(METHOD)
    public static String ToString(DateTimeOffset self) {
        return self.toString();
    }

    @Member(METHOD)
    public static String ToString(DateTimeOffset self, @Nullable String format) {
        return self.format(format);
    }

    @Member(METHOD)
    public static String ToString(DateTimeOffset self, @Nullable FormatProvider formatProvider) {
        return self.toString();
    }

    @Member(METHOD)
    public static String ToString(
            DateTimeOffset self, @Nullable String format, @Nullable FormatProvider formatProvider) {
        return self.format(format);
    }

    @Member(METHOD)
    public static int CompareTo(DateTimeOffset self, DateTimeOffset other) {
        return self.compareTo(other);
    }

    @Member(METHOD)
    public static boolean Equals(DateTimeOffset self, DateTimeOffset other) {
        return self.equals(other);
    }

    @Member(METHOD)
    public static boolean Equals(DateTimeOffset self, @Nullable Object obj) {
        return self.equals(obj);
    }

    @Member(METHOD)
    public static boolean EqualsExact(DateTimeOffset self, DateTimeOffset other) {
        return self.equals(other) && self.offset().equals(other.offset());
    }

    @Member(STATIC)
    public static int Compare(DateTimeOffset first, DateTimeOffset second) {
        return first.compareTo(second);
    }

    @Member(STATIC)
    public static DateTimeOffset FromUnixTimeSeconds(long seconds) {
        if (seconds < -62_135_596_800L || seconds > 253_402_300_799L) {
            throw outside(-62_135_596_800L, 253_402_300_799L, "seconds");
        }
        return DateTimeOffset.ofUtcTicks(DateTime.EPOCH_TICKS + seconds * TimeSpan.PER_SECOND, TimeSpan.ZERO);
    }

    @Member(STATIC)
    public static DateTimeOffset FromUnixTimeMilliseconds(long milliseconds) {
        if (milliseconds < -62_135_596_800_000L || milliseconds > 253_402_300_799_999L) {
            throw outside(-62_135_596_800_000L, 253_402_300_799_999L, "milliseconds");
        }
        return DateTimeOffset.ofUtcTicks(DateTime.EPOCH_TICKS + milliseconds * TimeSpan.PER_MILLISECOND, TimeSpan.ZERO);
    }

    private static DotNetException outside(long min, long max, String parameter) {
        return new DotNetException(
                "System.ArgumentOutOfRangeException",
                "Valid values are between " + min + " and " + max + ", inclusive.\nParameter name: " + parameter);
    }

    @Member(STATIC)
    public static DateTimeOffset Parse(@Nullable String input) {
        if (input == null) throw DotNetException.argumentNull("input");
        var value = DateParse.tryParseOffset(input);
        if (value == null) throw DateParse.unrecognized(input);
        return value;
    }

    @Member(STATIC)
    public static DateTimeOffset Parse(@Nullable String input, @Nullable FormatProvider formatProvider) {
        return Parse(input);
    }

    @Member(STATIC)
    public static boolean TryParse(@Nullable String input, Out<DateTimeOffset> result) {
        var value = DateParse.tryParseOffset(input);
        result.value = value == null ? MinValue() : value;
        return value != null;
    }

    @Member(IMPLICIT)
    public static DateTimeOffset of(DateTime dateTime) {
        return DateTimeOffset.of(dateTime);
    }

    private static DateTimeOffset moved(DateTimeOffset self, DateTime clock) {
        return DateTimeOffset.of(clock, self.offset());
    }

    @Member(OPERATOR)
    public static boolean op_Equality(DateTimeOffset left, DateTimeOffset right) {
        return left.equals(right);
    }

    @Member(OPERATOR)
    public static boolean op_Inequality(DateTimeOffset left, DateTimeOffset right) {
        return !left.equals(right);
    }

    @Member(OPERATOR)
    public static boolean op_LessThan(DateTimeOffset left, DateTimeOffset right) {
        return left.compareTo(right) < 0;
    }

    @Member(OPERATOR)
    public static boolean op_LessThanOrEqual(DateTimeOffset left, DateTimeOffset right) {
        return left.compareTo(right) <= 0;
    }

    @Member(OPERATOR)
    public static boolean op_GreaterThan(DateTimeOffset left, DateTimeOffset right) {
        return left.compareTo(right) > 0;
    }

    @Member(OPERATOR)
    public static boolean op_GreaterThanOrEqual(DateTimeOffset left, DateTimeOffset right) {
        return left.compareTo(right) >= 0;
    }

    @Member(OPERATOR)
    public static DateTimeOffset op_Addition(DateTimeOffset dateTimeOffset, TimeSpan timeSpan) {
        return moved(dateTimeOffset, dateTimeOffset.clock().plusTicks(timeSpan.ticks()));
    }

    @Member(OPERATOR)
    public static DateTimeOffset op_Subtraction(DateTimeOffset dateTimeOffset, TimeSpan timeSpan) {
        return moved(dateTimeOffset, DateTimeType.op_Subtraction(dateTimeOffset.clock(), timeSpan));
    }

    @Member(OPERATOR)
    public static TimeSpan op_Subtraction(DateTimeOffset left, DateTimeOffset right) {
        return DateTimeType.op_Subtraction(left.utc(), right.utc());
    }

    @Member(value = STATIC, name = "Equals")
    public static boolean equalsStatic(DateTimeOffset first, DateTimeOffset second) {
        return first.equals(second);
    }

    @Member(STATIC)
    public static DateTimeOffset FromFileTime(long fileTime) {
        return DateTimeOffset.of(DateTimeType.FromFileTime(fileTime));
    }

    @Member(METHOD)
    public static long ToFileTime(DateTimeOffset self) {
        return DateTimeType.ToFileTime(self.utc());
    }

    @Member(STATIC)
    public static DateTimeOffset Parse(
            @Nullable String input, @Nullable FormatProvider formatProvider, DateTimeStyles styles) {
        return adjusted(Parse(input), styles);
    }

    @Member(STATIC)
    public static boolean TryParse(
            @Nullable String input,
            @Nullable FormatProvider formatProvider,
            DateTimeStyles styles,
            Out<DateTimeOffset> result) {
        boolean read = TryParse(input, result);
        if (result.value != null) result.value = adjusted(result.value, styles);
        return read;
    }

    @Member(STATIC)
    public static DateTimeOffset ParseExact(
            @Nullable String input, @Nullable String format, @Nullable FormatProvider formatProvider) {
        return ParseExact(input, format, formatProvider, new DateTimeStyles(0));
    }

    @Member(STATIC)
    public static DateTimeOffset ParseExact(
            @Nullable String input,
            @Nullable String format,
            @Nullable FormatProvider formatProvider,
            DateTimeStyles styles) {
        if (format == null) throw DotNetException.argumentNull("format");
        return DateExact.parseOffset(input, new @Nullable String[] {format}, styles);
    }

    @Member(STATIC)
    public static DateTimeOffset ParseExact(
            @Nullable String input,
            @Nullable String @Nullable [] formats,
            @Nullable FormatProvider formatProvider,
            DateTimeStyles styles) {
        return DateExact.parseOffset(input, formats, styles);
    }

    @Member(STATIC)
    public static boolean TryParseExact(
            @Nullable String input,
            @Nullable String format,
            @Nullable FormatProvider formatProvider,
            DateTimeStyles styles,
            Out<DateTimeOffset> result) {
        return TryParseExact(input, new @Nullable String[] {format}, formatProvider, styles, result);
    }

    @Member(STATIC)
    public static boolean TryParseExact(
            @Nullable String input,
            @Nullable String @Nullable [] formats,
            @Nullable FormatProvider formatProvider,
            DateTimeStyles styles,
            Out<DateTimeOffset> result) {
        var value = DateExact.tryParseOffset(input, formats, styles);
        result.value = value == null ? MinValue() : value;
        return value != null;
    }

    private static DateTimeOffset adjusted(DateTimeOffset value, DateTimeStyles styles) {
        return styles.has(DateTimeStyles.ADJUST_TO_UNIVERSAL)
                ? DateTimeOffset.ofUtcTicks(value.utc().ticks(), TimeSpan.ZERO)
                : value;
    }
}
