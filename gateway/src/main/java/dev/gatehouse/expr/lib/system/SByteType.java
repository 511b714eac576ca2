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
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.SByte}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.sbyte">System.SByte</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.SByte", values = Byte.class, struct = true)
public final class SByteType implements LibraryType {
    @Member(STATIC_PROPERTY)
    public static byte MaxValue() {
        return Byte.MAX_VALUE;
    }

    @Member(STATIC_PROPERTY)
    public static byte MinValue() {
        return Byte.MIN_VALUE;
    }

    @Member(STATIC)
    public static byte Parse(@Nullable String s) {
        return parse(s, NumberParse.INTEGER);
    }

    @Member(STATIC)
    public static byte Parse(@Nullable String s, NumberStyles style) {
        return parse(s, style.bits());
    }

    @Member(STATIC)
    public static byte Parse(@Nullable String s, @Nullable FormatProvider provider) {
        return parse(s, NumberParse.INTEGER);
    }

    @Member(STATIC)
    public static byte Parse(@Nullable String s, NumberStyles style, @Nullable FormatProvider provider) {
        return parse(s, style.bits());
    }

    @Member(STATIC)
    public static boolean TryParse(@Nullable String s, Out<Byte> result) {
        return tryParse(s, NumberParse.INTEGER, result);
    }

    @Member(STATIC)
    public static boolean TryParse(
            @Nullable String s, NumberStyles style, @Nullable FormatProvider provider, Out<Byte> result) {
        return tryParse(s, style.bits(), result);
    }

    @Member(METHOD)
    public static String ToString(byte self) {
        return Byte.toString(self);
    }

    @Member(METHOD)
    public static String ToString(byte self, @Nullable String format) {
        return NumberText.format(BigInteger.valueOf(self), 8, format);
    }

    @Member(METHOD)
    public static String ToString(byte self, @Nullable FormatProvider provider) {
        return ToString(self);
    }

    @Member(METHOD)
    public static String ToString(byte self, @Nullable String format, @Nullable FormatProvider provider) {
        return ToString(self, format);
    }

    @Member(METHOD)
    public static int CompareTo(byte self, byte value) {
        return self - value;
    }

    @Member(METHOD)
    public static boolean Equals(byte self, byte obj) {
        return self == obj;
    }

    @Member(METHOD)
    public static boolean Equals(byte self, @Nullable Object obj) {
        return obj instanceof Byte other && Equals(self, other);
    }

    private static byte parse(@Nullable String s, int styles) {
        return NumberParse.ranged(
                        s,
                        styles,
                        BigInteger.valueOf(Byte.MIN_VALUE),
                        BigInteger.valueOf(Byte.MAX_VALUE),
                        8,
                        "a signed byte")
                .byteValue();
    }

    private static boolean tryParse(@Nullable String s, int styles, Out<Byte> result) {
        result.value = (byte) 0;
        if (NumberParse.integer(s, styles) == null) return false;
        try {
            result.value = parse(s, styles);
            return true;
        } catch (DotNetException _) {
            return false;
        }
    }

    @Member(METHOD)
    public static int CompareTo(byte self, @Nullable Object obj) {
        if (obj == null) return 1;
        if (obj instanceof Byte other) return CompareTo(self, other.byteValue());
        throw DotNetException.argument("Object must be of type SByte.");
    }

    @Member(METHOD)
    public static TypeCode GetTypeCode(byte self) {
        return TypeCode.SByte;
    }
}
