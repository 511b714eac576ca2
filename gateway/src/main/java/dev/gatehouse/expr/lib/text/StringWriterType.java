package dev.gatehouse.expr.lib.text;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;
import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.lib.system.FormatProvider;
import dev.gatehouse.expr.lib.system.StringType;
import dev.gatehouse.expr.types.Decimal;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.expr.types.Text;
import dev.gatehouse.expr.types.Unsigned;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.IO.StringWriter}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.io.stringwriter">System.IO.StringWriter</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.IO.StringWriter", values = StringWriter.class, aliases = "System.IO.TextWriter")
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

    @Member(CONSTRUCTOR)
    public static StringWriter create(@Nullable FormatProvider formatProvider) {
        return create();
    }

    /** Writes into that builder. */
    @Member(CONSTRUCTOR)
    public static StringWriter create(@Nullable StringBuilder sb) {
        if (sb == null) throw DotNetException.argumentNull("sb");
        return new StringWriter(sb);
    }

    @Member(CONSTRUCTOR)
    public static StringWriter create(@Nullable StringBuilder sb, @Nullable FormatProvider formatProvider) {
        return create(sb);
    }

    @Member(METHOD)
    public static void Close(StringWriter self) {}

    @Member(METHOD)
    public static void Flush(StringWriter self) {}

    @Member(PROPERTY)
    public static Encoding Encoding(StringWriter self) {
        return Encoding.UNICODE;
    }

    @Member(PROPERTY)
    public static String NewLine(StringWriter self) {
        return "\n";
    }

    @Member(METHOD)
    public static void Write(StringWriter self, char @Nullable [] buffer) {
        if (buffer != null) Write(self, new String(buffer));
    }

    @Member(METHOD)
    public static void Write(StringWriter self, char @Nullable [] buffer, int index, int count) {
        Write(self, StringType.create(buffer, index, count));
    }

    @Member(METHOD)
    public static void WriteLine(StringWriter self, char @Nullable [] buffer) {
        Write(self, buffer);
        WriteLine(self);
    }

    @Member(METHOD)
    public static void WriteLine(StringWriter self, char @Nullable [] buffer, int index, int count) {
        Write(self, buffer, index, count);
        WriteLine(self);
    }

    @Member(value = METHOD, name = "Write")
    public static void writeUint(StringWriter self, @Unsigned int value) {
        Write(self, Integer.toUnsignedLong(value));
    }

    @Member(value = METHOD, name = "WriteLine")
    public static void writeLineUint(StringWriter self, @Unsigned int value) {
        WriteLine(self, Integer.toUnsignedLong(value));
    }

    @Member(value = METHOD, name = "Write")
    public static void writeUlong(StringWriter self, @Unsigned long value) {
        Write(self, Long.toUnsignedString(value));
    }

    @Member(value = METHOD, name = "WriteLine")
    public static void writeLineUlong(StringWriter self, @Unsigned long value) {
        WriteLine(self, Long.toUnsignedString(value));
    }

    @Member(value = METHOD, name = "Write")
    public static void writeSingle(StringWriter self, float value) {
        Write(self, Text.of(value));
    }

    @Member(value = METHOD, name = "WriteLine")
    public static void writeLineSingle(StringWriter self, float value) {
        WriteLine(self, Text.of(value));
    }

    @Member(METHOD)
    public static void Write(
            StringWriter self,
            @Nullable String format,
            @Nullable Object arg0,
            @Nullable Object arg1,
            @Nullable Object arg2) {
        Write(self, StringType.Format(format, arg0, arg1, arg2));
    }

    @Member(METHOD)
    public static void Write(StringWriter self, @Nullable String format, @Nullable Object... arg) {
        Write(self, StringType.Format(format, arg));
    }

    @Member(METHOD)
    public static void WriteLine(StringWriter self, @Nullable String format, @Nullable Object arg0) {
        WriteLine(self, StringType.Format(format, arg0));
    }

    @Member(METHOD)
    public static void WriteLine(
            StringWriter self, @Nullable String format, @Nullable Object arg0, @Nullable Object arg1) {
        WriteLine(self, StringType.Format(format, arg0, arg1));
    }

    @Member(METHOD)
    public static void WriteLine(
            StringWriter self,
            @Nullable String format,
            @Nullable Object arg0,
            @Nullable Object arg1,
            @Nullable Object arg2) {
        WriteLine(self, StringType.Format(format, arg0, arg1, arg2));
    }

    @Member(METHOD)
    public static void WriteLine(StringWriter self, @Nullable String format, @Nullable Object... arg) {
        WriteLine(self, StringType.Format(format, arg));
    }
}
