package dev.gatehouse.expr.lib.system;

import dev.gatehouse.expr.types.Decimal;
import dev.gatehouse.expr.types.DotNetException;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Numbers as .NET reads them in the invariant culture. Styles are the bits of {@code NumberStyles}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.globalization.numberstyles">NumberStyles</a>
 */
public final class NumberParse {
    public static final int LEADING_WHITE = 0x001;
    public static final int TRAILING_WHITE = 0x002;
    public static final int LEADING_SIGN = 0x004;
    public static final int TRAILING_SIGN = 0x008;
    public static final int PARENTHESES = 0x010;
    public static final int DECIMAL_POINT = 0x020;
    public static final int THOUSANDS = 0x040;
    public static final int EXPONENT = 0x080;
    public static final int CURRENCY_SYMBOL = 0x100;
    public static final int HEX_SPECIFIER = 0x200;
    public static final int INTEGER = LEADING_WHITE | TRAILING_WHITE | LEADING_SIGN;
    public static final int NUMBER = INTEGER | TRAILING_SIGN | DECIMAL_POINT | THOUSANDS;
    public static final int FLOAT = INTEGER | DECIMAL_POINT | EXPONENT;
    public static final int FLOAT_WITH_THOUSANDS = FLOAT | THOUSANDS;

    private static final int MAX_EXPONENT = 99_999;
    private static final BigInteger MIN_INT = BigInteger.valueOf(Integer.MIN_VALUE);
    private static final BigInteger MAX_INT = BigInteger.valueOf(Integer.MAX_VALUE);
    private static final BigInteger MIN_LONG = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MAX_LONG = BigInteger.valueOf(Long.MAX_VALUE);

    private final String text;
    private final int styles;
    private int at;
    private boolean negative;
    private boolean signed;
    private final StringBuilder digits = new StringBuilder();
    private int scale;

    private NumberParse(String text, int styles) {
        this.text = text;
        this.styles = styles;
    }

    public static DotNetException badFormat() {
        return DotNetException.format("Input string was not in a correct format.");
    }

    /** The message of a value outside a type's range; the type named as .NET does: {@code an Int32}. */
    public static DotNetException tooLarge(String type) {
        return DotNetException.overflow("Value was either too large or too small for " + type + ".");
    }

    /** Any integer; null where the text is none. A fraction of zeros is allowed with a decimal point style. */
    public static @Nullable BigInteger integer(@Nullable String text, int styles) {
        if (text == null) return null;
        if ((styles & HEX_SPECIFIER) != 0) return hexadecimal(text, styles);
        var plain = plainInteger(text, styles);
        if (plain != null) return plain;
        var parser = new NumberParse(text, styles);
        if (!parser.number()) return null;
        var value = parser.value();
        if (value.signum() == 0) return BigInteger.ZERO;
        if (value.scale() < -MAX_EXPONENT / 2) return MAX_LONG.multiply(MAX_LONG);
        var stripped = value.stripTrailingZeros();
        return stripped.scale() > 0 ? MAX_LONG.multiply(MAX_LONG) : stripped.toBigInteger();
    }

    /** Short runs of digits, which is what most texts are. */
    private static @Nullable BigInteger plainInteger(String text, int styles) {
        var length = text.length();
        if (length == 0 || length > 18) return null;
        var start = 0;
        if (text.charAt(0) == '-' && (styles & LEADING_SIGN) != 0) start = 1;
        if (start == length) return null;
        var value = 0L;
        for (var i = start; i < length; i++) {
            var digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) return null;
            value = value * 10 + digit;
        }
        return BigInteger.valueOf(start == 0 ? value : -value);
    }

    private static @Nullable BigInteger hexadecimal(String text, int styles) {
        var start = 0;
        var end = text.length();
        if ((styles & LEADING_WHITE) != 0) while (start < end && isWhite(text.charAt(start))) start++;
        if ((styles & TRAILING_WHITE) != 0) while (end > start && isWhite(text.charAt(end - 1))) end--;
        if (start == end || end - start > 64) return null;
        for (var i = start; i < end; i++) {
            if (text.charAt(i) > 'f' || Character.digit(text.charAt(i), 16) < 0) return null;
        }
        return new BigInteger(text.substring(start, end), 16);
    }

    /** {@code Int32.Parse}. */
    public static int int32(@Nullable String text, int styles) {
        var value = required(text, styles);
        if ((styles & HEX_SPECIFIER) != 0 && value.bitLength() <= Integer.SIZE) return value.intValue();
        if (value.compareTo(MIN_INT) < 0 || value.compareTo(MAX_INT) > 0) throw tooLarge("an Int32");
        return value.intValue();
    }

    /** {@code Int64.Parse}. */
    public static long int64(@Nullable String text, int styles) {
        var value = required(text, styles);
        if ((styles & HEX_SPECIFIER) != 0 && value.bitLength() <= Long.SIZE) return value.longValue();
        if (value.compareTo(MIN_LONG) < 0 || value.compareTo(MAX_LONG) > 0) throw tooLarge("an Int64");
        return value.longValue();
    }

    /** Any other integer type, by its range. */
    public static BigInteger ranged(
            @Nullable String text, int styles, BigInteger min, BigInteger max, int bits, String type) {
        var value = required(text, styles);
        if ((styles & HEX_SPECIFIER) != 0 && value.bitLength() <= bits) {
            return value.compareTo(max) > 0 ? value.subtract(BigInteger.ONE.shiftLeft(bits)) : value;
        }
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) throw tooLarge(type);
        return value;
    }

    private static BigInteger required(@Nullable String text, int styles) {
        if (text == null) throw DotNetException.argumentNull("s");
        var value = integer(text, styles);
        if (value == null) throw badFormat();
        return value;
    }

    /** {@code Double.TryParse}: null where the text is no number; beyond the range it is infinite. */
    public static @Nullable Double float64(@Nullable String text, int styles) {
        if (text == null) return null;
        var parser = new NumberParse(text, styles);
        if (parser.number()) return Double.valueOf(parser.literal());
        return switch (text.strip()) {
            case "NaN" -> Double.NaN;
            case "Infinity", "∞", "+Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity", "-∞" -> Double.NEGATIVE_INFINITY;
            default -> null;
        };
    }

    /** {@code Single.TryParse}, rounded once. */
    public static @Nullable Float float32(@Nullable String text, int styles) {
        if (text == null) return null;
        var parser = new NumberParse(text, styles);
        if (parser.number()) return Float.valueOf(parser.literal());
        var special = float64(text, styles);
        return special == null ? null : special.floatValue();
    }

    /**
     * {@code Decimal.TryParse}: null where the text is no number.
     *
     * @throws DotNetException OverflowException beyond the range of a decimal
     */
    public static @Nullable Decimal decimal(@Nullable String text, int styles) {
        if (text == null) return null;
        var parser = new NumberParse(text, styles);
        if (!parser.number()) return null;
        var value = parser.value();
        if (value.signum() == 0 && value.scale() < 0) return Decimal.ZERO;
        if (value.precision() - value.scale() > 30) throw tooLarge("a Decimal");
        return Decimal.of(value);
    }

    private BigDecimal value() {
        var magnitude = new BigDecimal(new BigInteger(digits.isEmpty() ? "0" : digits.toString()), scale);
        return negative ? magnitude.negate() : magnitude;
    }

    private String literal() {
        return (negative ? "-" : "") + (digits.isEmpty() ? "0" : digits) + "E" + -scale;
    }

    private boolean has(int style) {
        return (styles & style) != 0;
    }

    private boolean number() {
        var parenthesis = false;
        var currency = false;
        for (; at < text.length(); at++) {
            var c = text.charAt(at);
            if (isWhite(c) && has(LEADING_WHITE)) continue;
            if (!signed && has(LEADING_SIGN) && (c == '-' || c == '+')) {
                signed = true;
                negative = c == '-';
            } else if (!signed && has(PARENTHESES) && c == '(') {
                signed = true;
                negative = true;
                parenthesis = true;
            } else if (!currency && has(CURRENCY_SYMBOL) && c == '¤') {
                currency = true;
            } else {
                break;
            }
        }
        if (!mantissa()) return false;
        if (has(EXPONENT)) exponent();
        for (; at < text.length(); at++) {
            var c = text.charAt(at);
            if (isWhite(c) && has(TRAILING_WHITE)) continue;
            if (!signed && has(TRAILING_SIGN) && (c == '-' || c == '+')) {
                signed = true;
                negative = c == '-';
            } else if (parenthesis && c == ')') {
                parenthesis = false;
            } else if (!currency && has(CURRENCY_SYMBOL) && c == '¤') {
                currency = true;
            } else if (c != '\0') {
                return false;
            }
        }
        return !parenthesis;
    }

    private boolean mantissa() {
        var seen = false;
        var point = false;
        for (; at < text.length(); at++) {
            var c = text.charAt(at);
            if (c >= '0' && c <= '9') {
                seen = true;
                if (point) scale++;
                if (!digits.isEmpty() || c != '0') digits.append(c);
            } else if (c == '.' && has(DECIMAL_POINT) && !point) {
                point = true;
            } else if (c != ',' || !has(THOUSANDS) || point || !seen) {
                break;
            }
        }
        return seen;
    }

    private void exponent() {
        var next = at;
        if (next >= text.length() || (text.charAt(next) != 'e' && text.charAt(next) != 'E')) return;
        next++;
        var down = false;
        if (next < text.length() && (text.charAt(next) == '+' || text.charAt(next) == '-')) {
            down = text.charAt(next++) == '-';
        }
        var start = next;
        var value = 0;
        for (; next < text.length() && text.charAt(next) >= '0' && text.charAt(next) <= '9'; next++) {
            value = Math.min(value * 10 + text.charAt(next) - '0', MAX_EXPONENT);
        }
        if (next == start) return;
        at = next;
        scale += down ? value : -value;
    }

    private static boolean isWhite(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }
}
