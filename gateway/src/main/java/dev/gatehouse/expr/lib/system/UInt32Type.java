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
import dev.gatehouse.expr.types.UInt32;
import dev.gatehouse.expr.types.Unsigned;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.UInt32}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.uint32">System.UInt32</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.UInt32", values = UInt32.class, struct = true)
public final class UInt32Type implements LibraryType {
    @Member(STATIC_PROPERTY)
    public static @Unsigned int MaxValue() {
        return -1;
    }

    @Member(STATIC_PROPERTY)
    public static @Unsigned int MinValue() {
        return 0;
    }

    @Member(STATIC)
    public static @Unsigned int Parse(@Nullable String s) {
        return parse(s, NumberParse.INTEGER);
    }

    @Member(STATIC)
    public static @Unsigned int Parse(@Nullable String s, NumberStyles style) {
        return parse(s, style.bits());
    }

    @Member(STATIC)
    public static @Unsigned int Parse(@Nullable String s, @Nullable FormatProvider provider) {
        return parse(s, NumberParse.INTEGER);
    }

    @Member(STATIC)
    public static @Unsigned int Parse(@Nullable String s, NumberStyles style, @Nullable FormatProvider provider) {
        return parse(s, style.bits());
    }

    @Member(STATIC)
    public static boolean TryParse(@Nullable String s, Out<UInt32> result) {
        return tryParse(s, NumberParse.INTEGER, result);
    }

    @Member(STATIC)
    public static boolean TryParse(
            @Nullable String s, NumberStyles style, @Nullable FormatProvider provider, Out<UInt32> result) {
        return tryParse(s, style.bits(), result);
    }

    @Member(METHOD)
    public static String ToString(@Unsigned int self) {
        return Integer.toUnsignedString(self);
    }

    @Member(METHOD)
    public static String ToString(@Unsigned int self, @Nullable String format) {
        return NumberText.format(BigInteger.valueOf(Integer.toUnsignedLong(self)), 32, format);
    }

    @Member(METHOD)
    public static String ToString(@Unsigned int self, @Nullable FormatProvider provider) {
        return ToString(self);
    }

    @Member(METHOD)
    public static String ToString(@Unsigned int self, @Nullable String format, @Nullable FormatProvider provider) {
        return ToString(self, format);
    }

    @Member(METHOD)
    public static int CompareTo(@Unsigned int self, @Unsigned int value) {
        return Integer.compareUnsigned(self, value);
    }

    @Member(METHOD)
    public static boolean Equals(@Unsigned int self, @Unsigned int obj) {
        return self == obj;
    }

    @Member(METHOD)
    public static boolean Equals(@Unsigned int self, @Nullable Object obj) {
        return obj instanceof UInt32 other && Equals(self, other.bits());
    }

    private static @Unsigned int parse(@Nullable String s, int styles) {
        return NumberParse.ranged(s, styles, BigInteger.valueOf(0), BigInteger.valueOf(0xFFFF_FFFFL), 32, "a UInt32")
                .intValue();
    }

    private static boolean tryParse(@Nullable String s, int styles, Out<UInt32> result) {
        result.value = new UInt32(0);
        if (NumberParse.integer(s, styles) == null) return false;
        try {
            result.value = new UInt32(parse(s, styles));
            return true;
        } catch (DotNetException _) {
            return false;
        }
    }

    @Member(METHOD)
    public static int CompareTo(@Unsigned int self, @Nullable Object value) {
        if (value == null) return 1;
        if (value instanceof UInt32 other) return CompareTo(self, other.bits());
        throw DotNetException.argument("Object must be of type UInt32.");
    }

    @Member(METHOD)
    public static TypeCode GetTypeCode(@Unsigned int self) {
        return TypeCode.UInt32;
    }
}
