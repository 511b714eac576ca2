package dev.gatehouse.expr.lib.system;

import dev.gatehouse.expr.types.DotNetException;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Text of {@link TimeSpan}, both ways.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/standard/base-types/standard-timespan-format-strings">Standard
 *     TimeSpan format strings</a>
 */
public final class TimeSpanText {
    private TimeSpanText() {}

    public static String format(TimeSpan value, @Nullable String format) {
        if (format == null || format.isEmpty()) return constant(value);
        if (format.length() == 1) {
            return switch (format.charAt(0)) {
                case 'c', 't', 'T' -> constant(value);
                case 'g' -> general(value, false);
                case 'G' -> general(value, true);
                default -> throw NumberParse.badFormat();
            };
        }
        return custom(value, format);
    }

    private static String constant(TimeSpan value) {
        var days = part(value, TimeSpan.PER_DAY, Long.MAX_VALUE);
        var fraction = part(value, 1, TimeSpan.PER_SECOND);
        return (value.ticks() < 0 ? "-" : "")
                + (days == 0 ? "" : days + ".")
                + two(hours(value)) + ":" + two(minutes(value)) + ":" + two(seconds(value))
                + (fraction == 0 ? "" : "." + digits(fraction, 7));
    }

    private static String general(TimeSpan value, boolean full) {
        var days = part(value, TimeSpan.PER_DAY, Long.MAX_VALUE);
        var fraction = digits(part(value, 1, TimeSpan.PER_SECOND), 7);
        var shortened = fraction.replaceAll("0+$", "");
        return (value.ticks() < 0 ? "-" : "")
                + (full || days != 0 ? days + ":" : "")
                + (full ? two(hours(value)) : Long.toString(hours(value)))
                + ":" + two(minutes(value)) + ":" + two(seconds(value))
                + (full ? "." + fraction : shortened.isEmpty() ? "" : "." + shortened);
    }

    private static String custom(TimeSpan value, String format) {
        var out = new StringBuilder();
        for (var at = 0; at < format.length(); ) {
            var c = format.charAt(at);
            var run = DateText.run(format, at);
            switch (c) {
                case 'd' -> pad(out, part(value, TimeSpan.PER_DAY, Long.MAX_VALUE), run, 8);
                case 'h' -> pad(out, hours(value), run, 2);
                case 'm' -> pad(out, minutes(value), run, 2);
                case 's' -> pad(out, seconds(value), run, 2);
                case 'f', 'F' -> {
                    if (run > 7) throw NumberParse.badFormat();
                    var digits = digits(part(value, 1, TimeSpan.PER_SECOND), 7).substring(0, run);
                    out.append(c == 'f' ? digits : digits.replaceAll("0+$", ""));
                }
                case '\'', '"' -> run = DateText.quoted(format, at, out);
                case '%' -> {
                    if (at + 1 >= format.length() || format.charAt(at + 1) == '%') throw NumberParse.badFormat();
                    out.append(custom(value, format.substring(at + 1, at + 2)));
                    run = 2;
                }
                case '\\' -> {
                    if (at + 1 >= format.length()) throw NumberParse.badFormat();
                    out.append(format.charAt(at + 1));
                    run = 2;
                }
                default -> throw NumberParse.badFormat();
            }
            at += run;
        }
        return out.toString();
    }

    private static void pad(StringBuilder out, long value, int width, int max) {
        if (width > max) throw NumberParse.badFormat();
        out.append(digits(value, width));
    }

    private static long hours(TimeSpan value) {
        return part(value, TimeSpan.PER_HOUR, 24);
    }

    private static long minutes(TimeSpan value) {
        return part(value, TimeSpan.PER_MINUTE, 60);
    }

    private static long seconds(TimeSpan value) {
        return part(value, TimeSpan.PER_SECOND, 60);
    }

    private static long part(TimeSpan value, long unit, long modulo) {
        return Math.abs(value.ticks() / unit % modulo);
    }

    private static String two(long value) {
        return digits(value, 2);
    }

    private static String digits(long value, int width) {
        var text = Long.toString(value);
        return "0".repeat(Math.max(0, width - text.length())) + text;
    }

    /** {@code [-][d.]hh:mm[:ss[.fffffff]]} or a number of days; null where it is neither. */
    public static @Nullable TimeSpan tryParse(@Nullable String text) {
        if (text == null) return null;
        var rest = text.strip();
        var negative = rest.startsWith("-");
        if (negative) rest = rest.substring(1);
        var days = 0L;
        var parts = rest.split(":", -1);
        var dot = parts[0].indexOf('.');
        var first = 0;
        if (parts.length == 1 || dot >= 0) {
            var dayText = dot < 0 ? parts[0] : parts[0].substring(0, dot);
            if (dot >= 0) parts[0] = parts[0].substring(dot + 1);
            else first = 1;
            days = number(dayText, 10_675_199);
            if (dot >= 0 && parts.length == 1) return null;
        } else if (parts.length == 4) {
            days = number(parts[0], 10_675_199);
            first = 1;
        }
        var count = parts.length - first;
        if (days < 0 || count == 1 || count > 3) return null;
        var hours = 0L;
        var minutes = 0L;
        var ticks = 0L;
        if (count >= 2) {
            hours = number(parts[first], 23);
            if (hours < 0 && first == 0 && dot < 0 && count == 3) {
                // More than a day of hours is read as days, as in .NET.
                days = number(parts[0], 10_675_199);
                hours = number(parts[1], 23);
                minutes = number(parts[2], 59);
            } else {
                minutes = number(parts[first + 1], 59);
                if (count == 3) ticks = seconds(parts[first + 2]);
            }
        }
        if (days < 0 || hours < 0 || minutes < 0 || ticks < 0) return null;
        var total = BigInteger.valueOf(days)
                .multiply(BigInteger.valueOf(TimeSpan.PER_DAY))
                .add(BigInteger.valueOf(hours * TimeSpan.PER_HOUR + minutes * TimeSpan.PER_MINUTE + ticks));
        if (total.bitLength() > 63) throw TimeSpan.overflow();
        return new TimeSpan(negative ? -total.longValue() : total.longValue());
    }

    public static TimeSpan parse(@Nullable String text) {
        if (text == null) throw DotNetException.argumentNull("input");
        var value = tryParse(text);
        if (value == null) {
            throw DotNetException.format("String '" + text + "' was not recognized as a valid TimeSpan.");
        }
        return value;
    }

    private static long seconds(String text) {
        var dot = text.indexOf('.');
        var whole = number(dot < 0 ? text : text.substring(0, dot), 59);
        if (whole < 0 || dot < 0) return whole * TimeSpan.PER_SECOND;
        var fraction = text.substring(dot + 1);
        if (fraction.isEmpty() || fraction.length() > 7 || number(fraction, 9_999_999) < 0) return -1;
        return whole * TimeSpan.PER_SECOND + Long.parseLong((fraction + "0000000").substring(0, 7));
    }

    private static long number(String text, long max) {
        if (text.isEmpty() || text.length() > 8) return -1;
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') return -1;
        }
        var value = Long.parseLong(text);
        return value > max ? -1 : value;
    }
}
