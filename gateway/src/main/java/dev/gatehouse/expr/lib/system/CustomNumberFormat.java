package dev.gatehouse.expr.lib.system;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Custom numeric format strings such as {@code #,##0.00;(0)}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/standard/base-types/custom-numeric-format-strings">Custom
 *     numeric format strings</a>
 */
final class CustomNumberFormat {
    private static final int NO_DIGIT = Integer.MAX_VALUE;
    private final String format;
    private final int section;
    private int digitCount;
    private int decimalPos = -1;
    private int firstDigit = NO_DIGIT;
    private int lastDigit;
    private int thousandPos = -1;
    private int thousandCount;
    private boolean thousands;
    private boolean scientific;
    private int scaleAdjust;

    private CustomNumberFormat(String format, int section) {
        this.format = format;
        this.section = section;
        scan();
    }

    static String format(Digits digits, String format) {
        var chosen = new CustomNumberFormat(format, section(format, digits.isZero() ? 2 : digits.negative() ? 1 : 0));
        if (digits.isZero()) {
            return chosen.write(new Digits(digits.negative() && digits.floating(), "", 0, digits.floating()));
        }
        var rounded = chosen.round(digits);
        if (rounded.isZero()) {
            var zero = section(format, 2);
            // What rounds to nothing is written as zero is.
            if (zero != chosen.section) return new CustomNumberFormat(format, zero).write(rounded);
        }
        return chosen.write(rounded);
    }

    private static int section(String format, int number) {
        var wanted = number;
        if (wanted == 0) return 0;
        for (var at = 0; at < format.length(); ) {
            var c = format.charAt(at++);
            switch (c) {
                case '\'', '"' -> {
                    var close = format.indexOf(c, at);
                    at = close < 0 ? format.length() : close + 1;
                }
                case '\\' -> at++;
                case ';' -> {
                    if (--wanted == 0) return at < format.length() && format.charAt(at) != ';' ? at : 0;
                }
                default -> {}
            }
        }
        return 0;
    }

    private void scan() {
        for (var at = section; at < format.length(); ) {
            var c = format.charAt(at++);
            if (c == ';') break;
            switch (c) {
                case '#' -> digitCount++;
                case '0' -> {
                    if (firstDigit == NO_DIGIT) firstDigit = digitCount;
                    lastDigit = ++digitCount;
                }
                case '.' -> {
                    if (decimalPos < 0) decimalPos = digitCount;
                }
                case ',' -> comma();
                case '%' -> scaleAdjust += 2;
                case '\u2030' -> scaleAdjust += 3;
                case '\'', '"' -> {
                    var close = format.indexOf(c, at);
                    at = close < 0 ? format.length() : close + 1;
                }
                case '\\' -> at++;
                case 'E', 'e' -> {
                    if (exponentZeros(at) > 0) {
                        at = exponentEnd(at);
                        scientific = true;
                    }
                }
                default -> {}
            }
        }
        if (decimalPos < 0) decimalPos = digitCount;
        if (thousandPos >= 0) {
            if (thousandPos == decimalPos) scaleAdjust -= thousandCount * 3;
            else thousands = true;
        }
    }

    private void comma() {
        if (digitCount == 0 || decimalPos >= 0) return;
        if (thousandPos >= 0) {
            if (thousandPos == digitCount) {
                thousandCount++;
                return;
            }
            thousands = true;
        }
        thousandPos = digitCount;
        thousandCount = 1;
    }

    /** How many zeros follow an {@code E} that stands before this position; none: it is no exponent. */
    private int exponentZeros(int at) {
        var end = exponentEnd(at);
        var start = isSign(at) ? at + 1 : at;
        return end - start;
    }

    private int exponentEnd(int at) {
        var end = isSign(at) ? at + 1 : at;
        while (end < format.length() && format.charAt(end) == '0') end++;
        return end;
    }

    private boolean isSign(int at) {
        return at < format.length() && (format.charAt(at) == '+' || format.charAt(at) == '-');
    }

    private Digits round(Digits digits) {
        var shifted = digits.shift(scaleAdjust);
        return shifted.round(scientific ? digitCount : shifted.point() + digitCount - decimalPos);
    }

    private String write(Digits digits) {
        var out = new StringBuilder();
        var text = digits.text();
        var firstZero = firstDigit < decimalPos ? decimalPos - firstDigit : 0;
        var lastZero = lastDigit > decimalPos ? decimalPos - lastDigit : 0;
        var digPos = scientific ? decimalPos : Math.max(digits.point(), decimalPos);
        var adjust = scientific ? 0 : digits.point() - decimalPos;
        var separators = separators(digPos + Math.min(adjust, 0), firstZero);
        var next = 0;
        var decimalWritten = false;
        var exponentPending = scientific;
        for (var at = section; at < format.length(); ) {
            var c = format.charAt(at++);
            if (c == ';') break;
            if (adjust > 0 && (c == '#' || c == '0' || c == '.')) {
                for (; adjust > 0; adjust--, digPos--) {
                    out.append(next < text.length() ? text.charAt(next++) : '0');
                    separate(out, digPos, separators);
                }
            }
            switch (c) {
                case '#', '0' -> {
                    var digit = '\0';
                    if (adjust < 0) {
                        adjust++;
                        if (digPos <= firstZero) digit = '0';
                    } else if (next < text.length()) {
                        digit = text.charAt(next++);
                    } else if (digPos > lastZero) {
                        digit = '0';
                    }
                    if (digit != '\0') {
                        out.append(digit);
                        separate(out, digPos, separators);
                    }
                    digPos--;
                }
                case '.' -> {
                    if (digPos == 0
                            && !decimalWritten
                            && (lastZero < 0 || (decimalPos < digitCount && next < text.length()))) {
                        out.append('.');
                        decimalWritten = true;
                    }
                }
                case ',' -> {}
                case '\'', '"' -> {
                    var close = format.indexOf(c, at);
                    var end = close < 0 ? format.length() : close;
                    out.append(format, at, end);
                    at = Math.min(end + 1, format.length());
                }
                case '\\' -> {
                    if (at < format.length()) out.append(format.charAt(at++));
                }
                case 'E', 'e' -> {
                    if (exponentPending && exponentZeros(at) > 0) {
                        var exponent = text.isEmpty() ? 0 : digits.point() - decimalPos;
                        NumberText.exponent(
                                out, exponent, c, Math.min(exponentZeros(at), 10), format.charAt(at) == '+');
                        exponentPending = false;
                    } else {
                        out.append(c).append(format, at, exponentEnd(at));
                    }
                    at = exponentEnd(at);
                }
                default -> out.append(c);
            }
        }
        if (digits.negative() && section == 0 && !out.isEmpty()) out.insert(0, '-');
        return out.toString();
    }

    /** Positions, counted from the decimal point, after which a group separator goes; the leftmost first. */
    private Deque<Integer> separators(int totalDigits, int firstZero) {
        var positions = new ArrayDeque<Integer>();
        if (thousands) {
            for (var at = 3; at < Math.max(totalDigits, firstZero); at += 3) positions.push(at);
        }
        return positions;
    }

    private static void separate(StringBuilder out, int digPos, Deque<Integer> separators) {
        var position = separators.peek();
        if (position != null && digPos > 1 && digPos == position + 1) {
            out.append(',');
            separators.pop();
        }
    }
}
