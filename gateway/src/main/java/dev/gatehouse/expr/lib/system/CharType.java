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
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Char}. Classes of characters are those of Unicode, by UTF-16 code unit.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.char">System.Char</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Char", values = Character.class, struct = true)
public final class CharType implements LibraryType {
    @Member(STATIC)
    public static boolean IsDigit(char c) {
        return Character.isDigit(c);
    }

    @Member(STATIC)
    public static boolean IsDigit(@Nullable String s, int index) {
        return IsDigit(at(s, index));
    }

    @Member(STATIC)
    public static boolean IsLetter(char c) {
        return Character.isLetter(c);
    }

    @Member(STATIC)
    public static boolean IsLetter(@Nullable String s, int index) {
        return IsLetter(at(s, index));
    }

    @Member(STATIC)
    public static boolean IsLetterOrDigit(char c) {
        return Character.isLetterOrDigit(c);
    }

    @Member(STATIC)
    public static boolean IsLetterOrDigit(@Nullable String s, int index) {
        return IsLetterOrDigit(at(s, index));
    }

    @Member(STATIC)
    public static boolean IsNumber(char c) {
        return isOneOf(c, Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER);
    }

    @Member(STATIC)
    public static boolean IsNumber(@Nullable String s, int index) {
        return IsNumber(at(s, index));
    }

    @Member(STATIC)
    public static boolean IsLower(char c) {
        return Character.getType(c) == Character.LOWERCASE_LETTER;
    }

    @Member(STATIC)
    public static boolean IsLower(@Nullable String s, int index) {
        return IsLower(at(s, index));
    }

    @Member(STATIC)
    public static boolean IsUpper(char c) {
        return Character.getType(c) == Character.UPPERCASE_LETTER;
    }

    @Member(STATIC)
    public static boolean IsUpper(@Nullable String s, int index) {
        return IsUpper(at(s, index));
    }

    @Member(STATIC)
    public static boolean IsControl(char c) {
        return Character.getType(c) == Character.CONTROL;
    }

    @Member(STATIC)
    public static boolean IsControl(@Nullable String s, int index) {
        return IsControl(at(s, index));
    }

    @Member(STATIC)
    public static boolean IsWhiteSpace(char c) {
        return c == ' '
                || (c >= '\t' && c <= '\r')
                || c == '\u0085'
                || isOneOf(c, Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR);
    }

    @Member(STATIC)
    public static boolean IsWhiteSpace(@Nullable String s, int index) {
        return IsWhiteSpace(at(s, index));
    }

    @Member(STATIC)
    public static boolean IsPunctuation(char c) {
        return isOneOf(
                c,
                Character.CONNECTOR_PUNCTUATION,
                Character.DASH_PUNCTUATION,
                Character.START_PUNCTUATION,
                Character.END_PUNCTUATION,
                Character.INITIAL_QUOTE_PUNCTUATION,
                Character.FINAL_QUOTE_PUNCTUATION,
                Character.OTHER_PUNCTUATION);
    }

    @Member(STATIC)
    public static boolean IsPunctuation(@Nullable String s, int index) {
        return IsPunctuation(at(s, index));
    }

    @Member(STATIC)
    public static boolean IsSymbol(char c) {
        return isOneOf(
                c, Character.MATH_SYMBOL, Character.CURRENCY_SYMBOL, Character.MODIFIER_SYMBOL, Character.OTHER_SYMBOL);
    }

    @Member(STATIC)
    public static boolean IsSymbol(@Nullable String s, int index) {
        return IsSymbol(at(s, index));
    }

    @Member(STATIC)
    public static boolean IsSeparator(char c) {
        return isOneOf(c, Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR);
    }

    @Member(STATIC)
    public static boolean IsSeparator(@Nullable String s, int index) {
        return IsSeparator(at(s, index));
    }

    @Member(STATIC)
    public static boolean IsSurrogate(char c) {
        return Character.isSurrogate(c);
    }

    @Member(STATIC)
    public static boolean IsSurrogate(@Nullable String s, int index) {
        return IsSurrogate(at(s, index));
    }

    @Member(STATIC)
    public static boolean IsHighSurrogate(char c) {
        return Character.isHighSurrogate(c);
    }

    @Member(STATIC)
    public static boolean IsHighSurrogate(@Nullable String s, int index) {
        return IsHighSurrogate(at(s, index));
    }

    @Member(STATIC)
    public static boolean IsLowSurrogate(char c) {
        return Character.isLowSurrogate(c);
    }

    @Member(STATIC)
    public static boolean IsLowSurrogate(@Nullable String s, int index) {
        return IsLowSurrogate(at(s, index));
    }

    @Member(STATIC)
    public static char ToUpper(char c) {
        return StringOrder.upper(c);
    }

    @Member(STATIC)
    public static char ToUpperInvariant(char c) {
        return StringOrder.upper(c);
    }

    @Member(STATIC)
    public static char ToLower(char c) {
        return StringOrder.lower(c);
    }

    @Member(STATIC)
    public static char ToLowerInvariant(char c) {
        return StringOrder.lower(c);
    }

    @Member(value = STATIC, name = "ToString")
    public static String text(char c) {
        return String.valueOf(c);
    }

    @Member(STATIC)
    public static double GetNumericValue(char c) {
        return numeric(c);
    }

    @Member(STATIC)
    public static String ConvertFromUtf32(int utf32) {
        if (!Character.isValidCodePoint(utf32) || (utf32 >= 0xd800 && utf32 < 0xe000)) {
            throw DotNetException.argumentOutOfRange("utf32");
        }
        return Character.toString(utf32);
    }

    @Member(STATIC)
    public static int ConvertToUtf32(char highSurrogate, char lowSurrogate) {
        if (!Character.isSurrogatePair(highSurrogate, lowSurrogate)) {
            throw DotNetException.argumentOutOfRange("highSurrogate");
        }
        return Character.toCodePoint(highSurrogate, lowSurrogate);
    }

    @Member(STATIC)
    public static char Parse(@Nullable String s) {
        if (s == null) throw DotNetException.argumentNull("s");
        return Conversions.toChar(s);
    }

    @Member(STATIC)
    public static boolean TryParse(@Nullable String s, Out<Character> result) {
        result.value = '\0';
        if (s == null || s.length() != 1) return false;
        result.value = s.charAt(0);
        return true;
    }

    @Member(STATIC_PROPERTY)
    public static char MaxValue() {
        return Character.MAX_VALUE;
    }

    @Member(STATIC_PROPERTY)
    public static char MinValue() {
        return Character.MIN_VALUE;
    }

    @Member(METHOD)
    public static String ToString(char self) {
        return String.valueOf(self);
    }

    @Member(METHOD)
    public static int CompareTo(char self, char value) {
        return self - value;
    }

    @Member(METHOD)
    public static boolean Equals(char self, char obj) {
        return self == obj;
    }

    @Member(METHOD)
    public static boolean Equals(char self, @Nullable Object obj) {
        return obj instanceof Character other && other == self;
    }

    private static char at(@Nullable String s, int index) {
        if (s == null) throw DotNetException.argumentNull("s");
        if (index < 0 || index >= s.length()) throw DotNetException.argumentOutOfRange("index");
        return s.charAt(index);
    }

    private static boolean isOneOf(char c, int... types) {
        var type = Character.getType(c);
        for (var wanted : types) if (wanted == type) return true;
        return false;
    }

    @Member(METHOD)
    public static int CompareTo(char self, @Nullable Object value) {
        if (value == null) return 1;
        if (value instanceof Character other) return CompareTo(self, other.charValue());
        throw DotNetException.argument("Object must be of type Char.");
    }

    @Member(METHOD)
    public static TypeCode GetTypeCode(char self) {
        return TypeCode.Char;
    }

    @Member(STATIC)
    public static double GetNumericValue(@Nullable String s, int index) {
        var text = indexed(s, index);
        int point = text.codePointAt(index);
        return point > Character.MAX_VALUE ? numeric(point) : GetNumericValue(text.charAt(index));
    }

    @Member(STATIC)
    public static boolean IsSurrogatePair(char highSurrogate, char lowSurrogate) {
        return Character.isSurrogatePair(highSurrogate, lowSurrogate);
    }

    @Member(STATIC)
    public static boolean IsSurrogatePair(@Nullable String s, int index) {
        var text = indexed(s, index);
        return index + 1 < text.length() && Character.isSurrogatePair(text.charAt(index), text.charAt(index + 1));
    }

    @Member(STATIC)
    public static int ConvertToUtf32(@Nullable String s, int index) {
        var text = indexed(s, index);
        int point = text.codePointAt(index);
        if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
            throw DotNetException.argument("Found a surrogate char without its other half at index: " + index
                    + ". The input may not be in this encoding, or may not contain valid Unicode (UTF-16) characters."
                    + "\nParameter name: s");
        }
        return point;
    }

    @Member(STATIC)
    public static UnicodeCategory GetUnicodeCategory(char c) {
        return UnicodeCategory.of(c);
    }

    @Member(STATIC)
    public static UnicodeCategory GetUnicodeCategory(@Nullable String s, int index) {
        var text = indexed(s, index);
        return UnicodeCategory.of(text.codePointAt(index));
    }

    @Member(STATIC)
    public static char ToLower(char c, @Nullable CultureInfo culture) {
        return ToLower(c);
    }

    @Member(STATIC)
    public static char ToUpper(char c, @Nullable CultureInfo culture) {
        return ToUpper(c);
    }

    @Member(METHOD)
    public static String ToString(char self, @Nullable FormatProvider provider) {
        return ToString(self);
    }

    private static String indexed(@Nullable String s, int index) {
        at(s, index);
        return s == null ? "" : s;
    }

    /** Also of fractions; -1 for what is no number. */
    @SuppressWarnings("CharacterGetNumericValue") // asked only of what is a number
    private static double numeric(int point) {
        int type = Character.getType(point);
        boolean number = type == Character.DECIMAL_DIGIT_NUMBER
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
        if (!number) return -1;
        int whole = Character.getNumericValue(point);
        if (whole >= 0) return whole;
        var parts = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKC)
                .split("\u2044", -1);
        return parts.length == 2 ? Double.parseDouble(parts[0]) / Double.parseDouble(parts[1]) : -1;
    }
}
