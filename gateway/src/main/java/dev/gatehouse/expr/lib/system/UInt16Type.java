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
import dev.gatehouse.expr.types.UInt16;
import dev.gatehouse.expr.types.Unsigned;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.UInt16}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.uint16">System.UInt16</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.UInt16", values = UInt16.class, struct = true)
public final class UInt16Type implements LibraryType {
    @Member(STATIC_PROPERTY)
    public static @Unsigned short MaxValue() {
        return (short) -1;
    }

    @Member(STATIC_PROPERTY)
    public static @Unsigned short MinValue() {
        return 0;
    }

    @Member(STATIC)
    public static @Unsigned short Parse(@Nullable String s) {
        return parse(s, NumberParse.INTEGER);
    }

    @Member(STATIC)
    public static @Unsigned short Parse(@Nullable String s, NumberStyles style) {
        return parse(s, style.bits());
    }

    @Member(STATIC)
    public static @Unsigned short Parse(@Nullable String s, @Nullable FormatProvider provider) {
        return parse(s, NumberParse.INTEGER);
    }

    @Member(STATIC)
    public static @Unsigned short Parse(@Nullable String s, NumberStyles style, @Nullable FormatProvider provider) {
        return parse(s, style.bits());
    }

    @Member(STATIC)
    public static boolean TryParse(@Nullable String s, Out<UInt16> result) {
        return tryParse(s, NumberParse.INTEGER, result);
    }

    @Member(STATIC)
    public static boolean TryParse(
            @Nullable String s, NumberStyles style, @Nullable FormatProvider provider, Out<UInt16> result) {
        return tryParse(s, style.bits(), result);
    }

    @Member(METHOD)
    public static String ToString(@Unsigned short self) {
        return Integer.toString(Short.toUnsignedInt(self));
    }

    @Member(METHOD)
    public static String ToString(@Unsigned short self, @Nullable String format) {
        return NumberText.format(BigInteger.valueOf(Short.toUnsignedLong(self)), 16, format);
    }

    @Member(METHOD)
    public static String ToString(@Unsigned short self, @Nullable FormatProvider provider) {
        return ToString(self);
    }

    @Member(METHOD)
    public static String ToString(@Unsigned short self, @Nullable String format, @Nullable FormatProvider provider) {
        return ToString(self, format);
    }

    @Member(METHOD)
    public static int CompareTo(@Unsigned short self, @Unsigned short value) {
        return Short.toUnsignedInt(self) - Short.toUnsignedInt(value);
    }

    @Member(METHOD)
    public static boolean Equals(@Unsigned short self, @Unsigned short obj) {
        return self == obj;
    }

    @Member(METHOD)
    public static boolean Equals(@Unsigned short self, @Nullable Object obj) {
        return obj instanceof UInt16 other && Equals(self, other.bits());
    }

    private static @Unsigned short parse(@Nullable String s, int styles) {
        return NumberParse.ranged(s, styles, BigInteger.valueOf(0), BigInteger.valueOf(65_535), 16, "a UInt16")
                .shortValue();
    }

    private static boolean tryParse(@Nullable String s, int styles, Out<UInt16> result) {
        result.value = new UInt16((short) 0);
        if (NumberParse.integer(s, styles) == null) return false;
        try {
            result.value = new UInt16(parse(s, styles));
            return true;
        } catch (DotNetException _) {
            return false;
        }
    }

    @Member(METHOD)
    public static int CompareTo(@Unsigned short self, @Nullable Object value) {
        if (value == null) return 1;
        if (value instanceof UInt16 other) return CompareTo(self, other.bits());
        throw DotNetException.argument("Object must be of type UInt16.");
    }

    @Member(METHOD)
    public static TypeCode GetTypeCode(@Unsigned short self) {
        return TypeCode.UInt16;
    }
}
