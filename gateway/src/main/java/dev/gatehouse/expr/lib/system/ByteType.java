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
import dev.gatehouse.expr.types.UInt8;
import dev.gatehouse.expr.types.Unsigned;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Byte}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.byte">System.Byte</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Byte", values = UInt8.class, struct = true)
public final class ByteType implements LibraryType {
    @Member(STATIC_PROPERTY)
    public static @Unsigned byte MaxValue() {
        return (byte) -1;
    }

    @Member(STATIC_PROPERTY)
    public static @Unsigned byte MinValue() {
        return 0;
    }

    @Member(STATIC)
    public static @Unsigned byte Parse(@Nullable String s) {
        return parse(s, NumberParse.INTEGER);
    }

    @Member(STATIC)
    public static @Unsigned byte Parse(@Nullable String s, NumberStyles style) {
        return parse(s, style.bits());
    }

    @Member(STATIC)
    public static @Unsigned byte Parse(@Nullable String s, @Nullable FormatProvider provider) {
        return parse(s, NumberParse.INTEGER);
    }

    @Member(STATIC)
    public static @Unsigned byte Parse(@Nullable String s, NumberStyles style, @Nullable FormatProvider provider) {
        return parse(s, style.bits());
    }

    @Member(STATIC)
    public static boolean TryParse(@Nullable String s, Out<UInt8> result) {
        return tryParse(s, NumberParse.INTEGER, result);
    }

    @Member(STATIC)
    public static boolean TryParse(
            @Nullable String s, NumberStyles style, @Nullable FormatProvider provider, Out<UInt8> result) {
        return tryParse(s, style.bits(), result);
    }

    @Member(METHOD)
    public static String ToString(@Unsigned byte self) {
        return Integer.toString(Byte.toUnsignedInt(self));
    }

    @Member(METHOD)
    public static String ToString(@Unsigned byte self, @Nullable String format) {
        return NumberText.format(BigInteger.valueOf(Byte.toUnsignedLong(self)), 8, format);
    }

    @Member(METHOD)
    public static String ToString(@Unsigned byte self, @Nullable FormatProvider provider) {
        return ToString(self);
    }

    @Member(METHOD)
    public static String ToString(@Unsigned byte self, @Nullable String format, @Nullable FormatProvider provider) {
        return ToString(self, format);
    }

    @Member(METHOD)
    public static int CompareTo(@Unsigned byte self, @Unsigned byte value) {
        return Byte.toUnsignedInt(self) - Byte.toUnsignedInt(value);
    }

    @Member(METHOD)
    public static boolean Equals(@Unsigned byte self, @Unsigned byte obj) {
        return self == obj;
    }

    @Member(METHOD)
    public static boolean Equals(@Unsigned byte self, @Nullable Object obj) {
        return obj instanceof UInt8 other && Equals(self, other.bits());
    }

    private static @Unsigned byte parse(@Nullable String s, int styles) {
        return NumberParse.ranged(s, styles, BigInteger.valueOf(0), BigInteger.valueOf(255), 8, "an unsigned byte")
                .byteValue();
    }

    private static boolean tryParse(@Nullable String s, int styles, Out<UInt8> result) {
        result.value = new UInt8((byte) 0);
        if (NumberParse.integer(s, styles) == null) return false;
        try {
            result.value = new UInt8(parse(s, styles));
            return true;
        } catch (DotNetException _) {
            return false;
        }
    }

    @Member(METHOD)
    public static int CompareTo(@Unsigned byte self, @Nullable Object value) {
        if (value == null) return 1;
        if (value instanceof UInt8 other) return CompareTo(self, other.bits());
        throw DotNetException.argument("Object must be of type Byte.");
    }

    @Member(METHOD)
    public static TypeCode GetTypeCode(@Unsigned byte self) {
        return TypeCode.Byte;
    }
}
