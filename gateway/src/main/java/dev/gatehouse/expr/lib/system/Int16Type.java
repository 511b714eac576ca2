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
 * {@code System.Int16}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.int16">System.Int16</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Int16", values = Short.class, struct = true)
public final class Int16Type implements LibraryType {
    @Member(STATIC_PROPERTY)
    public static short MaxValue() {
        return Short.MAX_VALUE;
    }

    @Member(STATIC_PROPERTY)
    public static short MinValue() {
        return Short.MIN_VALUE;
    }

    @Member(STATIC)
    public static short Parse(@Nullable String s) {
        return parse(s, NumberParse.INTEGER);
    }

    @Member(STATIC)
    public static short Parse(@Nullable String s, NumberStyles style) {
        return parse(s, style.bits());
    }

    @Member(STATIC)
    public static short Parse(@Nullable String s, @Nullable FormatProvider provider) {
        return parse(s, NumberParse.INTEGER);
    }

    @Member(STATIC)
    public static short Parse(@Nullable String s, NumberStyles style, @Nullable FormatProvider provider) {
        return parse(s, style.bits());
    }

    @Member(STATIC)
    public static boolean TryParse(@Nullable String s, Out<Short> result) {
        return tryParse(s, NumberParse.INTEGER, result);
    }

    @Member(STATIC)
    public static boolean TryParse(
            @Nullable String s, NumberStyles style, @Nullable FormatProvider provider, Out<Short> result) {
        return tryParse(s, style.bits(), result);
    }

    @Member(METHOD)
    public static String ToString(short self) {
        return Short.toString(self);
    }

    @Member(METHOD)
    public static String ToString(short self, @Nullable String format) {
        return NumberText.format(BigInteger.valueOf(self), 16, format);
    }

    @Member(METHOD)
    public static String ToString(short self, @Nullable FormatProvider provider) {
        return ToString(self);
    }

    @Member(METHOD)
    public static String ToString(short self, @Nullable String format, @Nullable FormatProvider provider) {
        return ToString(self, format);
    }

    @Member(METHOD)
    public static int CompareTo(short self, short value) {
        return self - value;
    }

    @Member(METHOD)
    public static boolean Equals(short self, short obj) {
        return self == obj;
    }

    @Member(METHOD)
    public static boolean Equals(short self, @Nullable Object obj) {
        return obj instanceof Short other && Equals(self, other);
    }

    private static short parse(@Nullable String s, int styles) {
        return NumberParse.ranged(
                        s,
                        styles,
                        BigInteger.valueOf(Short.MIN_VALUE),
                        BigInteger.valueOf(Short.MAX_VALUE),
                        16,
                        "an Int16")
                .shortValue();
    }

    private static boolean tryParse(@Nullable String s, int styles, Out<Short> result) {
        result.value = (short) 0;
        if (NumberParse.integer(s, styles) == null) return false;
        try {
            result.value = parse(s, styles);
            return true;
        } catch (DotNetException _) {
            return false;
        }
    }

    @Member(METHOD)
    public static int CompareTo(short self, @Nullable Object value) {
        if (value == null) return 1;
        if (value instanceof Short other) return CompareTo(self, other.shortValue());
        throw DotNetException.argument("Object must be of type Int16.");
    }

    @Member(METHOD)
    public static TypeCode GetTypeCode(short self) {
        return TypeCode.Int16;
    }
}
