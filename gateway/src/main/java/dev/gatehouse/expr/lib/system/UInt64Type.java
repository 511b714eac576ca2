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
import dev.gatehouse.expr.types.UInt64;
import dev.gatehouse.expr.types.Unsigned;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.UInt64}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.uint64">System.UInt64</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.UInt64", values = UInt64.class, struct = true)
public final class UInt64Type implements LibraryType {
    private static final BigInteger MAX = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

    @Member(STATIC_PROPERTY)
    public static @Unsigned long MaxValue() {
        return -1L;
    }

    @Member(STATIC_PROPERTY)
    public static @Unsigned long MinValue() {
        return 0;
    }

    @Member(STATIC)
    public static @Unsigned long Parse(@Nullable String s) {
        return parse(s, NumberParse.INTEGER);
    }

    @Member(STATIC)
    public static @Unsigned long Parse(@Nullable String s, NumberStyles style) {
        return parse(s, style.bits());
    }

    @Member(STATIC)
    public static @Unsigned long Parse(@Nullable String s, @Nullable FormatProvider provider) {
        return parse(s, NumberParse.INTEGER);
    }

    @Member(STATIC)
    public static @Unsigned long Parse(@Nullable String s, NumberStyles style, @Nullable FormatProvider provider) {
        return parse(s, style.bits());
    }

    @Member(STATIC)
    public static boolean TryParse(@Nullable String s, Out<UInt64> result) {
        return tryParse(s, NumberParse.INTEGER, result);
    }

    @Member(STATIC)
    public static boolean TryParse(
            @Nullable String s, NumberStyles style, @Nullable FormatProvider provider, Out<UInt64> result) {
        return tryParse(s, style.bits(), result);
    }

    @Member(METHOD)
    public static String ToString(@Unsigned long self) {
        return Long.toUnsignedString(self);
    }

    @Member(METHOD)
    public static String ToString(@Unsigned long self, @Nullable String format) {
        return NumberText.format(new BigInteger(Long.toUnsignedString(self)), 64, format);
    }

    @Member(METHOD)
    public static String ToString(@Unsigned long self, @Nullable FormatProvider provider) {
        return ToString(self);
    }

    @Member(METHOD)
    public static String ToString(@Unsigned long self, @Nullable String format, @Nullable FormatProvider provider) {
        return ToString(self, format);
    }

    @Member(METHOD)
    public static int CompareTo(@Unsigned long self, @Unsigned long value) {
        return Long.compareUnsigned(self, value);
    }

    @Member(METHOD)
    public static boolean Equals(@Unsigned long self, @Unsigned long obj) {
        return self == obj;
    }

    @Member(METHOD)
    public static boolean Equals(@Unsigned long self, @Nullable Object obj) {
        return obj instanceof UInt64 other && Equals(self, other.bits());
    }

    private static @Unsigned long parse(@Nullable String s, int styles) {
        return NumberParse.ranged(s, styles, BigInteger.valueOf(0), MAX, 64, "a UInt64")
                .longValue();
    }

    private static boolean tryParse(@Nullable String s, int styles, Out<UInt64> result) {
        result.value = new UInt64(0);
        if (NumberParse.integer(s, styles) == null) return false;
        try {
            result.value = new UInt64(parse(s, styles));
            return true;
        } catch (DotNetException _) {
            return false;
        }
    }

    @Member(METHOD)
    public static int CompareTo(@Unsigned long self, @Nullable Object value) {
        if (value == null) return 1;
        if (value instanceof UInt64 other) return CompareTo(self, other.bits());
        throw DotNetException.argument("Object must be of type UInt64.");
    }

    @Member(METHOD)
    public static TypeCode GetTypeCode(@Unsigned long self) {
        return TypeCode.UInt64;
    }
}
