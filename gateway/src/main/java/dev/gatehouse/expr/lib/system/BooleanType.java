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
 * {@code System.Boolean}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.boolean">System.Boolean</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Boolean", values = Boolean.class, struct = true)
public final class BooleanType implements LibraryType {
    @Member(STATIC_PROPERTY)
    public static String TrueString() {
        return "True";
    }

    @Member(STATIC_PROPERTY)
    public static String FalseString() {
        return "False";
    }

    @Member(STATIC)
    public static boolean Parse(@Nullable String value) {
        if (value == null) throw DotNetException.argumentNull("value");
        var parsed = parse(value);
        if (parsed == null) throw DotNetException.format("String was not recognized as a valid Boolean.");
        return parsed;
    }

    @Member(STATIC)
    public static boolean TryParse(@Nullable String value, Out<Boolean> result) {
        var parsed = value == null ? null : parse(value);
        result.value = Boolean.TRUE.equals(parsed);
        return parsed != null;
    }

    @Member(METHOD)
    public static String ToString(boolean self) {
        return Text.of(self);
    }

    @Member(METHOD)
    public static String ToString(boolean self, @Nullable FormatProvider provider) {
        return Text.of(self);
    }

    @Member(METHOD)
    public static int CompareTo(boolean self, boolean value) {
        return Boolean.compare(self, value);
    }

    @Member(METHOD)
    public static boolean Equals(boolean self, boolean obj) {
        return self == obj;
    }

    @Member(METHOD)
    public static boolean Equals(boolean self, @Nullable Object obj) {
        return obj instanceof Boolean other && other == self;
    }

    private static @Nullable Boolean parse(String value) {
        var text = value.strip().replace("\0", "");
        if (text.equalsIgnoreCase("true")) return true;
        return text.equalsIgnoreCase("false") ? false : null;
    }

    @Member(METHOD)
    public static int CompareTo(boolean self, @Nullable Object obj) {
        if (obj == null) return 1;
        if (obj instanceof Boolean other) return CompareTo(self, other.booleanValue());
        throw DotNetException.argument("Object must be of type Boolean.");
    }

    @Member(METHOD)
    public static TypeCode GetTypeCode(boolean self) {
        return TypeCode.Boolean;
    }
}
