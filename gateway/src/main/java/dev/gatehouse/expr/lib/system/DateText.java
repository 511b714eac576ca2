package dev.gatehouse.expr.lib.system;

import dev.gatehouse.expr.types.DotNetException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Dates and times as .NET writes them in the invariant culture.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/standard/base-types/standard-date-and-time-format-strings">Standard
 *     date and time format strings</a>
 * @see <a href="https://learn.microsoft.com/dotnet/standard/base-types/custom-date-and-time-format-strings">Custom
 *     date and time format strings</a>
 */
public final class DateText {
    static final List<String> MONTHS = List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");

    static final List<String> DAYS =
            List.of("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday");

    private DateText() {}

    public static String format(DateTime value, @Nullable String format) {
        if (format == null || format.isEmpty()) return custom(value, null, "MM/dd/yyyy HH:mm:ss");
        return format.length() == 1 ? standard(value, null, format.charAt(0)) : custom(value, null, format);
    }

    public static String format(DateTimeOffset value, @Nullable String format) {
        if (format == null || format.isEmpty()) return custom(value.clock(), value.offset(), "MM/dd/yyyy HH:mm:ss zzz");
        if (format.length() > 1) return custom(value.clock(), value.offset(), format);
        return switch (format.charAt(0)) {
            case 'r', 'R', 'u', 'U' -> standard(value.utc(), TimeSpan.ZERO, format.charAt(0));
            default -> standard(value.clock(), value.offset(), format.charAt(0));
        };
    }

    private static String standard(DateTime value, @Nullable TimeSpan offset, char format) {
        var pattern = standardPattern(format);
        if (format == 'U') {
            if (offset != null) throw NumberParse.badFormat();
            return custom(value.withKind(DateTimeKind.Utc), null, pattern);
        }
        return custom(value, offset, pattern);
    }

    static String standardPattern(char format) {
        return switch (format) {
            case 'd' -> "MM/dd/yyyy";
            case 'D' -> "dddd, dd MMMM yyyy";
            case 'f' -> "dddd, dd MMMM yyyy HH:mm";
            case 'F', 'U' -> "dddd, dd MMMM yyyy HH:mm:ss";
            case 'g' -> "MM/dd/yyyy HH:mm";
            case 'G' -> "MM/dd/yyyy HH:mm:ss";
            case 'm', 'M' -> "MMMM dd";
            case 'o', 'O' -> "yyyy'-'MM'-'dd'T'HH':'mm':'ss.fffffffK";
            case 'r', 'R' -> "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'";
            case 's' -> "yyyy'-'MM'-'dd'T'HH':'mm':'ss";
            case 't' -> "HH:mm";
            case 'T' -> "HH:mm:ss";
            case 'u' -> "yyyy'-'MM'-'dd HH':'mm':'ss'Z'";
            case 'y', 'Y' -> "yyyy MMMM";
            default -> throw NumberParse.badFormat();
        };
    }

    /** How often the character at this place repeats. */
    static int run(String format, int at) {
        var end = at + 1;
        while (end < format.length() && format.charAt(end) == format.charAt(at)) end++;
        return end - at;
    }

    /** Appends what stands in quotes from this place on; answers the length of it with the quotes. */
    static int quoted(String format, int start, StringBuilder out) {
        var quote = format.charAt(start);
        for (var at = start + 1; at < format.length(); at++) {
            var c = format.charAt(at);
            if (c == quote) return at + 1 - start;
            if (c == '\\' && ++at >= format.length()) break;
            out.append(format.charAt(at));
        }
        throw DotNetException.format("Cannot find a matching quote character for the character '" + quote + "'.");
    }

    private static String custom(DateTime value, @Nullable TimeSpan offset, String format) {
        var out = new StringBuilder(format.length() + 16);
        var date = value.date();
        var seconds = value.timeOfDay() / TimeSpan.PER_SECOND;
        var hour = (int) (seconds / 3600);
        for (var at = 0; at < format.length(); ) {
            var c = format.charAt(at);
            var run = run(format, at);
            switch (c) {
                case 'd' -> {
                    var name = DAYS.get(date.getDayOfWeek().getValue() % 7);
                    if (run <= 2) digits(out, date.getDayOfMonth(), run);
                    else out.append(run == 3 ? name.substring(0, 3) : name);
                }
                case 'M' -> {
                    var name = MONTHS.get(date.getMonthValue() - 1);
                    if (run <= 2) digits(out, date.getMonthValue(), run);
                    else out.append(run == 3 ? name.substring(0, 3) : name);
                }
                case 'y' -> digits(out, run <= 2 ? date.getYear() % 100 : date.getYear(), run);
                case 'h' -> digits(out, hour % 12 == 0 ? 12 : hour % 12, Math.min(run, 2));
                case 'H' -> digits(out, hour, Math.min(run, 2));
                case 'm' -> digits(out, (int) (seconds / 60 % 60), Math.min(run, 2));
                case 's' -> digits(out, (int) (seconds % 60), Math.min(run, 2));
                case 'f', 'F' -> fraction(out, value.timeOfDay() % TimeSpan.PER_SECOND, run, c == 'F');
                case 't' -> out.append(hour < 12 ? "AM" : "PM", 0, Math.min(run, 2));
                case 'g' -> out.append("A.D.");
                case 'z' -> zone(out, offset == null ? TimeSpan.ZERO : offset, run);
                case 'K' -> {
                    run = 1;
                    kind(out, value, offset);
                }
                case '\'', '"' -> run = quoted(format, at, out);
                case '%' -> {
                    if (at + 1 >= format.length() || format.charAt(at + 1) == '%') throw NumberParse.badFormat();
                    out.append(custom(value, offset, format.substring(at + 1, at + 2)));
                    run = 2;
                }
                case '\\' -> {
                    if (at + 1 >= format.length()) throw NumberParse.badFormat();
                    out.append(format.charAt(at + 1));
                    run = 2;
                }
                default -> {
                    out.append(c);
                    run = 1;
                }
            }
            at += run;
        }
        return out.toString();
    }

    private static void digits(StringBuilder out, int value, int width) {
        var text = Integer.toString(value);
        out.append("0".repeat(Math.max(0, width - text.length()))).append(text);
    }

    private static void fraction(StringBuilder out, long ticks, int width, boolean trim) {
        if (width > 7) throw NumberParse.badFormat();
        var digits = String.format(Locale.ROOT, "%07d", ticks);
        var end = width;
        if (trim) while (end > 0 && digits.charAt(end - 1) == '0') end--;
        if (end > 0) out.append(digits, 0, end);
        // A fraction of zeros takes its decimal point with it.
        else if (!out.isEmpty() && out.charAt(out.length() - 1) == '.') out.setLength(out.length() - 1);
    }

    private static void kind(StringBuilder out, DateTime value, @Nullable TimeSpan offset) {
        if (offset != null) zone(out, offset, 3);
        else if (value.kind() == DateTimeKind.Utc) out.append('Z');
        else if (value.kind() == DateTimeKind.Local) zone(out, TimeSpan.ZERO, 3);
    }

    private static void zone(StringBuilder out, TimeSpan offset, int width) {
        var minutes = (int) (Math.abs(offset.ticks()) / TimeSpan.PER_MINUTE);
        out.append(offset.ticks() < 0 ? '-' : '+');
        digits(out, minutes / 60, Math.min(width, 2));
        if (width > 2) {
            out.append(':');
            digits(out, minutes % 60, 2);
        }
    }
}
