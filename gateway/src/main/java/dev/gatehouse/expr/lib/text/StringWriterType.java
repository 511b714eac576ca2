package dev.gatehouse.expr.lib.text;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;
import static dev.gatehouse.expr.types.Member.Kind.METHOD;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.Decimal;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.IO.StringWriter}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.io.stringwriter">System.IO.StringWriter</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.IO.StringWriter", values = StringWriter.class)
public final class StringWriterType implements LibraryType {
    @Member(CONSTRUCTOR)
    public static StringWriter create() {
        return new StringWriter(new StringBuilder());
    }

    @Member(METHOD)
    public static void Write(StringWriter self, @Nullable String value) {
        StringBuilderType.Append(self.text(), value);
    }

    @Member(METHOD)
    public static void WriteLine(StringWriter self, @Nullable String value) {
        Write(self, value);
        WriteLine(self);
    }

    @Member(METHOD)
    public static void Write(StringWriter self, @Nullable Object value) {
        StringBuilderType.Append(self.text(), value);
    }

    @Member(METHOD)
    public static void WriteLine(StringWriter self, @Nullable Object value) {
        Write(self, value);
        WriteLine(self);
    }

    @Member(METHOD)
    public static void Write(StringWriter self, boolean value) {
        StringBuilderType.Append(self.text(), value);
    }

    @Member(METHOD)
    public static void WriteLine(StringWriter self, boolean value) {
        Write(self, value);
        WriteLine(self);
    }

    @Member(METHOD)
    public static void Write(StringWriter self, char value) {
        StringBuilderType.Append(self.text(), value);
    }

    @Member(METHOD)
    public static void WriteLine(StringWriter self, char value) {
        Write(self, value);
        WriteLine(self);
    }

    @Member(METHOD)
    public static void Write(StringWriter self, int value) {
        StringBuilderType.Append(self.text(), value);
    }

    @Member(METHOD)
    public static void WriteLine(StringWriter self, int value) {
        Write(self, value);
        WriteLine(self);
    }

    @Member(METHOD)
    public static void Write(StringWriter self, long value) {
        StringBuilderType.Append(self.text(), value);
    }

    @Member(METHOD)
    public static void WriteLine(StringWriter self, long value) {
        Write(self, value);
        WriteLine(self);
    }

    @Member(METHOD)
    public static void Write(StringWriter self, double value) {
        StringBuilderType.Append(self.text(), value);
    }

    @Member(METHOD)
    public static void WriteLine(StringWriter self, double value) {
        Write(self, value);
        WriteLine(self);
    }

    @Member(METHOD)
    public static void Write(StringWriter self, Decimal value) {
        StringBuilderType.Append(self.text(), value);
    }

    @Member(METHOD)
    public static void WriteLine(StringWriter self, Decimal value) {
        Write(self, value);
        WriteLine(self);
    }

    @Member(METHOD)
    public static void WriteLine(StringWriter self) {
        StringBuilderType.AppendLine(self.text());
    }

    @Member(METHOD)
    public static void Write(StringWriter self, @Nullable String format, @Nullable Object arg0) {
        StringBuilderType.AppendFormat(self.text(), format, arg0);
    }

    @Member(METHOD)
    public static void Write(StringWriter self, @Nullable String format, @Nullable Object arg0, @Nullable Object arg1) {
        StringBuilderType.AppendFormat(self.text(), format, arg0, arg1);
    }

    @Member(METHOD)
    public static StringBuilder GetStringBuilder(StringWriter self) {
        return self.text();
    }

    @Member(METHOD)
    public static String ToString(StringWriter self) {
        return self.toString();
    }

    /** Nothing to release. */
    @Member(METHOD)
    public static void Dispose(StringWriter self) {}
}
