package dev.gatehouse.expr.lib.system;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;
import static dev.gatehouse.expr.types.Member.Kind.INDEXER;
import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;
import static dev.gatehouse.expr.types.Member.Kind.STATIC;
import static dev.gatehouse.expr.types.Member.Kind.STATIC_PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.lib.collections.Enumerator;
import dev.gatehouse.expr.types.Default;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.Growth;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.expr.types.Text;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.String}. Lengths and indices count UTF-16 code units, as in .NET. How strings compare:
 * {@link StringOrder}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.string">System.String</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.String", values = String.class)
public final class StringType implements LibraryType {

    @Member(STATIC_PROPERTY)
    public static String Empty() {
        return "";
    }

    @Member(CONSTRUCTOR)
    public static String create(char c, int count) {
        if (count < 0) throw DotNetException.argumentOutOfRange("count");
        return repeat(c, count);
    }

    @Member(CONSTRUCTOR)
    public static String create(char @Nullable [] value) {
        return value == null ? "" : new String(value);
    }

    @Member(CONSTRUCTOR)
    public static String create(char @Nullable [] value, int startIndex, int length) {
        if (value == null) throw DotNetException.argumentNull("value");
        requireRange(startIndex, length, value.length, "startIndex", "length");
        return new String(value, startIndex, length);
    }

    @Member(PROPERTY)
    public static int Length(String self) {
        return self.length();
    }

    @Member(INDEXER)
    public static char Chars(String self, int index) {
        if (index < 0 || index >= self.length()) throw DotNetException.indexOutOfRange();
        return self.charAt(index);
    }

    /** From {@code startIndex} to the end; past the end is .NET's ArgumentOutOfRangeException. */
    @Member(METHOD)
    public static String Substring(String self, int startIndex) {
        if (startIndex < 0 || startIndex > self.length()) throw DotNetException.argumentOutOfRange("startIndex");
        return self.substring(startIndex);
    }

    @Member(METHOD)
    public static String Substring(String self, int startIndex, int length) {
        requireRange(startIndex, length, self.length(), "startIndex", "length");
        return self.substring(startIndex, startIndex + length);
    }

    @Member(METHOD)
    public static boolean Contains(String self, @Nullable String value) {
        return self.contains(required(value, "value"));
    }

    @Member(METHOD)
    public static boolean Contains(String self, char value) {
        return self.indexOf(value) >= 0;
    }

    @Member(METHOD)
    public static boolean Contains(String self, @Nullable String value, StringComparison comparisonType) {
        return IndexOf(self, value, comparisonType) >= 0;
    }

    @Member(METHOD)
    public static boolean StartsWith(String self, @Nullable String value) {
        return self.startsWith(required(value, "value"));
    }

    @Member(METHOD)
    public static boolean StartsWith(String self, char value) {
        return !self.isEmpty() && self.charAt(0) == value;
    }

    @Member(METHOD)
    public static boolean StartsWith(String self, @Nullable String value, StringComparison comparisonType) {
        return matches(self, 0, required(value, "value"), comparisonType);
    }

    @Member(METHOD)
    public static boolean EndsWith(String self, @Nullable String value) {
        return self.endsWith(required(value, "value"));
    }

    @Member(METHOD)
    public static boolean EndsWith(String self, char value) {
        return !self.isEmpty() && self.charAt(self.length() - 1) == value;
    }

    @Member(METHOD)
    public static boolean EndsWith(String self, @Nullable String value, StringComparison comparisonType) {
        var end = required(value, "value");
        return matches(self, self.length() - end.length(), end, comparisonType);
    }

    @Member(METHOD)
    public static int IndexOf(String self, char value) {
        return self.indexOf(value);
    }

    @Member(METHOD)
    public static int IndexOf(String self, char value, int startIndex) {
        return IndexOf(self, value, startIndex, self.length() - startIndex);
    }

    @Member(METHOD)
    public static int IndexOf(String self, char value, int startIndex, int count) {
        requireRange(startIndex, count, self.length(), "startIndex", "count");
        return self.indexOf(value, startIndex, startIndex + count);
    }

    @Member(METHOD)
    public static int IndexOf(String self, @Nullable String value) {
        return self.indexOf(required(value, "value"));
    }

    @Member(METHOD)
    public static int IndexOf(String self, @Nullable String value, int startIndex) {
        return IndexOf(self, value, startIndex, self.length() - startIndex);
    }

    @Member(METHOD)
    public static int IndexOf(String self, @Nullable String value, int startIndex, int count) {
        return IndexOf(self, value, startIndex, count, StringComparison.Ordinal);
    }

    @Member(METHOD)
    public static int IndexOf(String self, @Nullable String value, StringComparison comparisonType) {
        return IndexOf(self, value, 0, self.length(), comparisonType);
    }

    @Member(METHOD)
    public static int IndexOf(String self, @Nullable String value, int startIndex, StringComparison comparisonType) {
        return IndexOf(self, value, startIndex, self.length() - startIndex, comparisonType);
    }

    @Member(METHOD)
    public static int IndexOf(
            String self, @Nullable String value, int startIndex, int count, StringComparison comparisonType) {
        var wanted = required(value, "value");
        requireRange(startIndex, count, self.length(), "startIndex", "count");
        for (var at = startIndex; at <= startIndex + count - wanted.length(); at++) {
            if (matches(self, at, wanted, comparisonType)) return at;
        }
        return -1;
    }

    @Member(METHOD)
    public static int IndexOfAny(String self, char @Nullable [] anyOf) {
        return IndexOfAny(self, anyOf, 0);
    }

    @Member(METHOD)
    public static int IndexOfAny(String self, char @Nullable [] anyOf, int startIndex) {
        if (anyOf == null) throw DotNetException.argumentNull("anyOf");
        requireRange(startIndex, 0, self.length(), "startIndex", "count");
        for (var at = startIndex; at < self.length(); at++) {
            if (contains(anyOf, self.charAt(at))) return at;
        }
        return -1;
    }

    @Member(METHOD)
    public static int LastIndexOf(String self, char value) {
        return self.lastIndexOf(value);
    }

    @Member(METHOD)
    public static int LastIndexOf(String self, char value, int startIndex) {
        if (self.isEmpty()) return -1;
        if (startIndex < 0 || startIndex >= self.length()) throw DotNetException.argumentOutOfRange("startIndex");
        return self.lastIndexOf(value, startIndex);
    }

    @Member(METHOD)
    public static int LastIndexOf(String self, @Nullable String value) {
        return LastIndexOf(self, value, StringComparison.Ordinal);
    }

    /** Matches lie between the start of the string and {@code startIndex}, both included. */
    @Member(METHOD)
    public static int LastIndexOf(String self, @Nullable String value, int startIndex) {
        var wanted = required(value, "value");
        if (self.isEmpty()) return wanted.isEmpty() ? 0 : -1;
        if (startIndex < 0 || startIndex > self.length()) throw DotNetException.argumentOutOfRange("startIndex");
        return self.lastIndexOf(wanted, startIndex - wanted.length() + 1);
    }

    @Member(METHOD)
    public static int LastIndexOf(String self, @Nullable String value, StringComparison comparisonType) {
        var wanted = required(value, "value");
        for (var at = self.length() - Math.max(wanted.length(), 1); at >= 0; at--) {
            if (matches(self, at, wanted, comparisonType)) return at;
        }
        return self.isEmpty() && wanted.isEmpty() ? 0 : -1;
    }

    @Member(METHOD)
    public static int LastIndexOfAny(String self, char @Nullable [] anyOf) {
        if (anyOf == null) throw DotNetException.argumentNull("anyOf");
        for (var at = self.length() - 1; at >= 0; at--) {
            if (contains(anyOf, self.charAt(at))) return at;
        }
        return -1;
    }

    @Member(METHOD)
    public static String Replace(String self, char oldChar, char newChar) {
        return self.replace(oldChar, newChar);
    }

    @Member(METHOD)
    public static String Replace(String self, @Nullable String oldValue, @Nullable String newValue) {
        var old = requireText(oldValue, "oldValue");
        var with = newValue == null ? "" : newValue;
        if (with.length() > old.length()
                && (long) self.length() / old.length() * with.length() > Growth.MAX_ONCE
                && self.contains(old)) {
            var count = 0L;
            for (var at = self.indexOf(old); at >= 0; at = self.indexOf(old, at + old.length())) count++;
            Growth.limit(self.length() + count * (with.length() - old.length()));
        }
        return grown(self.replace(old, with));
    }

    @Member(METHOD)
    public static String Replace(
            String self, @Nullable String oldValue, @Nullable String newValue, StringComparison comparisonType) {
        var old = requireText(oldValue, "oldValue");
        var text = new StringBuilder();
        for (var at = 0; at < self.length(); ) {
            if (matches(self, at, old, comparisonType)) {
                text.append(newValue == null ? "" : newValue);
                Growth.limit(text.length());
                at += old.length();
            } else {
                text.append(self.charAt(at++));
            }
        }
        return text.toString();
    }

    @Member(METHOD)
    public static String Insert(String self, int startIndex, @Nullable String value) {
        String inserted = required(value, "value");
        if (startIndex < 0 || startIndex > self.length()) throw DotNetException.argumentOutOfRange("startIndex");
        return self.substring(0, startIndex) + inserted + self.substring(startIndex);
    }

    @Member(METHOD)
    public static String Remove(String self, int startIndex) {
        if (startIndex < 0 || startIndex >= self.length()) throw DotNetException.argumentOutOfRange("startIndex");
        return self.substring(0, startIndex);
    }

    @Member(METHOD)
    public static String Remove(String self, int startIndex, int count) {
        requireRange(startIndex, count, self.length(), "startIndex", "count");
        return self.substring(0, startIndex) + self.substring(startIndex + count);
    }

    @Member(METHOD)
    public static String Trim(String self) {
        return trim(self, null, true, true);
    }

    @Member(METHOD)
    public static String Trim(String self, char trimChar) {
        return trim(self, new char[] {trimChar}, true, true);
    }

    @Member(METHOD)
    public static String Trim(String self, char... trimChars) {
        return trim(self, trimChars, true, true);
    }

    @Member(METHOD)
    public static String TrimStart(String self) {
        return trim(self, null, true, false);
    }

    @Member(METHOD)
    public static String TrimStart(String self, char trimChar) {
        return trim(self, new char[] {trimChar}, true, false);
    }

    @Member(METHOD)
    public static String TrimStart(String self, char... trimChars) {
        return trim(self, trimChars, true, false);
    }

    @Member(METHOD)
    public static String TrimEnd(String self) {
        return trim(self, null, false, true);
    }

    @Member(METHOD)
    public static String TrimEnd(String self, char trimChar) {
        return trim(self, new char[] {trimChar}, false, true);
    }

    @Member(METHOD)
    public static String TrimEnd(String self, char... trimChars) {
        return trim(self, trimChars, false, true);
    }

    @Member(METHOD)
    public static String PadLeft(String self, int totalWidth) {
        return PadLeft(self, totalWidth, ' ');
    }

    @Member(METHOD)
    public static String PadLeft(String self, int totalWidth, char paddingChar) {
        if (totalWidth < 0) throw DotNetException.argumentOutOfRange("totalWidth");
        return repeat(paddingChar, Math.max(0, totalWidth - self.length())) + self;
    }

    @Member(METHOD)
    public static String PadRight(String self, int totalWidth) {
        return PadRight(self, totalWidth, ' ');
    }

    @Member(METHOD)
    public static String PadRight(String self, int totalWidth, char paddingChar) {
        if (totalWidth < 0) throw DotNetException.argumentOutOfRange("totalWidth");
        return self + repeat(paddingChar, Math.max(0, totalWidth - self.length()));
    }

    @Member(METHOD)
    public static String ToLower(String self) {
        return StringOrder.lower(self);
    }

    @Member(METHOD)
    public static String ToLowerInvariant(String self) {
        return StringOrder.lower(self);
    }

    @Member(METHOD)
    public static String ToUpper(String self) {
        return StringOrder.upper(self);
    }

    @Member(METHOD)
    public static String ToUpperInvariant(String self) {
        return StringOrder.upper(self);
    }

    @Member(METHOD)
    public static String[] Split(String self, char... separator) {
        return StringSplit.atChars(self, separator, Integer.MAX_VALUE, StringSplitOptions.NONE);
    }

    @Member(METHOD)
    public static String[] Split(String self, char separator, StringSplitOptions options) {
        return StringSplit.atChars(self, new char[] {separator}, Integer.MAX_VALUE, options);
    }

    @Member(METHOD)
    public static String[] Split(String self, char separator, int count, StringSplitOptions options) {
        return StringSplit.atChars(self, new char[] {separator}, count, options);
    }

    @Member(METHOD)
    public static String[] Split(String self, char @Nullable [] separator, int count) {
        return StringSplit.atChars(self, separator, count, StringSplitOptions.NONE);
    }

    @Member(METHOD)
    public static String[] Split(String self, char @Nullable [] separator, StringSplitOptions options) {
        return StringSplit.atChars(self, separator, Integer.MAX_VALUE, options);
    }

    @Member(METHOD)
    public static String[] Split(String self, char @Nullable [] separator, int count, StringSplitOptions options) {
        return StringSplit.atChars(self, separator, count, options);
    }

    @Member(METHOD)
    public static String[] Split(String self, @Nullable String separator, StringSplitOptions options) {
        return StringSplit.atTexts(self, new @Nullable String[] {separator}, Integer.MAX_VALUE, options);
    }

    @Member(METHOD)
    public static String[] Split(String self, @Nullable String @Nullable [] separator, StringSplitOptions options) {
        return StringSplit.atTexts(self, separator, Integer.MAX_VALUE, options);
    }

    @Member(METHOD)
    public static String[] Split(
            String self, @Nullable String @Nullable [] separator, int count, StringSplitOptions options) {
        return StringSplit.atTexts(self, separator, count, options);
    }

    @Member(METHOD)
    public static char[] ToCharArray(String self) {
        return self.toCharArray();
    }

    @Member(METHOD)
    public static char[] ToCharArray(String self, int startIndex, int length) {
        return Substring(self, startIndex, length).toCharArray();
    }

    @Member(METHOD)
    public static String Normalize(String self) {
        return Normalizer.normalize(self, Normalizer.Form.NFC);
    }

    @Member(METHOD)
    public static Object Clone(String self) {
        return self;
    }

    @Member(METHOD)
    public static String ToString(String self) {
        return self;
    }

    @Member(METHOD)
    public static int CompareTo(String self, @Nullable String strB) {
        return StringOrder.compare(self, strB, StringComparison.CurrentCulture);
    }

    @Member(METHOD)
    public static boolean Equals(String self, @Nullable String value) {
        return self.equals(value);
    }

    @Member(METHOD)
    public static boolean Equals(String self, @Nullable Object value) {
        return self.equals(value);
    }

    @Member(METHOD)
    public static boolean Equals(String self, @Nullable String value, StringComparison comparisonType) {
        return StringOrder.equals(self, value, comparisonType);
    }

    @Member(value = STATIC, name = "Equals")
    public static boolean equal(@Nullable String a, @Nullable String b) {
        return Objects.equals(a, b);
    }

    @Member(value = STATIC, name = "Equals")
    public static boolean equal(@Nullable String a, @Nullable String b, StringComparison comparisonType) {
        return StringOrder.equals(a, b, comparisonType);
    }

    @Member(STATIC)
    public static int Compare(@Nullable String strA, @Nullable String strB) {
        return StringOrder.compare(strA, strB, StringComparison.CurrentCulture);
    }

    @Member(STATIC)
    public static int Compare(@Nullable String strA, @Nullable String strB, boolean ignoreCase) {
        return StringOrder.compare(
                strA, strB, ignoreCase ? StringComparison.CurrentCultureIgnoreCase : StringComparison.CurrentCulture);
    }

    @Member(STATIC)
    public static int Compare(@Nullable String strA, @Nullable String strB, StringComparison comparisonType) {
        return StringOrder.compare(strA, strB, comparisonType);
    }

    @Member(STATIC)
    public static int CompareOrdinal(@Nullable String strA, @Nullable String strB) {
        return StringOrder.compare(strA, strB, StringComparison.Ordinal);
    }

    @Member(STATIC)
    public static boolean IsNullOrEmpty(@Nullable String value) {
        return value == null || value.isEmpty();
    }

    @Member(STATIC)
    public static boolean IsNullOrWhiteSpace(@Nullable String value) {
        return value == null || value.chars().allMatch(c -> CharType.IsWhiteSpace((char) c));
    }

    @Member(STATIC)
    public static @Nullable String Intern(@Nullable String str) {
        return required(str, "str");
    }

    @Member(STATIC)
    public static String Join(@Nullable String separator, @Nullable String... value) {
        if (value == null) throw DotNetException.argumentNull("value");
        return join(separator, Arrays.asList(value));
    }

    @Member(STATIC)
    public static String Join(@Nullable String separator, @Nullable Object... values) {
        if (values == null) throw DotNetException.argumentNull("values");
        return join(separator, Arrays.asList(values));
    }

    @Member(STATIC)
    public static <T extends @Nullable Object> String Join(@Nullable String separator, @Nullable Iterable<T> values) {
        if (values == null) throw DotNetException.argumentNull("values");
        return join(separator, values);
    }

    @Member(STATIC)
    public static String Join(
            @Nullable String separator, @Nullable String @Nullable [] value, int startIndex, int count) {
        if (value == null) throw DotNetException.argumentNull("value");
        requireRange(startIndex, count, value.length, "startIndex", "count");
        return join(separator, Arrays.asList(value).subList(startIndex, startIndex + count));
    }

    @Member(STATIC)
    public static String Concat(@Nullable String... values) {
        if (values == null) throw DotNetException.argumentNull("values");
        return join(null, Arrays.asList(values));
    }

    @Member(STATIC)
    public static String Concat(@Nullable Object... args) {
        if (args == null) throw DotNetException.argumentNull("args");
        return join(null, Arrays.asList(args));
    }

    @Member(STATIC)
    public static <T extends @Nullable Object> String Concat(@Nullable Iterable<T> values) {
        if (values == null) throw DotNetException.argumentNull("values");
        return join(null, values);
    }

    @Member(STATIC)
    public static String Format(@Nullable String format, @Nullable Object arg0) {
        return CompositeFormat.format(required(format, "format"), new @Nullable Object[] {arg0});
    }

    @Member(STATIC)
    public static String Format(@Nullable String format, @Nullable Object arg0, @Nullable Object arg1) {
        return CompositeFormat.format(required(format, "format"), new @Nullable Object[] {arg0, arg1});
    }

    @Member(STATIC)
    public static String Format(
            @Nullable String format, @Nullable Object arg0, @Nullable Object arg1, @Nullable Object arg2) {
        return CompositeFormat.format(required(format, "format"), new @Nullable Object[] {arg0, arg1, arg2});
    }

    @Member(STATIC)
    public static String Format(@Nullable String format, @Nullable Object... args) {
        if (args == null) throw DotNetException.argumentNull("args");
        return CompositeFormat.format(required(format, "format"), args);
    }

    @Member(STATIC)
    public static String Format(@Nullable FormatProvider provider, @Nullable String format, @Nullable Object... args) {
        return Format(format, args);
    }

    private static String join(@Nullable String separator, Iterable<?> values) {
        var text = new StringBuilder();
        var between = separator == null ? "" : separator;
        values.forEach(value -> {
            text.append(Text.of(value)).append(between);
            Growth.limit(text.length());
        });
        text.setLength(Math.max(0, text.length() - between.length()));
        return grown(text.toString());
    }

    private static boolean matches(String self, int at, String wanted, StringComparison comparison) {
        return self.regionMatches(comparison.ignoresCase(), at, wanted, 0, wanted.length());
    }

    private static boolean contains(char[] chars, char wanted) {
        for (var c : chars) if (c == wanted) return true;
        return false;
    }

    private static String trim(String self, char @Nullable [] chars, boolean start, boolean end) {
        var from = 0;
        var to = self.length();
        while (start && from < to && isTrimmed(self.charAt(from), chars)) from++;
        while (end && to > from && isTrimmed(self.charAt(to - 1), chars)) to--;
        return self.substring(from, to);
    }

    private static boolean isTrimmed(char c, char @Nullable [] chars) {
        if (chars == null || chars.length == 0) return CharType.IsWhiteSpace(c);
        return contains(chars, c);
    }

    private static String repeat(char c, int count) {
        Growth.bytes(count);
        return String.valueOf(c).repeat(count);
    }

    private static String grown(String made) {
        Growth.bytes(made.length());
        return made;
    }

    private static String required(@Nullable String value, String parameter) {
        if (value == null) throw DotNetException.argumentNull(parameter);
        return value;
    }

    private static String requireText(@Nullable String value, String parameter) {
        var text = required(value, parameter);
        if (text.isEmpty()) {
            throw DotNetException.argument("String cannot be of zero length.\nParameter name: " + parameter);
        }
        return text;
    }

    private static void requireRange(int start, int count, int length, String startName, String countName) {
        if (start < 0 || start > length) throw DotNetException.argumentOutOfRange(startName);
        if (count < 0 || start > length - count) throw DotNetException.argumentOutOfRange(countName);
    }

    @Member(STATIC)
    public static int Compare(@Nullable String strA, int indexA, @Nullable String strB, int indexB, int length) {
        requireEmptyIfNull(strA, indexA, length);
        requireEmptyIfNull(strB, indexB, length);
        return Compare(strA, indexA, strB, indexB, length, StringComparison.CurrentCulture);
    }

    @Member(STATIC)
    public static int Compare(
            @Nullable String strA, int indexA, @Nullable String strB, int indexB, int length, boolean ignoreCase) {
        requireEmptyIfNull(strA, indexA, length);
        requireEmptyIfNull(strB, indexB, length);
        return Compare(strA, indexA, strB, indexB, length, culture(ignoreCase));
    }

    @Member(STATIC)
    public static int Compare(
            @Nullable String strA,
            int indexA,
            @Nullable String strB,
            int indexB,
            int length,
            boolean ignoreCase,
            @Nullable CultureInfo culture) {
        return Compare(strA, indexA, strB, indexB, length, culture(ignoreCase));
    }

    /** Compares parts of at most that length. */
    @Member(STATIC)
    public static int Compare(
            @Nullable String strA,
            int indexA,
            @Nullable String strB,
            int indexB,
            int length,
            StringComparison comparisonType) {
        if (strA == null || strB == null) return Boolean.compare(strA != null, strB != null);
        if (length < 0) throw DotNetException.argumentOutOfRange("length");
        return StringOrder.compare(
                part(strA, indexA, length, "indexA"), part(strB, indexB, length, "indexB"), comparisonType);
    }

    @Member(STATIC)
    public static int Compare(
            @Nullable String strA, @Nullable String strB, boolean ignoreCase, @Nullable CultureInfo culture) {
        return Compare(strA, strB, ignoreCase);
    }

    @Member(STATIC)
    public static int CompareOrdinal(@Nullable String strA, int indexA, @Nullable String strB, int indexB, int length) {
        return Compare(strA, indexA, strB, indexB, length, StringComparison.Ordinal);
    }

    @Member(METHOD)
    public static int CompareTo(String self, @Nullable Object value) {
        if (value == null) return 1;
        if (value instanceof String text) return CompareTo(self, text);
        throw DotNetException.argument("Object must be of type String.");
    }

    @Member(METHOD)
    public static boolean Contains(String self, char value, StringComparison comparisonType) {
        return IndexOf(self, String.valueOf(value), comparisonType) >= 0;
    }

    @Member(METHOD)
    public static int IndexOf(String self, char value, StringComparison comparisonType) {
        return IndexOf(self, String.valueOf(value), comparisonType);
    }

    @Member(STATIC)
    public static String Copy(@Nullable String str) {
        return required(str, "str");
    }

    @Member(METHOD)
    public static void CopyTo(
            String self, int sourceIndex, char @Nullable [] destination, int destinationIndex, int count) {
        if (destination == null) throw DotNetException.argumentNull("destination");
        requireRange(sourceIndex, count, self.length(), "sourceIndex", "count");
        requireRange(destinationIndex, count, destination.length, "destinationIndex", "count");
        self.getChars(sourceIndex, sourceIndex + count, destination, destinationIndex);
    }

    @Member(METHOD)
    public static boolean EndsWith(
            String self, @Nullable String value, boolean ignoreCase, @Nullable CultureInfo culture) {
        return EndsWith(self, value, culture(ignoreCase));
    }

    @Member(METHOD)
    public static boolean StartsWith(
            String self, @Nullable String value, boolean ignoreCase, @Nullable CultureInfo culture) {
        return StartsWith(self, value, culture(ignoreCase));
    }

    @Member(METHOD)
    public static String Replace(
            String self,
            @Nullable String oldValue,
            @Nullable String newValue,
            boolean ignoreCase,
            @Nullable CultureInfo culture) {
        return Replace(self, oldValue, newValue, culture(ignoreCase));
    }

    @Member(METHOD)
    public static int GetHashCode(String self, StringComparison comparisonType) {
        return comparisonType.ignoresCase() ? StringOrder.upper(self).hashCode() : self.hashCode();
    }

    @Member(METHOD)
    public static TypeCode GetTypeCode(String self) {
        return TypeCode.String;
    }

    @Member(METHOD)
    public static Enumerator<Character> GetEnumerator(String self) {
        return new Enumerator<>(self.chars().mapToObj(c -> (char) c).iterator());
    }

    @Member(METHOD)
    public static int IndexOfAny(String self, char @Nullable [] anyOf, int startIndex, int count) {
        requireRange(startIndex, count, self.length(), "startIndex", "count");
        return IndexOfAny(self.substring(0, startIndex + count), anyOf, startIndex);
    }

    /** The {@code count} code units that end with {@code startIndex}, searched from the back. */
    @Member(METHOD)
    public static int LastIndexOf(String self, char value, int startIndex, int count) {
        if (self.isEmpty()) return -1;
        int first = requireBackwards(self, startIndex, count);
        int found = self.lastIndexOf(value, startIndex);
        return found < first ? -1 : found;
    }

    @Member(METHOD)
    public static int LastIndexOf(String self, @Nullable String value, int startIndex, int count) {
        return LastIndexOf(self, value, startIndex, count, StringComparison.Ordinal);
    }

    @Member(METHOD)
    public static int LastIndexOf(
            String self, @Nullable String value, int startIndex, StringComparison comparisonType) {
        return LastIndexOf(self, value, startIndex, startIndex + 1, comparisonType);
    }

    @Member(METHOD)
    public static int LastIndexOf(
            String self, @Nullable String value, int startIndex, int count, StringComparison comparisonType) {
        var wanted = required(value, "value");
        if (self.isEmpty()) return wanted.isEmpty() ? 0 : -1;
        int end = Math.min(startIndex, self.length() - 1);
        int first = requireBackwards(self, end, Math.min(count, end + 1));
        int found = LastIndexOf(self.substring(first, end + 1), wanted, comparisonType);
        return found < 0 ? -1 : first + found;
    }

    @Member(METHOD)
    public static int LastIndexOfAny(String self, char @Nullable [] anyOf, int startIndex) {
        return LastIndexOfAny(self, anyOf, startIndex, startIndex + 1);
    }

    @Member(METHOD)
    public static int LastIndexOfAny(String self, char @Nullable [] anyOf, int startIndex, int count) {
        if (self.isEmpty()) return -1;
        int first = requireBackwards(self, startIndex, count);
        int found = LastIndexOfAny(self.substring(first, startIndex + 1), anyOf);
        return found < 0 ? -1 : first + found;
    }

    @Member(METHOD)
    public static boolean IsNormalized(String self) {
        return Normalizer.isNormalized(self, Normalizer.Form.NFC);
    }

    @Member(METHOD)
    public static boolean IsNormalized(String self, NormalizationForm normalizationForm) {
        return Normalizer.isNormalized(self, normalizationForm.java());
    }

    @Member(METHOD)
    public static String Normalize(String self, NormalizationForm normalizationForm) {
        return Normalizer.normalize(self, normalizationForm.java());
    }

    @Member(STATIC)
    public static String Join(char separator, @Nullable String... value) {
        return Join(String.valueOf(separator), value);
    }

    @Member(STATIC)
    public static String Join(char separator, @Nullable Object... values) {
        return Join(String.valueOf(separator), values);
    }

    @Member(STATIC)
    public static String Join(char separator, @Nullable String @Nullable [] value, int startIndex, int count) {
        return Join(String.valueOf(separator), value, startIndex, count);
    }

    @Member(STATIC)
    public static <T extends @Nullable Object> String Join(char separator, @Nullable Iterable<T> values) {
        return Join(String.valueOf(separator), values);
    }

    @Member(METHOD)
    public static String[] Split(
            String self, @Nullable String separator, int count, @Default("None") StringSplitOptions options) {
        return StringSplit.atTexts(self, new @Nullable String[] {separator}, count, options);
    }

    @Member(METHOD)
    public static String ToLower(String self, @Nullable CultureInfo culture) {
        if (culture == null) throw DotNetException.argumentNull("culture");
        return ToLower(self);
    }

    @Member(METHOD)
    public static String ToUpper(String self, @Nullable CultureInfo culture) {
        if (culture == null) throw DotNetException.argumentNull("culture");
        return ToUpper(self);
    }

    @Member(METHOD)
    public static String ToString(String self, @Nullable FormatProvider provider) {
        return self;
    }

    private static StringComparison culture(boolean ignoreCase) {
        return ignoreCase ? StringComparison.CurrentCultureIgnoreCase : StringComparison.CurrentCulture;
    }

    /** Without a {@code StringComparison}, null has no parts. */
    private static void requireEmptyIfNull(@Nullable String text, int index, int length) {
        if (text == null && (index > 0 || length > 0)) throw DotNetException.argumentOutOfRange("length");
    }

    private static String part(String text, int index, int length, String parameter) {
        if (index < 0 || index > text.length()) throw DotNetException.argumentOutOfRange(parameter);
        return text.substring(index, Math.min(text.length(), index + length));
    }

    /** Where a search backwards ends. */
    private static int requireBackwards(String self, int startIndex, int count) {
        if (startIndex < 0 || startIndex >= self.length()) throw DotNetException.argumentOutOfRange("startIndex");
        if (count < 0 || count > startIndex + 1) throw DotNetException.argumentOutOfRange("count");
        return startIndex - count + 1;
    }
}
