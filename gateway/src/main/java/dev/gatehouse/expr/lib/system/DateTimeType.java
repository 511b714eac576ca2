package dev.gatehouse.expr.lib.system;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;
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
 * {@code System.DateTime}. Takes the time from {@link SystemClock}; the local zone is UTC.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.datetime">System.DateTime</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.DateTime", values = DateTime.class, struct = true)
public final class DateTimeType implements LibraryType {
    /** Ticks of 1601-01-01. */
    private static final long FILE_TIME = 504_911_232_000_000_000L;
    /** Ticks of 1899-12-30. */
    private static final long OLE_TICKS = 599_264_352_000_000_000L;
    /** Ticks of 0100-01-01. */
    private static final long OLE_FIRST = 31_241_376_000_000_000L;

    private static final long DAY_MILLIS = 86_400_000L;

    private static final long FILE_TIME_START = 504_911_232_000_000_000L;

    @Member(STATIC_PROPERTY)
    public static DateTime UtcNow() {
        return DateTime.utcNow();
    }

    @Member(STATIC_PROPERTY)
    public static DateTime Now() {
        return DateTime.utcNow().withKind(DateTimeKind.Local);
    }

    @Member(STATIC_PROPERTY)
    public static DateTime Today() {
        return Date(Now());
    }

    @Member(STATIC_PROPERTY)
    public static DateTime MinValue() {
        return DateTime.MIN;
    }

    @Member(STATIC_PROPERTY)
    public static DateTime MaxValue() {
        return DateTime.MAX;
    }

    @Member(STATIC_PROPERTY)
    public static DateTime UnixEpoch() {
        return DateTime.ofTicks(DateTime.EPOCH_TICKS, DateTimeKind.Utc);
    }

    @Member(CONSTRUCTOR)
    public static DateTime create() {
        return DateTime.MIN;
    }

    @Member(CONSTRUCTOR)
    public static DateTime create(long ticks) {
        return DateTime.ofTicks(ticks, DateTimeKind.Unspecified);
    }

    @Member(CONSTRUCTOR)
    public static DateTime create(long ticks, DateTimeKind kind) {
        return DateTime.ofTicks(ticks, kind);
    }

    @Member(CONSTRUCTOR)
    public static DateTime create(int year, int month, int day) {
        return DateTime.of(year, month, day, 0, 0, 0, 0, DateTimeKind.Unspecified);
    }

    @Member(CONSTRUCTOR)
    public static DateTime create(int year, int month, int day, int hour, int minute, int second) {
        return DateTime.of(year, month, day, hour, minute, second, 0, DateTimeKind.Unspecified);
    }

    @Member(CONSTRUCTOR)
    public static DateTime create(int year, int month, int day, int hour, int minute, int second, DateTimeKind kind) {
        return DateTime.of(year, month, day, hour, minute, second, 0, kind);
    }

    @Member(CONSTRUCTOR)
    public static DateTime create(int year, int month, int day, int hour, int minute, int second, int millisecond) {
        return DateTime.of(year, month, day, hour, minute, second, millisecond, DateTimeKind.Unspecified);
    }

    @Member(CONSTRUCTOR)
    public static DateTime create(
            int year, int month, int day, int hour, int minute, int second, int millisecond, DateTimeKind kind) {
        return DateTime.of(year, month, day, hour, minute, second, millisecond, kind);
    }

    @Member(PROPERTY)
    public static int Year(DateTime self) {
        return self.date().getYear();
    }

    @Member(PROPERTY)
    public static int Month(DateTime self) {
        return self.date().getMonthValue();
    }

    @Member(PROPERTY)
    public static int Day(DateTime self) {
        return self.date().getDayOfMonth();
    }

    @Member(PROPERTY)
    public static int DayOfYear(DateTime self) {
        return self.date().getDayOfYear();
    }

    @Member(PROPERTY)
    public static int Hour(DateTime self) {
        return (int) (self.timeOfDay() / TimeSpan.PER_HOUR);
    }

    @Member(PROPERTY)
    public static int Minute(DateTime self) {
        return (int) (self.timeOfDay() / TimeSpan.PER_MINUTE % 60);
    }

    @Member(PROPERTY)
    public static int Second(DateTime self) {
        return (int) (self.timeOfDay() / TimeSpan.PER_SECOND % 60);
    }

    @Member(PROPERTY)
    public static int Millisecond(DateTime self) {
        return (int) (self.timeOfDay() / TimeSpan.PER_MILLISECOND % 1000);
    }

    @Member(PROPERTY)
    public static DayOfWeek DayOfWeek(DateTime self) {
        return DayOfWeek.of(self.date());
    }

    @Member(PROPERTY)
    public static DateTimeKind Kind(DateTime self) {
        return self.kind();
    }

    @Member(PROPERTY)
    public static long Ticks(DateTime self) {
        return self.ticks();
    }

    @Member(PROPERTY)
    public static TimeSpan TimeOfDay(DateTime self) {
        return new TimeSpan(self.timeOfDay());
    }

    @Member(PROPERTY)
    public static DateTime Date(DateTime self) {
        return DateTime.ofTicks(self.ticks() - self.timeOfDay(), self.kind());
    }

    @Member(METHOD)
    public static DateTime AddDays(DateTime self, double value) {
        return self.plus(value, TimeSpan.PER_DAY);
    }

    @Member(METHOD)
    public static DateTime AddHours(DateTime self, double value) {
        return self.plus(value, TimeSpan.PER_HOUR);
    }

    @Member(METHOD)
    public static DateTime AddMinutes(DateTime self, double value) {
        return self.plus(value, TimeSpan.PER_MINUTE);
    }

    @Member(METHOD)
    public static DateTime AddSeconds(DateTime self, double value) {
        return self.plus(value, TimeSpan.PER_SECOND);
    }

    @Member(METHOD)
    public static DateTime AddMilliseconds(DateTime self, double value) {
        return self.plus(value, TimeSpan.PER_MILLISECOND);
    }

    @Member(METHOD)
    public static DateTime AddMonths(DateTime self, int months) {
        return self.plusMonths(months);
    }

    @Member(METHOD)
    public static DateTime AddYears(DateTime self, int value) {
        if (value < -10_000 || value > 10_000) throw DotNetException.argumentOutOfRange("years");
        return self.plusMonths(value * 12);
    }

    @Member(METHOD)
    public static DateTime AddTicks(DateTime self, long value) {
        return self.plusTicks(value);
    }

    @Member(METHOD)
    public static DateTime Add(DateTime self, TimeSpan value) {
        return self.plusTicks(value.ticks());
    }

    @Member(METHOD)
    public static DateTime Subtract(DateTime self, TimeSpan value) {
        return op_Subtraction(self, value);
    }

    @Member(METHOD)
    public static TimeSpan Subtract(DateTime self, DateTime value) {
        return op_Subtraction(self, value);
    }

    @Member(METHOD)
    public static boolean IsDaylightSavingTime(DateTime self) {
        return false;
    }

    @Member(METHOD)
    public static DateTime ToUniversalTime(DateTime self) {
        return self.withKind(DateTimeKind.Utc);
    }

    @Member(METHOD)
    public static DateTime ToLocalTime(DateTime self) {
        return self.withKind(DateTimeKind.Local);
    }

    @Member(METHOD)
    public static long ToFileTimeUtc(DateTime self) {
        var ticks = self.ticks() - FILE_TIME_START;
        if (ticks < 0) throw DotNetException.argumentOutOfRange("fileTime");
        return ticks;
    }

    @Member(METHOD)
    public static String ToShortDateString(DateTime self) {
        return self.format("d");
    }

    @Member(METHOD)
    public static String ToLongDateString(DateTime self) {
        return self.format("D");
    }

    @Member(METHOD)
    public static String ToShortTimeString(DateTime self) {
        return self.format("t");
    }

    @Member(METHOD)
    public static String ToLongTimeString(DateTime self) {
        return self.format("T");
    }

    @Member(METHOD)
    public static String ToString(DateTime self) {
        return self.toString();
    }

    @Member(METHOD)
    public static String ToString(DateTime self, @Nullable String format) {
        return self.format(format);
    }

    @Member(METHOD)
    public static String ToString(DateTime self, @Nullable FormatProvider provider) {
        return self.toString();
    }

    @Member(METHOD)
    public static String ToString(DateTime self, @Nullable String format, @Nullable FormatProvider provider) {
        return self.format(format);
    }

    @Member(METHOD)
    public static int CompareTo(DateTime self, DateTime value) {
        return self.compareTo(value);
    }

    @Member(METHOD)
    public static boolean Equals(DateTime self, DateTime value) {
        return self.equals(value);
    }

    @Member(METHOD)
    public static boolean Equals(DateTime self, @Nullable Object value) {
        return self.equals(value);
    }

    @Member(STATIC)
    public static int Compare(DateTime t1, DateTime t2) {
        return t1.compareTo(t2);
    }

    @Member(STATIC)
    public static int DaysInMonth(int year, int month) {
        return DateTime.daysInMonth(year, month);
    }

    @Member(STATIC)
    public static boolean IsLeapYear(int year) {
        return DateTime.daysInMonth(year, 2) == 29;
    }

    @Member(STATIC)
    public static DateTime SpecifyKind(DateTime value, DateTimeKind kind) {
        return value.withKind(kind);
    }

    @Member(STATIC)
    public static DateTime Parse(@Nullable String s) {
        return DateParse.parse(s);
    }

    @Member(STATIC)
    public static DateTime Parse(@Nullable String s, @Nullable FormatProvider provider) {
        return DateParse.parse(s);
    }

    @Member(STATIC)
    public static DateTime Parse(@Nullable String s, @Nullable FormatProvider provider, DateTimeStyles styles) {
        return DateExact.apply(DateParse.parse(s), s, styles);
    }

    @Member(STATIC)
    public static boolean TryParse(@Nullable String s, Out<DateTime> result) {
        var value = DateParse.tryParse(s);
        result.value = value == null ? DateTime.MIN : value;
        return value != null;
    }

    @Member(STATIC)
    public static boolean TryParse(
            @Nullable String s, @Nullable FormatProvider provider, DateTimeStyles styles, Out<DateTime> result) {
        var value = DateParse.tryParse(s);
        result.value = value == null ? DateTime.MIN : DateExact.apply(value, s, styles);
        return value != null;
    }

    @Member(STATIC)
    public static DateTime ParseExact(@Nullable String s, @Nullable String format, @Nullable FormatProvider provider) {
        return DateExact.parse(s, format, new DateTimeStyles(0));
    }

    @Member(STATIC)
    public static DateTime ParseExact(
            @Nullable String s, @Nullable String format, @Nullable FormatProvider provider, DateTimeStyles style) {
        return DateExact.parse(s, format, style);
    }

    @Member(STATIC)
    public static boolean TryParseExact(
            @Nullable String s,
            @Nullable String format,
            @Nullable FormatProvider provider,
            DateTimeStyles style,
            Out<DateTime> result) {
        var value = s == null || format == null ? null : DateExact.tryParse(s, format, style);
        result.value = value == null ? DateTime.MIN : value;
        return value != null;
    }

    @Member(OPERATOR)
    public static boolean op_Equality(DateTime left, DateTime right) {
        return left.equals(right);
    }

    @Member(OPERATOR)
    public static boolean op_Inequality(DateTime left, DateTime right) {
        return !left.equals(right);
    }

    @Member(OPERATOR)
    public static boolean op_LessThan(DateTime left, DateTime right) {
        return left.compareTo(right) < 0;
    }

    @Member(OPERATOR)
    public static boolean op_LessThanOrEqual(DateTime left, DateTime right) {
        return left.compareTo(right) <= 0;
    }

    @Member(OPERATOR)
    public static boolean op_GreaterThan(DateTime left, DateTime right) {
        return left.compareTo(right) > 0;
    }

    @Member(OPERATOR)
    public static boolean op_GreaterThanOrEqual(DateTime left, DateTime right) {
        return left.compareTo(right) >= 0;
    }

    @Member(OPERATOR)
    public static DateTime op_Addition(DateTime d, TimeSpan t) {
        return d.plusTicks(t.ticks());
    }

    @Member(OPERATOR)
    public static DateTime op_Subtraction(DateTime d, TimeSpan t) {
        if (t.ticks() == Long.MIN_VALUE) throw DotNetException.argumentOutOfRange("t");
        return d.plusTicks(-t.ticks());
    }

    @Member(OPERATOR)
    public static TimeSpan op_Subtraction(DateTime d1, DateTime d2) {
        return new TimeSpan(d1.ticks() - d2.ticks());
    }

    @Member(METHOD)
    public static int CompareTo(DateTime self, @Nullable Object value) {
        if (value == null) return 1;
        if (value instanceof DateTime other) return CompareTo(self, other);
        throw DotNetException.argument("Object must be of type DateTime.");
    }

    @Member(value = STATIC, name = "Equals")
    public static boolean equalsStatic(DateTime t1, DateTime t2) {
        return t1.ticks() == t2.ticks();
    }

    @Member(METHOD)
    public static TypeCode GetTypeCode(DateTime self) {
        return TypeCode.DateTime;
    }

    /** The kind in the top two bits. */
    @Member(METHOD)
    public static long ToBinary(DateTime self) {
        return switch (self.kind()) {
            case Unspecified -> self.ticks();
            case Utc -> self.ticks() | 1L << 62;
            case Local -> self.ticks() | 1L << 63;
        };
    }

    @Member(STATIC)
    public static DateTime FromBinary(long dateData) {
        long ticks = dateData & ((1L << 62) - 1);
        if (ticks > DateTime.MAX_TICKS) {
            throw DotNetException.argument(
                    "The binary data must result in a DateTime with ticks between DateTime.MinValue.Ticks and"
                            + " DateTime.MaxValue.Ticks.\nParameter name: dateData");
        }
        return DateTime.ofTicks(
                ticks,
                dateData < 0
                        ? DateTimeKind.Local
                        : (dateData & 1L << 62) != 0 ? DateTimeKind.Utc : DateTimeKind.Unspecified);
    }

    @Member(STATIC)
    public static DateTime FromFileTime(long fileTime) {
        return FromFileTimeUtc(fileTime).withKind(DateTimeKind.Local);
    }

    /** Ticks since 1601, as Windows counts. */
    @Member(STATIC)
    public static DateTime FromFileTimeUtc(long fileTime) {
        if (fileTime < 0 || fileTime > DateTime.MAX_TICKS - FILE_TIME) {
            throw DotNetException.argumentOutOfRange("fileTime");
        }
        return DateTime.ofTicks(fileTime + FILE_TIME, DateTimeKind.Utc);
    }

    @Member(METHOD)
    public static long ToFileTime(DateTime self) {
        return ToFileTimeUtc(self);
    }

    /** Days since 1899-12-30, the time of day as a fraction that counts away from zero. */
    @Member(METHOD)
    public static double ToOADate(DateTime self) {
        long ticks = self.ticks();
        if (ticks == 0) return 0;
        if (ticks < TimeSpan.PER_DAY) ticks += OLE_TICKS;
        if (ticks < OLE_FIRST) throw DotNetException.overflow("Not a legal OleAut date.");
        long millis = (ticks - OLE_TICKS) / TimeSpan.PER_MILLISECOND;
        if (millis < 0) {
            long fraction = millis % DAY_MILLIS;
            if (fraction != 0) millis -= (DAY_MILLIS + fraction) * 2;
        }
        return (double) millis / DAY_MILLIS;
    }

    @Member(STATIC)
    public static DateTime FromOADate(double d) {
        if (!(d > -657_435.0 && d < 2_958_466.0)) throw DotNetException.argument("Not a legal OleAut date.");
        long millis = (long) (d * DAY_MILLIS + (d >= 0 ? 0.5 : -0.5));
        if (millis < 0) millis -= millis % DAY_MILLIS * 2;
        return DateTime.ofTicks(millis * TimeSpan.PER_MILLISECOND + OLE_TICKS, DateTimeKind.Unspecified);
    }

    @Member(STATIC)
    public static DateTime ParseExact(
            @Nullable String s,
            @Nullable String @Nullable [] formats,
            @Nullable FormatProvider provider,
            DateTimeStyles style) {
        if (s == null) throw DotNetException.argumentNull("s");
        if (formats == null) throw DotNetException.argumentNull("formats");
        var value = DateExact.tryParse(s, formats, style);
        if (value == null) throw DateParse.unrecognized(s);
        return value;
    }

    @Member(STATIC)
    public static boolean TryParseExact(
            @Nullable String s,
            @Nullable String @Nullable [] formats,
            @Nullable FormatProvider provider,
            DateTimeStyles style,
            Out<DateTime> result) {
        var value = DateExact.tryParse(s, formats, style);
        result.value = value == null ? DateTime.MIN : value;
        return value != null;
    }
}
