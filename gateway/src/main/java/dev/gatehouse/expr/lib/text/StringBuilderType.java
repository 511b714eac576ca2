package dev.gatehouse.expr.lib.text;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;
import static dev.gatehouse.expr.types.Member.Kind.INDEXER;
import static dev.gatehouse.expr.types.Member.Kind.INDEX_SETTER;
import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;
import static dev.gatehouse.expr.types.Member.Kind.SETTER;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.lib.system.CompositeFormat;
import dev.gatehouse.expr.lib.system.FormatProvider;
import dev.gatehouse.expr.lib.system.StringType;
import dev.gatehouse.expr.types.Decimal;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.Growth;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.expr.types.Text;
import dev.gatehouse.expr.types.Unsigned;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Text.StringBuilder}. Line ends are {@code \n}; the length is limited.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.text.stringbuilder">System.Text.StringBuilder</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Text.StringBuilder", values = StringBuilder.class)
public final class StringBuilderType implements LibraryType {
    private static final int PAGE = 4096;

    @Member(CONSTRUCTOR)
    public static StringBuilder create() {
        return new StringBuilder();
    }

    @Member(CONSTRUCTOR)
    public static StringBuilder create(int capacity) {
        if (capacity < 0) throw DotNetException.argumentOutOfRange("capacity");
        return new StringBuilder();
    }

    @Member(CONSTRUCTOR)
    public static StringBuilder create(@Nullable String value) {
        return new StringBuilder(value == null ? "" : value);
    }

    @Member(CONSTRUCTOR)
    public static StringBuilder create(@Nullable String value, int capacity) {
        return create(value);
    }

    @Member(METHOD)
    public static StringBuilder Append(StringBuilder self, @Nullable String value) {
        return append(self, value == null ? "" : value);
    }

    @Member(METHOD)
    public static StringBuilder Append(StringBuilder self, @Nullable Object value) {
        return append(self, Text.of(value));
    }

    @Member(METHOD)
    public static StringBuilder Append(StringBuilder self, boolean value) {
        return append(self, Text.of(value));
    }

    @Member(METHOD)
    public static StringBuilder Append(StringBuilder self, char value) {
        return append(self, String.valueOf(value));
    }

    @Member(METHOD)
    public static StringBuilder Append(StringBuilder self, int value) {
        return append(self, Integer.toString(value));
    }

    @Member(METHOD)
    public static StringBuilder Append(StringBuilder self, long value) {
        return append(self, Long.toString(value));
    }

    @Member(METHOD)
    public static StringBuilder Append(StringBuilder self, double value) {
        return append(self, Text.of(value));
    }

    @Member(METHOD)
    public static StringBuilder Append(StringBuilder self, float value) {
        return append(self, Text.of(value));
    }

    @Member(METHOD)
    public static StringBuilder Append(StringBuilder self, Decimal value) {
        return append(self, value.toString());
    }

    @Member(METHOD)
    public static StringBuilder Append(StringBuilder self, char @Nullable [] value) {
        return append(self, value == null ? "" : new String(value));
    }

    @Member(METHOD)
    public static StringBuilder Append(StringBuilder self, char value, int repeatCount) {
        if (repeatCount < 0) throw DotNetException.argumentOutOfRange("repeatCount");
        requireRoom(self, repeatCount);
        return self.repeat(value, repeatCount);
    }

    @Member(METHOD)
    public static StringBuilder Append(StringBuilder self, @Nullable String value, int startIndex, int count) {
        var text = value == null ? "" : value;
        requireRange(startIndex, count, text.length());
        return append(self, text.substring(startIndex, startIndex + count));
    }

    @Member(METHOD)
    public static StringBuilder AppendLine(StringBuilder self) {
        return append(self, "\n");
    }

    @Member(METHOD)
    public static StringBuilder AppendLine(StringBuilder self, @Nullable String value) {
        return append(self, (value == null ? "" : value) + "\n");
    }

    @Member(METHOD)
    public static StringBuilder AppendFormat(StringBuilder self, @Nullable String format, @Nullable Object arg0) {
        return appendFormat(self, format, new @Nullable Object[] {arg0});
    }

    @Member(METHOD)
    public static StringBuilder AppendFormat(
            StringBuilder self, @Nullable String format, @Nullable Object arg0, @Nullable Object arg1) {
        return appendFormat(self, format, new @Nullable Object[] {arg0, arg1});
    }

    @Member(METHOD)
    public static StringBuilder AppendFormat(
            StringBuilder self,
            @Nullable String format,
            @Nullable Object arg0,
            @Nullable Object arg1,
            @Nullable Object arg2) {
        return appendFormat(self, format, new @Nullable Object[] {arg0, arg1, arg2});
    }

    @Member(METHOD)
    public static StringBuilder AppendFormat(StringBuilder self, @Nullable String format, @Nullable Object... args) {
        if (args == null) throw DotNetException.argumentNull("args");
        return appendFormat(self, format, args);
    }

    @Member(METHOD)
    public static StringBuilder Insert(StringBuilder self, int index, @Nullable String value) {
        requirePosition(self, index);
        requireRoom(self, value == null ? 0 : value.length());
        return value == null ? self : self.insert(index, value);
    }

    @Member(METHOD)
    public static StringBuilder Insert(StringBuilder self, int index, @Nullable Object value) {
        return Insert(self, index, Text.of(value));
    }

    @Member(METHOD)
    public static StringBuilder Remove(StringBuilder self, int startIndex, int length) {
        requireRange(startIndex, length, self.length());
        return self.delete(startIndex, startIndex + length);
    }

    @Member(METHOD)
    public static StringBuilder Replace(StringBuilder self, @Nullable String oldValue, @Nullable String newValue) {
        var text = StringType.Replace(self.toString(), oldValue, newValue);
        self.setLength(0);
        return self.append(text);
    }

    @Member(METHOD)
    public static StringBuilder Replace(StringBuilder self, char oldChar, char newChar) {
        for (var i = 0; i < self.length(); i++) if (self.charAt(i) == oldChar) self.setCharAt(i, newChar);
        return self;
    }

    @Member(METHOD)
    public static StringBuilder Clear(StringBuilder self) {
        self.setLength(0);
        return self;
    }

    @Member(PROPERTY)
    public static int Length(StringBuilder self) {
        return self.length();
    }

    @Member(value = SETTER, name = "Length")
    public static void setLength(StringBuilder self, int value) {
        if (value < 0) throw DotNetException.argumentOutOfRange("value");
        requireRoom(self, value - self.length());
        self.setLength(value);
    }

    @Member(PROPERTY)
    public static int Capacity(StringBuilder self) {
        return Math.max(16, self.length());
    }

    @Member(INDEXER)
    public static char Chars(StringBuilder self, int index) {
        if (index < 0 || index >= self.length()) throw DotNetException.indexOutOfRange();
        return self.charAt(index);
    }

    @Member(INDEX_SETTER)
    public static void setChars(StringBuilder self, int index, char value) {
        if (index < 0 || index >= self.length()) throw DotNetException.argumentOutOfRange("index");
        self.setCharAt(index, value);
    }

    @Member(METHOD)
    public static String ToString(StringBuilder self) {
        return self.toString();
    }

    @Member(METHOD)
    public static String ToString(StringBuilder self, int startIndex, int length) {
        requireRange(startIndex, length, self.length());
        return self.substring(startIndex, startIndex + length);
    }

    @Member(METHOD)
    public static boolean Equals(StringBuilder self, @Nullable StringBuilder sb) {
        return sb != null && self.compareTo(sb) == 0;
    }

    private static StringBuilder append(StringBuilder self, String text) {
        requireRoom(self, text.length());
        return self.append(text);
    }

    private static StringBuilder appendFormat(
            StringBuilder self, @Nullable String format, @Nullable Object[] arguments) {
        if (format == null) throw DotNetException.argumentNull("format");
        return append(self, CompositeFormat.format(format, arguments));
    }

    private static void requireRoom(StringBuilder self, int more) {
        long length = (long) self.length() + more;
        Growth.limit(length);
        // Where it passes a page, a page.
        if ((length & -PAGE) > self.length()) Growth.bytes(Math.max(PAGE, more));
    }

    private static void requirePosition(StringBuilder self, int index) {
        if (index < 0 || index > self.length()) throw DotNetException.argumentOutOfRange("index");
    }

    private static void requireRange(int start, int count, int length) {
        if (start < 0) throw DotNetException.argumentOutOfRange("startIndex");
        if (count < 0 || start > length - count) throw DotNetException.argumentOutOfRange("length");
    }

    @Member(CONSTRUCTOR)
    public static StringBuilder create(int capacity, int maxCapacity) {
        if (maxCapacity < 1) throw DotNetException.argumentOutOfRange("maxCapacity");
        if (capacity < 0 || capacity > maxCapacity) throw DotNetException.argumentOutOfRange("capacity");
        return new StringBuilder();
    }

    @Member(CONSTRUCTOR)
    public static StringBuilder create(@Nullable String value, int startIndex, int length, int capacity) {
        return Append(create(capacity), value, startIndex, length);
    }

    @Member(METHOD)
    public static StringBuilder Append(StringBuilder self, char @Nullable [] value, int startIndex, int charCount) {
        if (value == null && startIndex == 0 && charCount == 0) return self;
        return append(self, StringType.create(value, startIndex, charCount));
    }

    @Member(METHOD)
    public static StringBuilder Append(StringBuilder self, @Nullable StringBuilder value) {
        return value == null ? self : append(self, value.toString());
    }

    @Member(METHOD)
    public static StringBuilder Append(StringBuilder self, @Nullable StringBuilder value, int startIndex, int count) {
        return Append(self, value == null ? null : value.toString(), startIndex, count);
    }

    @Member(METHOD)
    public static StringBuilder AppendFormat(
            StringBuilder self, @Nullable FormatProvider provider, @Nullable String format, @Nullable Object arg0) {
        return appendFormat(self, format, new @Nullable Object[] {arg0});
    }

    @Member(METHOD)
    public static StringBuilder AppendFormat(
            StringBuilder self,
            @Nullable FormatProvider provider,
            @Nullable String format,
            @Nullable Object arg0,
            @Nullable Object arg1) {
        return appendFormat(self, format, new @Nullable Object[] {arg0, arg1});
    }

    @Member(METHOD)
    public static StringBuilder AppendFormat(
            StringBuilder self,
            @Nullable FormatProvider provider,
            @Nullable String format,
            @Nullable Object arg0,
            @Nullable Object arg1,
            @Nullable Object arg2) {
        return appendFormat(self, format, new @Nullable Object[] {arg0, arg1, arg2});
    }

    @Member(METHOD)
    public static StringBuilder AppendFormat(
            StringBuilder self, @Nullable FormatProvider provider, @Nullable String format, @Nullable Object... args) {
        return AppendFormat(self, format, args);
    }

    @Member(METHOD)
    public static StringBuilder AppendJoin(StringBuilder self, @Nullable String separator, @Nullable Object... values) {
        return append(self, StringType.Join(separator, values));
    }

    @Member(METHOD)
    public static StringBuilder AppendJoin(StringBuilder self, @Nullable String separator, @Nullable String... values) {
        return append(self, StringType.Join(separator, values));
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> StringBuilder AppendJoin(
            StringBuilder self, @Nullable String separator, @Nullable Iterable<T> values) {
        return append(self, StringType.Join(separator, values));
    }

    @Member(METHOD)
    public static StringBuilder AppendJoin(StringBuilder self, char separator, @Nullable Object... values) {
        return AppendJoin(self, String.valueOf(separator), values);
    }

    @Member(METHOD)
    public static StringBuilder AppendJoin(StringBuilder self, char separator, @Nullable String... values) {
        return AppendJoin(self, String.valueOf(separator), values);
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> StringBuilder AppendJoin(
            StringBuilder self, char separator, @Nullable Iterable<T> values) {
        return AppendJoin(self, String.valueOf(separator), values);
    }

    @Member(METHOD)
    public static void CopyTo(
            StringBuilder self, int sourceIndex, char @Nullable [] destination, int destinationIndex, int count) {
        StringType.CopyTo(self.toString(), sourceIndex, destination, destinationIndex, count);
    }

    @Member(METHOD)
    public static int EnsureCapacity(StringBuilder self, int capacity) {
        if (capacity < 0) throw DotNetException.argumentOutOfRange("capacity");
        return Math.max(capacity, Capacity(self));
    }

    @Member(PROPERTY)
    public static int MaxCapacity(StringBuilder self) {
        return Integer.MAX_VALUE;
    }

    @Member(METHOD)
    public static StringBuilder Insert(StringBuilder self, int index, char @Nullable [] value) {
        return Insert(self, index, value == null ? null : new String(value));
    }

    @Member(METHOD)
    public static StringBuilder Insert(
            StringBuilder self, int index, char @Nullable [] value, int startIndex, int charCount) {
        return Insert(self, index, StringType.create(value, startIndex, charCount));
    }

    /** The text so many times. */
    @Member(METHOD)
    public static StringBuilder Insert(StringBuilder self, int index, @Nullable String value, int count) {
        if (count < 0) throw DotNetException.argumentOutOfRange("count");
        var text = value == null ? "" : value;
        requireRoom(self, (int) Math.min(Growth.MAX_ONCE, (long) text.length() * count));
        return Insert(self, index, text.repeat(count));
    }

    @Member(METHOD)
    public static StringBuilder Replace(StringBuilder self, char oldChar, char newChar, int startIndex, int count) {
        requireRange(startIndex, count, self.length());
        for (var i = startIndex; i < startIndex + count; i++) {
            if (self.charAt(i) == oldChar) self.setCharAt(i, newChar);
        }
        return self;
    }

    @Member(METHOD)
    public static StringBuilder Replace(
            StringBuilder self, @Nullable String oldValue, @Nullable String newValue, int startIndex, int count) {
        requireRange(startIndex, count, self.length());
        var part = self.substring(startIndex, startIndex + count);
        return self.replace(startIndex, startIndex + count, StringType.Replace(part, oldValue, newValue));
    }

    @Member(value = METHOD, name = "Append")
    public static StringBuilder appendByte(StringBuilder self, @Unsigned byte value) {
        return Append(self, Byte.toUnsignedInt(value));
    }

    @Member(value = METHOD, name = "Append")
    public static StringBuilder appendUshort(StringBuilder self, @Unsigned short value) {
        return Append(self, Short.toUnsignedInt(value));
    }

    @Member(value = METHOD, name = "Append")
    public static StringBuilder appendUint(StringBuilder self, @Unsigned int value) {
        return Append(self, Integer.toUnsignedLong(value));
    }

    @Member(value = METHOD, name = "Append")
    public static StringBuilder appendUlong(StringBuilder self, @Unsigned long value) {
        return append(self, Long.toUnsignedString(value));
    }

    @Member(METHOD)
    public static StringBuilder Append(StringBuilder self, byte value) {
        return Append(self, (int) value);
    }

    @Member(METHOD)
    public static StringBuilder Append(StringBuilder self, short value) {
        return Append(self, (int) value);
    }
}
