package dev.gatehouse.expr.lib.json;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;
import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;
import static dev.gatehouse.expr.types.Member.Kind.SETTER;
import static dev.gatehouse.expr.types.Member.Kind.STATIC;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.lib.system.DateTime;
import dev.gatehouse.expr.lib.system.DateTimeOffset;
import dev.gatehouse.expr.lib.system.FormatProvider;
import dev.gatehouse.expr.lib.system.TimeSpan;
import dev.gatehouse.expr.lib.system.Uri;
import dev.gatehouse.expr.types.Decimal;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.expr.types.UInt64;
import dev.gatehouse.expr.types.Unsigned;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code Newtonsoft.Json.Linq.JValue}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/newtonsoft.json.linq.jvalue">Newtonsoft.Json.Linq.JValue</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "Newtonsoft.Json.Linq.JValue", values = JValue.class)
public final class JValueType implements LibraryType {
    @Member(CONSTRUCTOR)
    public static JValue create(@Nullable String value) {
        return new JValue(value, JTokenType.String);
    }

    @Member(CONSTRUCTOR)
    public static JValue create(long value) {
        return new JValue(value);
    }

    @Member(CONSTRUCTOR)
    public static JValue create(double value) {
        return new JValue(value);
    }

    @Member(CONSTRUCTOR)
    public static JValue create(boolean value) {
        return new JValue(value);
    }

    @Member(CONSTRUCTOR)
    public static JValue create(Decimal value) {
        return new JValue(value);
    }

    @Member(CONSTRUCTOR)
    public static JValue create(float value) {
        return new JValue(value);
    }

    @Member(CONSTRUCTOR)
    public static JValue create(DateTime value) {
        return new JValue(value);
    }

    @Member(CONSTRUCTOR)
    public static JValue create(DateTimeOffset value) {
        return new JValue(value);
    }

    @Member(CONSTRUCTOR)
    public static JValue create(TimeSpan value) {
        return new JValue(value);
    }

    @Member(CONSTRUCTOR)
    public static JValue create(UUID value) {
        return new JValue(value);
    }

    @Member(CONSTRUCTOR)
    public static JValue create(@Nullable Object value) {
        return new JValue(value);
    }

    @Member(CONSTRUCTOR)
    public static JValue create(@Nullable Uri value) {
        return new JValue(value);
    }

    @Member(CONSTRUCTOR)
    public static JValue create(char value) {
        return new JValue(String.valueOf(value));
    }

    @Member(CONSTRUCTOR)
    public static JValue create(@Nullable JValue other) {
        if (other == null) throw DotNetException.argumentNull("other");
        return other.deepClone();
    }

    @Member(STATIC)
    public static JValue CreateNull() {
        return JValue.ofNull();
    }

    @Member(STATIC)
    public static JValue CreateString(@Nullable String value) {
        return new JValue(value, JTokenType.String);
    }

    @Member(PROPERTY)
    public static @Nullable Object Value(JValue self) {
        return self.value();
    }

    @Member(value = SETTER, name = "Value")
    public static void setValue(JValue self, @Nullable Object value) {
        self.setValue(value);
    }

    @Member(METHOD)
    public static String ToString(JValue self) {
        return self.toString();
    }

    @Member(METHOD)
    public static String ToString(JValue self, @Nullable String format) {
        return self.format(format);
    }

    @Member(METHOD)
    public static String ToString(JValue self, @Nullable FormatProvider formatProvider) {
        return self.toString();
    }

    @Member(METHOD)
    public static String ToString(JValue self, @Nullable String format, @Nullable FormatProvider formatProvider) {
        return self.format(format);
    }

    @Member(METHOD)
    public static int CompareTo(JValue self, @Nullable JValue obj) {
        return self.compareTo(obj);
    }

    @Member(METHOD)
    public static boolean Equals(JValue self, @Nullable JValue other) {
        return self.equals(other);
    }

    @Member(STATIC)
    public static JValue CreateUndefined() {
        return new JValue(null, JTokenType.Undefined);
    }

    @Member(STATIC)
    public static JValue CreateComment(@Nullable String value) {
        return new JValue(value, JTokenType.Comment);
    }

    @Member(value = CONSTRUCTOR, name = "JValue")
    public static JValue unsigned(@Unsigned long value) {
        return new JValue(new UInt64(value));
    }
}
