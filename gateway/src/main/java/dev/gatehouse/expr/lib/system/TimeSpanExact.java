package dev.gatehouse.expr.lib.system;

import dev.gatehouse.expr.types.DotNetException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code TimeSpan.ParseExact}: a text read by one format. A custom format has no sign: {@code AssumeNegative} says it.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.timespan.parseexact">TimeSpan.ParseExact</a>
 */
final class TimeSpanExact {
    private static final Pattern CONSTANT = Pattern.compile("-?(\\d{1,8}\\.)?\\d{1,2}:\\d{1,2}:\\d{1,2}(\\.\\d{1,7})?");
    private static final Pattern SHORT = Pattern.compile("-?(\\d{1,8}:)?\\d{1,2}:\\d{1,2}:\\d{1,2}(\\.\\d{1,7})?");
    private static final Pattern LONG = Pattern.compile("-?\\d{1,8}:\\d\\d:\\d\\d:\\d\\d\\.\\d{7}");

    private final String text;
    private int at;
    private long ticks;
    /** Which letters have been read: each may stand once. */
    private String seen = "";

    private TimeSpanExact(String text) {
        this.text = text;
    }

    static TimeSpan parse(@Nullable String text, @Nullable String format, TimeSpanStyles styles) {
        if (format == null) throw DotNetException.argumentNull("format");
        return parse(text, new @Nullable String[] {format}, styles);
    }

    static TimeSpan parse(@Nullable String text, @Nullable String @Nullable [] formats, TimeSpanStyles styles) {
        if (text == null) throw DotNetException.argumentNull("input");
        if (formats == null) throw DotNetException.argumentNull("formats");
        var value = tryParse(text, formats, styles);
        if (value == null) {
            throw DotNetException.format("String '" + text + "' was not recognized as a valid TimeSpan.");
        }
        return value;
    }

    /** As {@link #tryParse}, but null also for numbers that are too large, and for formats that are none. */
    static @Nullable TimeSpan orNull(
            @Nullable String text, @Nullable String @Nullable [] formats, TimeSpanStyles styles) {
        try {
            return tryParse(text, formats, styles);
        } catch (DotNetException _) {
            return null;
        }
    }

    /** By the first format that fits; null if none does. */
    static @Nullable TimeSpan tryParse(
            @Nullable String text, @Nullable String @Nullable [] formats, TimeSpanStyles styles) {
        if (text == null || formats == null) return null;
        for (var format : formats) {
            if (format == null || format.isEmpty()) return null;
            var value = one(text, format, styles);
            if (value != null) return value;
        }
        return null;
    }

    private static @Nullable TimeSpan one(String text, String format, TimeSpanStyles styles) {
        return switch (format) {
            case "c", "t", "T" -> standard(CONSTANT, text);
            case "g" -> standard(SHORT, text);
            case "G" -> standard(LONG, text);
            default -> {
                if (format.length() == 1) throw NumberParse.badFormat();
                var exact = new TimeSpanExact(text);
                if (!exact.read(format) || exact.at != text.length()) yield null;
                yield new TimeSpan(styles == TimeSpanStyles.AssumeNegative ? -exact.ticks : exact.ticks);
            }
        };
    }

    private static @Nullable TimeSpan standard(Pattern form, String text) {
        return form.matcher(text).matches() ? TimeSpanText.tryParse(text) : null;
    }

    private boolean read(String format) {
        for (var i = 0; i < format.length(); ) {
            var c = format.charAt(i);
            var run = DateText.run(format, i);
            boolean read;
            switch (c) {
                case 'd' -> read = number(c, run, 8, 10_675_199, TimeSpan.PER_DAY);
                case 'h' -> read = number(c, run, 2, 23, TimeSpan.PER_HOUR);
                case 'm' -> read = number(c, run, 2, 59, TimeSpan.PER_MINUTE);
                case 's' -> read = number(c, run, 2, 59, TimeSpan.PER_SECOND);
                case 'f' -> read = fraction(run, true);
                case 'F' -> read = fraction(run, false);
                case '%' -> {
                    if (i + 1 >= format.length() || format.charAt(i + 1) == '%') throw NumberParse.badFormat();
                    read = true;
                    run = 1;
                }
                case '\'', '"' -> {
                    var literal = new StringBuilder();
                    run = DateText.quoted(format, i, literal);
                    read = skip(literal.toString());
                }
                case '\\' -> {
                    if (i + 1 >= format.length()) throw NumberParse.badFormat();
                    read = skip(format.substring(i + 1, i + 2));
                    run = 2;
                }
                default -> throw NumberParse.badFormat();
            }
            if (!read) return false;
            i += run;
        }
        return true;
    }

    private boolean skip(String literal) {
        if (!text.startsWith(literal, at)) return false;
        at += literal.length();
        return true;
    }

    /** A single letter takes one digit or more, several take so many at least. */
    private boolean number(char letter, int run, int most, long max, long unit) {
        if (run > most || seen.indexOf(letter) >= 0) throw NumberParse.badFormat();
        seen += letter;
        int start = at;
        int limit = letter == 'd' || run == 1 ? most : run;
        while (at < text.length() && at - start < limit && isDigit(text.charAt(at))) at++;
        if (at - start < run) return false;
        long value = Long.parseLong(text.substring(start, at));
        if (value > max) {
            throw DotNetException.overflow(
                    "The TimeSpan string '" + text + "' could not be parsed because at least one of"
                            + " the numeric components is out of range or contains too many digits.");
        }
        ticks += value * unit;
        return true;
    }

    private boolean fraction(int run, boolean all) {
        if (run > 7 || seen.indexOf('f') >= 0) throw NumberParse.badFormat();
        seen += 'f';
        int start = at;
        while (at < text.length() && at - start < run && isDigit(text.charAt(at))) at++;
        if (all && at - start < run) return false;
        ticks += at == start ? 0 : Long.parseLong((text.substring(start, at) + "0000000").substring(0, 7));
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
