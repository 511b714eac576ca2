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
 * {@code System.TimeSpan}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.timespan">System.TimeSpan</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.TimeSpan", values = TimeSpan.class, struct = true)
public final class TimeSpanType implements LibraryType {
    @Member(STATIC_PROPERTY)
    public static TimeSpan Zero() {
        return TimeSpan.ZERO;
    }

    @Member(STATIC_PROPERTY)
    public static TimeSpan MaxValue() {
        return new TimeSpan(Long.MAX_VALUE);
    }

    @Member(STATIC_PROPERTY)
    public static TimeSpan MinValue() {
        return new TimeSpan(Long.MIN_VALUE);
    }

    @Member(STATIC_PROPERTY)
    public static long TicksPerDay() {
        return TimeSpan.PER_DAY;
    }

    @Member(STATIC_PROPERTY)
    public static long TicksPerHour() {
        return TimeSpan.PER_HOUR;
    }

    @Member(STATIC_PROPERTY)
    public static long TicksPerMinute() {
        return TimeSpan.PER_MINUTE;
    }

    @Member(STATIC_PROPERTY)
    public static long TicksPerSecond() {
        return TimeSpan.PER_SECOND;
    }

    @Member(STATIC_PROPERTY)
    public static long TicksPerMillisecond() {
        return TimeSpan.PER_MILLISECOND;
    }

    @Member(CONSTRUCTOR)
    public static TimeSpan create() {
        return TimeSpan.ZERO;
    }

    @Member(CONSTRUCTOR)
    public static TimeSpan create(long ticks) {
        return new TimeSpan(ticks);
    }

    @Member(CONSTRUCTOR)
    public static TimeSpan create(int hours, int minutes, int seconds) {
        return TimeSpan.of(0, hours, minutes, seconds, 0);
    }

    @Member(CONSTRUCTOR)
    public static TimeSpan create(int days, int hours, int minutes, int seconds) {
        return TimeSpan.of(days, hours, minutes, seconds, 0);
    }

    @Member(CONSTRUCTOR)
    public static TimeSpan create(int days, int hours, int minutes, int seconds, int milliseconds) {
        return TimeSpan.of(days, hours, minutes, seconds, milliseconds);
    }

    @Member(PROPERTY)
    public static int Days(TimeSpan self) {
        return (int) (self.ticks() / TimeSpan.PER_DAY);
    }

    @Member(PROPERTY)
    public static int Hours(TimeSpan self) {
        return (int) (self.ticks() / TimeSpan.PER_HOUR % 24);
    }

    @Member(PROPERTY)
    public static int Minutes(TimeSpan self) {
        return (int) (self.ticks() / TimeSpan.PER_MINUTE % 60);
    }

    @Member(PROPERTY)
    public static int Seconds(TimeSpan self) {
        return (int) (self.ticks() / TimeSpan.PER_SECOND % 60);
    }

    @Member(PROPERTY)
    public static int Milliseconds(TimeSpan self) {
        return (int) (self.ticks() / TimeSpan.PER_MILLISECOND % 1000);
    }

    @Member(PROPERTY)
    public static double TotalDays(TimeSpan self) {
        return self.in(TimeSpan.PER_DAY);
    }

    @Member(PROPERTY)
    public static double TotalHours(TimeSpan self) {
        return self.in(TimeSpan.PER_HOUR);
    }

    @Member(PROPERTY)
    public static double TotalMinutes(TimeSpan self) {
        return self.in(TimeSpan.PER_MINUTE);
    }

    @Member(PROPERTY)
    public static double TotalSeconds(TimeSpan self) {
        return self.in(TimeSpan.PER_SECOND);
    }

    @Member(PROPERTY)
    public static double TotalMilliseconds(TimeSpan self) {
        return self.in(TimeSpan.PER_MILLISECOND);
    }

    @Member(PROPERTY)
    public static long Ticks(TimeSpan self) {
        return self.ticks();
    }

    @Member(STATIC)
    public static TimeSpan FromDays(double value) {
        return TimeSpan.of(value, TimeSpan.PER_DAY);
    }

    @Member(STATIC)
    public static TimeSpan FromHours(double value) {
        return TimeSpan.of(value, TimeSpan.PER_HOUR);
    }

    @Member(STATIC)
    public static TimeSpan FromMinutes(double value) {
        return TimeSpan.of(value, TimeSpan.PER_MINUTE);
    }

    @Member(STATIC)
    public static TimeSpan FromSeconds(double value) {
        return TimeSpan.of(value, TimeSpan.PER_SECOND);
    }

    @Member(STATIC)
    public static TimeSpan FromMilliseconds(double value) {
        return TimeSpan.of(value, TimeSpan.PER_MILLISECOND);
    }

    @Member(STATIC)
    public static TimeSpan FromTicks(long value) {
        return new TimeSpan(value);
    }

    @Member(STATIC)
    public static TimeSpan Parse(@Nullable String s) {
        return TimeSpanText.parse(s);
    }

    @Member(STATIC)
    public static TimeSpan Parse(@Nullable String input, @Nullable FormatProvider formatProvider) {
        return TimeSpanText.parse(input);
    }

    @Member(STATIC)
    public static boolean TryParse(@Nullable String s, Out<TimeSpan> result) {
        result.value = TimeSpan.ZERO;
        try {
            var value = TimeSpanText.tryParse(s);
            if (value != null) result.value = value;
            return value != null;
        } catch (DotNetException _) {
            return false;
        }
    }

    @Member(STATIC)
    public static int Compare(TimeSpan t1, TimeSpan t2) {
        return t1.compareTo(t2);
    }

    @Member(METHOD)
    public static TimeSpan Add(TimeSpan self, TimeSpan ts) {
        return self.plus(ts);
    }

    @Member(METHOD)
    public static TimeSpan Subtract(TimeSpan self, TimeSpan ts) {
        return self.minus(ts);
    }

    @Member(METHOD)
    public static TimeSpan Negate(TimeSpan self) {
        return self.negated();
    }

    @Member(METHOD)
    public static TimeSpan Duration(TimeSpan self) {
        return self.ticks() < 0 ? self.negated() : self;
    }

    @Member(METHOD)
    public static String ToString(TimeSpan self) {
        return self.toString();
    }

    @Member(METHOD)
    public static String ToString(TimeSpan self, @Nullable String format) {
        return self.format(format);
    }

    @Member(METHOD)
    public static String ToString(TimeSpan self, @Nullable String format, @Nullable FormatProvider formatProvider) {
        return self.format(format);
    }

    @Member(METHOD)
    public static int CompareTo(TimeSpan self, TimeSpan value) {
        return self.compareTo(value);
    }

    @Member(METHOD)
    public static boolean Equals(TimeSpan self, TimeSpan obj) {
        return self.equals(obj);
    }

    @Member(METHOD)
    public static boolean Equals(TimeSpan self, @Nullable Object value) {
        return self.equals(value);
    }

    @Member(OPERATOR)
    public static boolean op_Equality(TimeSpan left, TimeSpan right) {
        return left.equals(right);
    }

    @Member(OPERATOR)
    public static boolean op_Inequality(TimeSpan left, TimeSpan right) {
        return !left.equals(right);
    }

    @Member(OPERATOR)
    public static boolean op_LessThan(TimeSpan left, TimeSpan right) {
        return left.compareTo(right) < 0;
    }

    @Member(OPERATOR)
    public static boolean op_LessThanOrEqual(TimeSpan left, TimeSpan right) {
        return left.compareTo(right) <= 0;
    }

    @Member(OPERATOR)
    public static boolean op_GreaterThan(TimeSpan left, TimeSpan right) {
        return left.compareTo(right) > 0;
    }

    @Member(OPERATOR)
    public static boolean op_GreaterThanOrEqual(TimeSpan left, TimeSpan right) {
        return left.compareTo(right) >= 0;
    }

    @Member(OPERATOR)
    public static TimeSpan op_Addition(TimeSpan t1, TimeSpan t2) {
        return t1.plus(t2);
    }

    @Member(OPERATOR)
    public static TimeSpan op_Subtraction(TimeSpan t1, TimeSpan t2) {
        return t1.minus(t2);
    }

    @Member(OPERATOR)
    public static TimeSpan op_UnaryNegation(TimeSpan t) {
        return t.negated();
    }

    @Member(OPERATOR)
    public static TimeSpan op_UnaryPlus(TimeSpan t) {
        return t;
    }

    @Member(METHOD)
    public static int CompareTo(TimeSpan self, @Nullable Object value) {
        if (value == null) return 1;
        if (value instanceof TimeSpan other) return CompareTo(self, other);
        throw DotNetException.argument("Object must be of type TimeSpan.");
    }

    @Member(value = STATIC, name = "Equals")
    public static boolean equalsStatic(TimeSpan t1, TimeSpan t2) {
        return t1.equals(t2);
    }

    @Member(METHOD)
    public static TimeSpan Multiply(TimeSpan self, double factor) {
        return op_Multiply(self, factor);
    }

    @Member(METHOD)
    public static TimeSpan Divide(TimeSpan self, double divisor) {
        return op_Division(self, divisor);
    }

    @Member(METHOD)
    public static double Divide(TimeSpan self, TimeSpan ts) {
        return op_Division(self, ts);
    }

    /** Rounded to ticks, half to even. */
    @Member(OPERATOR)
    public static TimeSpan op_Multiply(TimeSpan timeSpan, double factor) {
        if (Double.isNaN(factor)) throw notANumber("factor");
        return rounded(timeSpan.ticks() * factor);
    }

    @Member(OPERATOR)
    public static TimeSpan op_Multiply(double factor, TimeSpan timeSpan) {
        return op_Multiply(timeSpan, factor);
    }

    @Member(OPERATOR)
    public static TimeSpan op_Division(TimeSpan timeSpan, double divisor) {
        if (Double.isNaN(divisor)) throw notANumber("divisor");
        return rounded(timeSpan.ticks() / divisor);
    }

    @Member(OPERATOR)
    public static double op_Division(TimeSpan t1, TimeSpan t2) {
        return t1.ticks() / (double) t2.ticks();
    }

    @Member(STATIC)
    public static boolean TryParse(
            @Nullable String input, @Nullable FormatProvider formatProvider, Out<TimeSpan> result) {
        return TryParse(input, result);
    }

    @Member(STATIC)
    public static TimeSpan ParseExact(
            @Nullable String input, @Nullable String format, @Nullable FormatProvider formatProvider) {
        return TimeSpanExact.parse(input, format, TimeSpanStyles.None);
    }

    @Member(STATIC)
    public static TimeSpan ParseExact(
            @Nullable String input,
            @Nullable String format,
            @Nullable FormatProvider formatProvider,
            TimeSpanStyles styles) {
        return TimeSpanExact.parse(input, format, styles);
    }

    @Member(STATIC)
    public static boolean TryParseExact(
            @Nullable String input,
            @Nullable String format,
            @Nullable FormatProvider formatProvider,
            Out<TimeSpan> result) {
        var value = TimeSpanExact.orNull(input, new @Nullable String[] {format}, TimeSpanStyles.None);
        result.value = value == null ? TimeSpan.ZERO : value;
        return value != null;
    }

    @Member(STATIC)
    public static boolean TryParseExact(
            @Nullable String input,
            @Nullable String format,
            @Nullable FormatProvider formatProvider,
            TimeSpanStyles styles,
            Out<TimeSpan> result) {
        var value = TimeSpanExact.orNull(input, new @Nullable String[] {format}, styles);
        result.value = value == null ? TimeSpan.ZERO : value;
        return value != null;
    }

    @Member(STATIC)
    public static TimeSpan ParseExact(
            @Nullable String input, @Nullable String @Nullable [] formats, @Nullable FormatProvider formatProvider) {
        return TimeSpanExact.parse(input, formats, TimeSpanStyles.None);
    }

    @Member(STATIC)
    public static TimeSpan ParseExact(
            @Nullable String input,
            @Nullable String @Nullable [] formats,
            @Nullable FormatProvider formatProvider,
            TimeSpanStyles styles) {
        return TimeSpanExact.parse(input, formats, styles);
    }

    @Member(STATIC)
    public static boolean TryParseExact(
            @Nullable String input,
            @Nullable String @Nullable [] formats,
            @Nullable FormatProvider formatProvider,
            Out<TimeSpan> result) {
        var value = TimeSpanExact.orNull(input, formats, TimeSpanStyles.None);
        result.value = value == null ? TimeSpan.ZERO : value;
        return value != null;
    }

    @Member(STATIC)
    public static boolean TryParseExact(
            @Nullable String input,
            @Nullable String @Nullable [] formats,
            @Nullable FormatProvider formatProvider,
            TimeSpanStyles styles,
            Out<TimeSpan> result) {
        var value = TimeSpanExact.orNull(input, formats, styles);
        result.value = value == null ? TimeSpan.ZERO : value;
        return value != null;
    }

    private static TimeSpan rounded(double ticks) {
        var whole = Math.rint(ticks);
        if (!(whole >= Long.MIN_VALUE && whole < 0x1p63)) throw TimeSpan.overflow();
        return new TimeSpan((long) whole);
    }

    private static DotNetException notANumber(String parameter) {
        return DotNetException.argument(
                "TimeSpan does not accept floating point Not-a-Number values.\nParameter name: " + parameter);
    }
}
