package dev.gatehouse.expr.lib.system;

import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.STATIC;
import static dev.gatehouse.expr.types.Member.Kind.STATIC_PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.expr.types.Out;
import dev.gatehouse.expr.types.Text;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Double}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.double">System.Double</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Double", values = Double.class, struct = true)
public final class DoubleType implements LibraryType {
    @Member(STATIC_PROPERTY)
    public static double MaxValue() {
        return Double.MAX_VALUE;
    }

    @Member(STATIC_PROPERTY)
    public static double MinValue() {
        return -Double.MAX_VALUE;
    }

    @Member(STATIC_PROPERTY)
    public static double Epsilon() {
        return Double.MIN_VALUE;
    }

    @Member(STATIC_PROPERTY)
    public static double NaN() {
        return Double.NaN;
    }

    @Member(STATIC_PROPERTY)
    public static double PositiveInfinity() {
        return Double.POSITIVE_INFINITY;
    }

    @Member(STATIC_PROPERTY)
    public static double NegativeInfinity() {
        return Double.NEGATIVE_INFINITY;
    }

    @Member(STATIC)
    public static boolean IsNaN(double d) {
        return Double.isNaN(d);
    }

    @Member(STATIC)
    public static boolean IsInfinity(double d) {
        return Double.isInfinite(d);
    }

    @Member(STATIC)
    public static boolean IsPositiveInfinity(double d) {
        return d == Double.POSITIVE_INFINITY;
    }

    @Member(STATIC)
    public static boolean IsNegativeInfinity(double d) {
        return d == Double.NEGATIVE_INFINITY;
    }

    @Member(STATIC)
    public static boolean IsFinite(double d) {
        return Double.isFinite(d);
    }

    @Member(STATIC)
    public static boolean IsNegative(double d) {
        return Double.compare(d, 0) < 0;
    }

    @Member(STATIC)
    public static double Parse(@Nullable String s) {
        return parse(s, NumberParse.FLOAT_WITH_THOUSANDS);
    }

    @Member(STATIC)
    public static double Parse(@Nullable String s, NumberStyles style) {
        return parse(s, style.bits());
    }

    @Member(STATIC)
    public static double Parse(@Nullable String s, @Nullable FormatProvider provider) {
        return parse(s, NumberParse.FLOAT_WITH_THOUSANDS);
    }

    @Member(STATIC)
    public static double Parse(@Nullable String s, NumberStyles style, @Nullable FormatProvider provider) {
        return parse(s, style.bits());
    }

    @Member(STATIC)
    public static boolean TryParse(@Nullable String s, Out<Double> result) {
        return tryParse(s, NumberParse.FLOAT_WITH_THOUSANDS, result);
    }

    @Member(STATIC)
    public static boolean TryParse(
            @Nullable String s, NumberStyles style, @Nullable FormatProvider provider, Out<Double> result) {
        return tryParse(s, style.bits(), result);
    }

    @Member(METHOD)
    public static String ToString(double self) {
        return Text.of(self);
    }

    @Member(METHOD)
    public static String ToString(double self, @Nullable String format) {
        return NumberText.format(self, format);
    }

    @Member(METHOD)
    public static String ToString(double self, @Nullable FormatProvider provider) {
        return ToString(self);
    }

    @Member(METHOD)
    public static String ToString(double self, @Nullable String format, @Nullable FormatProvider provider) {
        return ToString(self, format);
    }

    @Member(METHOD)
    public static int CompareTo(double self, double value) {
        return order(self, value);
    }

    @Member(METHOD)
    public static boolean Equals(double self, double obj) {
        return self == obj || (Double.isNaN(self) && Double.isNaN(obj));
    }

    @Member(METHOD)
    public static boolean Equals(double self, @Nullable Object obj) {
        return obj instanceof Double other && Equals(self, other);
    }

    /** Not-a-number comes first; the zeros are equal. */
    private static int order(double a, double b) {
        if (a < b) return -1;
        if (a > b) return 1;
        if (a == b) return 0;
        return Double.isNaN(a) ? (Double.isNaN(b) ? 0 : -1) : 1;
    }

    private static double parse(@Nullable String s, int styles) {
        if (s == null) throw DotNetException.argumentNull("s");
        var value = NumberParse.float64(s, styles);
        if (value == null) throw NumberParse.badFormat();
        return value;
    }

    private static boolean tryParse(@Nullable String s, int styles, Out<Double> result) {
        var value = NumberParse.float64(s, styles);
        result.value = value == null ? Double.valueOf(0) : value;
        return value != null;
    }

    @Member(METHOD)
    public static int CompareTo(double self, @Nullable Object value) {
        if (value == null) return 1;
        if (value instanceof Double other) return CompareTo(self, other.doubleValue());
        throw DotNetException.argument("Object must be of type Double.");
    }

    @Member(METHOD)
    public static TypeCode GetTypeCode(double self) {
        return TypeCode.Double;
    }

    @Member(STATIC)
    public static boolean IsNormal(double d) {
        return Double.isFinite(d) && Math.abs(d) >= Double.MIN_NORMAL;
    }

    @Member(STATIC)
    public static boolean IsSubnormal(double d) {
        return d != 0 && Math.abs(d) < Double.MIN_NORMAL;
    }
}
