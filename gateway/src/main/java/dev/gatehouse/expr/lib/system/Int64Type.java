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
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Int64}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.int64">System.Int64</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Int64", values = Long.class, struct = true)
public final class Int64Type implements LibraryType {
    @Member(STATIC_PROPERTY)
    public static long MaxValue() {
        return Long.MAX_VALUE;
    }

    @Member(STATIC_PROPERTY)
    public static long MinValue() {
        return Long.MIN_VALUE;
    }

    @Member(STATIC)
    public static long Parse(@Nullable String s) {
        return parse(s, NumberParse.INTEGER);
    }

    @Member(STATIC)
    public static long Parse(@Nullable String s, NumberStyles style) {
        return parse(s, style.bits());
    }

    @Member(STATIC)
    public static long Parse(@Nullable String s, @Nullable FormatProvider provider) {
        return parse(s, NumberParse.INTEGER);
    }

    @Member(STATIC)
    public static long Parse(@Nullable String s, NumberStyles style, @Nullable FormatProvider provider) {
        return parse(s, style.bits());
    }

    @Member(STATIC)
    public static boolean TryParse(@Nullable String s, Out<Long> result) {
        return tryParse(s, NumberParse.INTEGER, result);
    }

    @Member(STATIC)
    public static boolean TryParse(
            @Nullable String s, NumberStyles style, @Nullable FormatProvider provider, Out<Long> result) {
        return tryParse(s, style.bits(), result);
    }

    @Member(METHOD)
    public static String ToString(long self) {
        return Long.toString(self);
    }

    @Member(METHOD)
    public static String ToString(long self, @Nullable String format) {
        return NumberText.format(self, format);
    }

    @Member(METHOD)
    public static String ToString(long self, @Nullable FormatProvider provider) {
        return ToString(self);
    }

    @Member(METHOD)
    public static String ToString(long self, @Nullable String format, @Nullable FormatProvider provider) {
        return ToString(self, format);
    }

    @Member(METHOD)
    public static int CompareTo(long self, long value) {
        return Long.compare(self, value);
    }

    @Member(METHOD)
    public static boolean Equals(long self, long obj) {
        return self == obj;
    }

    @Member(METHOD)
    public static boolean Equals(long self, @Nullable Object obj) {
        return obj instanceof Long other && Equals(self, other);
    }

    private static long parse(@Nullable String s, int styles) {
        return NumberParse.int64(s, styles);
    }

    private static boolean tryParse(@Nullable String s, int styles, Out<Long> result) {
        result.value = 0L;
        if (NumberParse.integer(s, styles) == null) return false;
        try {
            result.value = parse(s, styles);
            return true;
        } catch (DotNetException _) {
            return false;
        }
    }

    @Member(METHOD)
    public static int CompareTo(long self, @Nullable Object value) {
        if (value == null) return 1;
        if (value instanceof Long other) return CompareTo(self, other.longValue());
        throw DotNetException.argument("Object must be of type Int64.");
    }

    @Member(METHOD)
    public static TypeCode GetTypeCode(long self) {
        return TypeCode.Int64;
    }
}
