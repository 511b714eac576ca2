package dev.gatehouse.expr.lib.system;

import dev.gatehouse.expr.types.Decimal;
import dev.gatehouse.expr.types.DotNetException;
import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Numbers as .NET writes them in the invariant culture.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/standard/base-types/standard-numeric-format-strings">Standard
 *     numeric format strings</a>
 */
public final class NumberText {
    private static final int DOUBLE_DIGITS = 15;
    private static final int FLOAT_DIGITS = 7;

    private NumberText() {}

    public static String format(double value, @Nullable String format) {
        if (!Double.isFinite(value)) return special(value);
        var spec = Spec.of(format);
        if (spec == null) {
            return CustomNumberFormat.format(Digits.significant(value, DOUBLE_DIGITS), text(format));
        }
        return switch (spec.upper()) {
            case 'G', 'R' ->
                spec.precision() > 0 && spec.upper() == 'G'
                        ? standard(Digits.significant(value, spec.precision()), spec)
                        : roundTrip(Digits.shortest(value), spec, 17);
            case 'E' -> standard(Digits.significant(value, spec.precisionOr(6) + 1), spec);
            default -> standard(Digits.decimals(value, spec.precisionOr(2) + (spec.upper() == 'P' ? 2 : 0)), spec);
        };
    }

    public static String format(float value, @Nullable String format) {
        if (!Float.isFinite(value)) return special(value);
        var spec = Spec.of(format);
        if (spec == null) {
            return CustomNumberFormat.format(Digits.significant(value, FLOAT_DIGITS), text(format));
        }
        var shortest = spec.upper() == 'R' || (spec.upper() == 'G' && spec.precision() <= 0);
        return shortest ? roundTrip(Digits.shortest(value), spec, 9) : format((double) value, format);
    }

    public static String format(Decimal value, @Nullable String format) {
        if (format == null || format.isEmpty()) return value.toString();
        var spec = Spec.of(format);
        var digits = Digits.of(value.value());
        if (spec == null) return CustomNumberFormat.format(digits, format);
        return spec.upper() == 'G' && spec.precision() <= 0 ? value.toString() : standard(digits, spec);
    }

    /**
     * An integer of any size.
     *
     * @param bits the width of its type, for hexadecimal digits of negative numbers
     */
    public static String format(BigInteger value, int bits, @Nullable String format) {
        if (format == null || format.isEmpty()) return value.toString();
        var spec = Spec.of(format);
        if (spec == null) return CustomNumberFormat.format(Digits.of(value), format);
        return switch (spec.upper()) {
            case 'D' -> integer(value, spec.precision());
            case 'X' -> hexadecimal(value, bits, spec);
            case 'R' -> throw badSpecifier();
            case 'G' -> spec.precision() <= 0 ? value.toString() : standard(Digits.of(value), spec);
            default -> standard(Digits.of(value), spec);
        };
    }

    public static String format(int value, @Nullable String format) {
        return format == null || format.isEmpty()
                ? Integer.toString(value)
                : format(BigInteger.valueOf(value), Integer.SIZE, format);
    }

    public static String format(long value, @Nullable String format) {
        return format == null || format.isEmpty()
                ? Long.toString(value)
                : format(BigInteger.valueOf(value), Long.SIZE, format);
    }

    private static String integer(BigInteger value, int width) {
        var digits = value.abs().toString();
        return (value.signum() < 0 ? "-" : "") + "0".repeat(Math.max(0, width - digits.length())) + digits;
    }

    private static String hexadecimal(BigInteger value, int bits, Spec spec) {
        var unsigned = value.signum() < 0 ? value.add(BigInteger.ONE.shiftLeft(bits)) : value;
        var digits = unsigned.toString(16);
        var padded = "0".repeat(Math.max(0, spec.precision() - digits.length())) + digits;
        return spec.letter() == 'X' ? padded.toUpperCase(Locale.ROOT) : padded;
    }

    private static String special(double value) {
        if (Double.isNaN(value)) return "NaN";
        return value > 0 ? "Infinity" : "-Infinity";
    }

    private static String roundTrip(Digits digits, Spec spec, int maxDigits) {
        var letter = spec.upper() == 'R' ? (char) (spec.letter() - ('R' - 'G')) : spec.letter();
        return sign(digits) + general(digits, Math.max(digits.text().length(), maxDigits), letter);
    }

    private static String standard(Digits digits, Spec spec) {
        return switch (spec.upper()) {
            case 'C' -> {
                var rounded = digits.round(digits.point() + spec.precisionOr(2));
                var body = "¤" + fixed(rounded, spec.precisionOr(2), true);
                yield rounded.negative() ? "(" + body + ")" : body;
            }
            case 'F' -> signedFixed(digits, spec.precisionOr(2), false);
            case 'N' -> signedFixed(digits, spec.precisionOr(2), true);
            case 'P' -> signedFixed(digits.shift(2), spec.precisionOr(2), true) + " %";
            case 'E' -> scientific(digits.round(spec.precisionOr(6) + 1), spec);
            case 'G' -> {
                var count = spec.precision() > 0
                        ? spec.precision()
                        : Math.max(digits.text().length(), 1);
                var rounded = digits.round(count);
                yield sign(rounded) + general(rounded, count, spec.letter());
            }
            default -> throw badSpecifier();
        };
    }

    private static String sign(Digits digits) {
        return digits.negative() ? "-" : "";
    }

    private static String signedFixed(Digits digits, int decimals, boolean groups) {
        var rounded = digits.round(digits.point() + decimals);
        return sign(rounded) + fixed(rounded, decimals, groups);
    }

    private static String fixed(Digits digits, int decimals, boolean groups) {
        var text = digits.text();
        var out = new StringBuilder();
        var before = Math.max(digits.point(), 0);
        if (before == 0) out.append('0');
        for (var i = 0; i < before; i++) {
            out.append(i < text.length() ? text.charAt(i) : '0');
            var left = before - 1 - i;
            if (groups && left > 0 && left % 3 == 0) out.append(',');
        }
        if (decimals > 0) out.append('.');
        for (var i = 0; i < decimals; i++) {
            var at = digits.point() + i;
            out.append(at >= 0 && at < text.length() ? text.charAt(at) : '0');
        }
        return out.toString();
    }

    private static String scientific(Digits digits, Spec spec) {
        var text = digits.text();
        var out = new StringBuilder(sign(digits));
        out.append(text.isEmpty() ? '0' : text.charAt(0));
        var decimals = spec.precisionOr(6);
        if (decimals > 0) out.append('.');
        for (var i = 1; i <= decimals; i++) out.append(i < text.length() ? text.charAt(i) : '0');
        exponent(out, text.isEmpty() ? 0 : digits.point() - 1, spec.letter(), 3, true);
        return out.toString();
    }

    private static String general(Digits digits, int maxDigits, char letter) {
        var text = digits.text();
        var out = new StringBuilder();
        var at = digits.point();
        var scientific = at > maxDigits || at < -3;
        if (scientific) at = 1;
        var next = 0;
        if (at > 0) {
            for (; at > 0; at--) out.append(next < text.length() ? text.charAt(next++) : '0');
        } else {
            out.append('0');
        }
        if (next < text.length() || at < 0) {
            out.append('.').append("0".repeat(-at)).append(text, next, text.length());
        }
        if (scientific) exponent(out, digits.point() - 1, (char) (letter - ('G' - 'E')), 2, true);
        return out.toString();
    }

    static void exponent(StringBuilder out, int value, char letter, int minDigits, boolean plus) {
        out.append(letter);
        if (value < 0) out.append('-');
        else if (plus) out.append('+');
        var digits = Integer.toString(Math.abs(value));
        out.append("0".repeat(Math.max(0, minDigits - digits.length()))).append(digits);
    }

    private static String text(@Nullable String format) {
        return format == null ? "" : format;
    }

    static DotNetException badSpecifier() {
        return DotNetException.format("Format specifier was invalid.");
    }

    /** A standard format: a letter and up to two digits. */
    private record Spec(char letter, int precision) {
        private static final String KNOWN = "CDEFGNPRX";

        /** Null if the format is a custom one. */
        static @Nullable Spec of(@Nullable String format) {
            if (format == null || format.isEmpty()) return new Spec('G', -1);
            var letter = format.charAt(0);
            if (!isLetter(letter) || format.length() > 3) return null;
            var precision = -1;
            for (var i = 1; i < format.length(); i++) {
                var digit = format.charAt(i) - '0';
                if (digit < 0 || digit > 9) return null;
                precision = Math.max(precision, 0) * 10 + digit;
            }
            if (KNOWN.indexOf(Character.toUpperCase(letter)) < 0) throw badSpecifier();
            return new Spec(letter, precision);
        }

        private static boolean isLetter(char c) {
            return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        }

        char upper() {
            return Character.toUpperCase(letter);
        }

        int precisionOr(int otherwise) {
            return precision < 0 ? otherwise : precision;
        }
    }
}
