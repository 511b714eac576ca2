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
 * {@code System.Single}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.single">System.Single</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Single", values = Float.class, struct = true)
public final class SingleType implements LibraryType {
    @Member(STATIC_PROPERTY)
    public static float MaxValue() {
        return Float.MAX_VALUE;
    }

    @Member(STATIC_PROPERTY)
    public static float MinValue() {
        return -Float.MAX_VALUE;
    }

    @Member(STATIC_PROPERTY)
    public static float Epsilon() {
        return Float.MIN_VALUE;
    }

    @Member(STATIC_PROPERTY)
    public static float NaN() {
        return Float.NaN;
    }

    @Member(STATIC_PROPERTY)
    public static float PositiveInfinity() {
        return Float.POSITIVE_INFINITY;
    }

    @Member(STATIC_PROPERTY)
    public static float NegativeInfinity() {
        return Float.NEGATIVE_INFINITY;
    }

    @Member(STATIC)
    public static boolean IsNaN(float f) {
        return Float.isNaN(f);
    }

    @Member(STATIC)
    public static boolean IsInfinity(float f) {
        return Float.isInfinite(f);
    }

    @Member(STATIC)
    public static boolean IsPositiveInfinity(float f) {
        return f == Float.POSITIVE_INFINITY;
    }

    @Member(STATIC)
    public static boolean IsNegativeInfinity(float f) {
        return f == Float.NEGATIVE_INFINITY;
    }

    @Member(STATIC)
    public static boolean IsFinite(float f) {
        return Float.isFinite(f);
    }

    @Member(STATIC)
    public static boolean IsNegative(float f) {
        return Float.compare(f, 0) < 0;
    }

    @Member(STATIC)
    public static float Parse(@Nullable String s) {
        return parse(s, NumberParse.FLOAT_WITH_THOUSANDS);
    }

    @Member(STATIC)
    public static float Parse(@Nullable String s, NumberStyles style) {
        return parse(s, style.bits());
    }

    @Member(STATIC)
    public static float Parse(@Nullable String s, @Nullable FormatProvider provider) {
        return parse(s, NumberParse.FLOAT_WITH_THOUSANDS);
    }

    @Member(STATIC)
    public static float Parse(@Nullable String s, NumberStyles style, @Nullable FormatProvider provider) {
        return parse(s, style.bits());
    }

    @Member(STATIC)
    public static boolean TryParse(@Nullable String s, Out<Float> result) {
        return tryParse(s, NumberParse.FLOAT_WITH_THOUSANDS, result);
    }

    @Member(STATIC)
    public static boolean TryParse(
            @Nullable String s, NumberStyles style, @Nullable FormatProvider provider, Out<Float> result) {
        return tryParse(s, style.bits(), result);
    }

    @Member(METHOD)
    public static String ToString(float self) {
        return Text.of(self);
    }

    @Member(METHOD)
    public static String ToString(float self, @Nullable String format) {
        return NumberText.format(self, format);
    }

    @Member(METHOD)
    public static String ToString(float self, @Nullable FormatProvider provider) {
        return ToString(self);
    }

    @Member(METHOD)
    public static String ToString(float self, @Nullable String format, @Nullable FormatProvider provider) {
        return ToString(self, format);
    }

    @Member(METHOD)
    public static int CompareTo(float self, float value) {
        return order(self, value);
    }

    @Member(METHOD)
    public static boolean Equals(float self, float obj) {
        return self == obj || (Float.isNaN(self) && Float.isNaN(obj));
    }

    @Member(METHOD)
    public static boolean Equals(float self, @Nullable Object obj) {
        return obj instanceof Float other && Equals(self, other);
    }

    /** Not-a-number comes first; the zeros are equal. */
    private static int order(float a, float b) {
        if (a < b) return -1;
        if (a > b) return 1;
        if (a == b) return 0;
        return Float.isNaN(a) ? (Float.isNaN(b) ? 0 : -1) : 1;
    }

    private static float parse(@Nullable String s, int styles) {
        if (s == null) throw DotNetException.argumentNull("s");
        var value = NumberParse.float32(s, styles);
        if (value == null) throw NumberParse.badFormat();
        return value;
    }

    private static boolean tryParse(@Nullable String s, int styles, Out<Float> result) {
        var value = NumberParse.float32(s, styles);
        result.value = value == null ? Float.valueOf(0) : value;
        return value != null;
    }

    @Member(METHOD)
    public static int CompareTo(float self, @Nullable Object value) {
        if (value == null) return 1;
        if (value instanceof Float other) return CompareTo(self, other.floatValue());
        throw DotNetException.argument("Object must be of type Single.");
    }

    @Member(METHOD)
    public static TypeCode GetTypeCode(float self) {
        return TypeCode.Single;
    }

    @Member(STATIC)
    public static boolean IsNormal(float f) {
        return Float.isFinite(f) && Math.abs(f) >= Float.MIN_NORMAL;
    }

    @Member(STATIC)
    public static boolean IsSubnormal(float f) {
        return f != 0 && Math.abs(f) < Float.MIN_NORMAL;
    }
}
