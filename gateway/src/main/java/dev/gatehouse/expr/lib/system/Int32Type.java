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
 * {@code System.Int32}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.int32">System.Int32</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Int32", values = Integer.class, struct = true)
public final class Int32Type implements LibraryType {
    @Member(STATIC_PROPERTY)
    public static int MaxValue() {
        return Integer.MAX_VALUE;
    }

    @Member(STATIC_PROPERTY)
    public static int MinValue() {
        return Integer.MIN_VALUE;
    }

    @Member(STATIC)
    public static int Parse(@Nullable String s) {
        return parse(s, NumberParse.INTEGER);
    }

    @Member(STATIC)
    public static int Parse(@Nullable String s, NumberStyles style) {
        return parse(s, style.bits());
    }

    @Member(STATIC)
    public static int Parse(@Nullable String s, @Nullable FormatProvider provider) {
        return parse(s, NumberParse.INTEGER);
    }

    @Member(STATIC)
    public static int Parse(@Nullable String s, NumberStyles style, @Nullable FormatProvider provider) {
        return parse(s, style.bits());
    }

    @Member(STATIC)
    public static boolean TryParse(@Nullable String s, Out<Integer> result) {
        return tryParse(s, NumberParse.INTEGER, result);
    }

    @Member(STATIC)
    public static boolean TryParse(
            @Nullable String s, NumberStyles style, @Nullable FormatProvider provider, Out<Integer> result) {
        return tryParse(s, style.bits(), result);
    }

    @Member(METHOD)
    public static String ToString(int self) {
        return Integer.toString(self);
    }

    @Member(METHOD)
    public static String ToString(int self, @Nullable String format) {
        return NumberText.format(self, format);
    }

    @Member(METHOD)
    public static String ToString(int self, @Nullable FormatProvider provider) {
        return ToString(self);
    }

    @Member(METHOD)
    public static String ToString(int self, @Nullable String format, @Nullable FormatProvider provider) {
        return ToString(self, format);
    }

    @Member(METHOD)
    public static int CompareTo(int self, int value) {
        return Integer.compare(self, value);
    }

    @Member(METHOD)
    public static boolean Equals(int self, int obj) {
        return self == obj;
    }

    @Member(METHOD)
    public static boolean Equals(int self, @Nullable Object obj) {
        return obj instanceof Integer other && Equals(self, other);
    }

    private static int parse(@Nullable String s, int styles) {
        return NumberParse.int32(s, styles);
    }

    private static boolean tryParse(@Nullable String s, int styles, Out<Integer> result) {
        result.value = 0;
        if (NumberParse.integer(s, styles) == null) return false;
        try {
            result.value = parse(s, styles);
            return true;
        } catch (DotNetException _) {
            return false;
        }
    }

    @Member(METHOD)
    public static int CompareTo(int self, @Nullable Object value) {
        if (value == null) return 1;
        if (value instanceof Integer other) return CompareTo(self, other.intValue());
        throw DotNetException.argument("Object must be of type Int32.");
    }

    @Member(METHOD)
    public static TypeCode GetTypeCode(int self) {
        return TypeCode.Int32;
    }
}
