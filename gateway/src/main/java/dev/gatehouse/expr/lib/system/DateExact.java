package dev.gatehouse.expr.lib.system;

import dev.gatehouse.expr.types.DotNetException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code DateTime.ParseExact}: a text read by one format.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.datetime.parseexact">DateTime.ParseExact</a>
 */
final class DateExact {
    private final String text;
    private int at;
    private int year = 1;
    private int month = 1;
    private int day = 1;
    private int hour;
    private boolean twelveHours;
    private @Nullable Boolean afternoon;
    private int minute;
    private int second;
    private long fraction;
    private @Nullable TimeSpan offset;
    private boolean zulu;

    private DateExact(String text) {
        this.text = text;
    }

    static DateTime parse(@Nullable String text, @Nullable String format, DateTimeStyles styles) {
        if (text == null) throw DotNetException.argumentNull("s");
        if (format == null) throw DotNetException.argumentNull("format");
        var value = tryParse(text, format, styles);
        if (value == null) throw DateParse.unrecognized(text);
        return value;
    }

    static @Nullable DateTime tryParse(String text, String format, DateTimeStyles styles) {
        if (format.isEmpty()) throw DotNetException.format("Format specifier was invalid.");
        var pattern = format.length() == 1 ? DateText.standardPattern(format.charAt(0)) : format;
        var exact = new DateExact(text);
        if (!exact.read(pattern) || exact.at != text.length()) return null;
        var clock = exact.clock();
        return clock == null ? null : exact.adjust(clock, styles);
    }

    /** By the first format that fits; null if none does. */
    static @Nullable DateTime tryParse(
            @Nullable String text, @Nullable String @Nullable [] formats, DateTimeStyles styles) {
        if (text == null || formats == null) return null;
        for (var format : formats) {
            var value = format == null || format.isEmpty() ? null : tryParse(text, format, styles);
            if (value != null) return value;
        }
        return null;
    }

    static DateTimeOffset parseOffset(
            @Nullable String text, @Nullable String @Nullable [] formats, DateTimeStyles styles) {
        if (text == null) throw DotNetException.argumentNull("input");
        if (formats == null) throw DotNetException.argumentNull("formats");
        var value = tryParseOffset(text, formats, styles);
        if (value == null) throw DateParse.unrecognized(text);
        return value;
    }

    /** With the offset that the text names, or that of UTC, which is the local one too. */
    static @Nullable DateTimeOffset tryParseOffset(
            @Nullable String text, @Nullable String @Nullable [] formats, DateTimeStyles styles) {
        if (text == null || formats == null) return null;
        for (var format : formats) {
            if (format == null || format.isEmpty()) return null;
            var pattern = format.length() == 1 ? DateText.standardPattern(format.charAt(0)) : format;
            var exact = new DateExact(text);
            if (!exact.read(pattern) || exact.at != text.length()) continue;
            var clock = exact.clock();
            if (clock == null) continue;
            var named = exact.offset == null ? TimeSpan.ZERO : exact.offset;
            long utc = clock.ticks() - named.ticks();
            if (utc < 0 || utc > DateTime.MAX_TICKS) return null;
            return DateTimeOffset.ofUtcTicks(
                    utc, styles.has(DateTimeStyles.ADJUST_TO_UNIVERSAL) ? TimeSpan.ZERO : named);
        }
        return null;
    }

    /** What styles make of a value that was read in the ordinary way. */
    static DateTime apply(DateTime value, @Nullable String text, DateTimeStyles styles) {
        if (value.kind() == DateTimeKind.Local) {
            var utc =
                    text != null && (text.strip().endsWith("Z") || text.strip().endsWith("GMT"));
            if (styles.has(DateTimeStyles.ADJUST_TO_UNIVERSAL)) return value.withKind(DateTimeKind.Utc);
            return utc && styles.has(DateTimeStyles.ROUNDTRIP_KIND) ? value.withKind(DateTimeKind.Utc) : value;
        }
        if (!styles.has(DateTimeStyles.ASSUME_UNIVERSAL)) return value;
        return value.withKind(styles.has(DateTimeStyles.ADJUST_TO_UNIVERSAL) ? DateTimeKind.Utc : DateTimeKind.Local);
    }

    private @Nullable DateTime clock() {
        if (year < 1 || month < 1 || month > 12 || day < 1 || day > DateTime.daysInMonth(year, month)) return null;
        if (twelveHours && (hour < 1 || hour > 12)) return null;
        var half = afternoon;
        if (half != null && (twelveHours || hour < 12)) hour = hour % 12 + (half ? 12 : 0);
        else if (twelveHours) hour %= 12;
        if (hour > 23 || minute > 59 || second > 59) return null;
        return DateTime.of(year, month, day, hour, minute, second, 0, DateTimeKind.Unspecified)
                .plusTicks(fraction);
    }

    private @Nullable DateTime adjust(DateTime clock, DateTimeStyles styles) {
        if (offset == null) return apply(clock, null, styles);
        var ticks = clock.ticks() - offset.ticks();
        if (ticks < 0 || ticks > DateTime.MAX_TICKS) return null;
        return apply(DateTime.ofTicks(ticks, DateTimeKind.Local), zulu ? "Z" : null, styles);
    }

    private boolean read(String format) {
        for (var i = 0; i < format.length(); ) {
            var c = format.charAt(i);
            var run = DateText.run(format, i);
            var read = switch (c) {
                case 'd' -> run <= 2 ? (day = number(run, 2)) >= 0 : name(DateText.DAYS, run) >= 0;
                case 'M' -> run <= 2 ? (month = number(run, 2)) >= 0 : (month = name(DateText.MONTHS, run) + 1) > 0;
                case 'y' -> year(run);
                case 'H' -> (hour = number(run, 2)) >= 0;
                case 'h' -> {
                    twelveHours = true;
                    yield (hour = number(run, 2)) >= 0;
                }
                case 'm' -> (minute = number(run, 2)) >= 0;
                case 's' -> (second = number(run, 2)) >= 0;
                case 'f' -> fraction(run, true);
                case 'F' -> fraction(run, false);
                case 't' -> half(run);
                case 'z' -> zone(run);
                case 'K' -> kind();
                default -> {
                    var literal = new StringBuilder();
                    run = literal(format, i, literal);
                    yield skip(literal.toString());
                }
            };
            if (!read) return false;
            i += run;
        }
        return true;
    }

    private static int literal(String format, int i, StringBuilder literal) {
        var c = format.charAt(i);
        if (c == '\'' || c == '"') return DateText.quoted(format, i, literal);
        if (c == '%' && i + 1 < format.length()) return 1;
        if (c == '\\' && i + 1 < format.length()) {
            literal.append(format.charAt(i + 1));
            return 2;
        }
        literal.append(c);
        return 1;
    }

    private boolean skip(String literal) {
        if (!text.startsWith(literal, at)) return false;
        at += literal.length();
        return true;
    }

    /** So many digits, one being enough where the format has a single letter; -1 for none. */
    private int number(int min, int max) {
        var start = at;
        while (at < text.length() && at - start < max && Character.digit(text.charAt(at), 10) >= 0) at++;
        return at - start < min ? -1 : Integer.parseInt(text, start, at, 10);
    }

    private boolean year(int run) {
        year = run <= 2 ? number(run, 2) : number(run, Math.max(run, 4));
        if (run <= 2 && year >= 0) year += year < 30 ? 2000 : 1900;
        return year >= 0;
    }

    private int name(List<String> names, int run) {
        for (var i = 0; i < names.size(); i++) {
            var name = run == 3 ? names.get(i).substring(0, 3) : names.get(i);
            if (text.regionMatches(true, at, name, 0, name.length())) {
                at += name.length();
                return i;
            }
        }
        return -1;
    }

    private boolean fraction(int run, boolean all) {
        var start = at;
        while (at < text.length() && at - start < run && Character.digit(text.charAt(at), 10) >= 0) at++;
        if (run > 7 || (all && at - start < run)) return false;
        fraction = at == start ? 0 : Long.parseLong((text.substring(start, at) + "0000000").substring(0, 7));
        return true;
    }

    private boolean half(int run) {
        for (var word : List.of("AM", "PM")) {
            var wanted = run == 1 ? word.substring(0, 1) : word;
            if (text.regionMatches(true, at, wanted, 0, wanted.length())) {
                afternoon = word.equals("PM");
                at += wanted.length();
                return true;
            }
        }
        return false;
    }

    private boolean kind() {
        if (at < text.length() && text.charAt(at) == 'Z') {
            at++;
            zulu = true;
            offset = TimeSpan.ZERO;
            return true;
        }
        return at == text.length() || "+-".indexOf(text.charAt(at)) < 0 || zone(3);
    }

    private boolean zone(int run) {
        if (at >= text.length() || "+-".indexOf(text.charAt(at)) < 0) return false;
        var west = text.charAt(at++) == '-';
        var hours = number(Math.min(run, 2), 2);
        var minutes = 0;
        if (run >= 3) {
            skip(":");
            minutes = number(2, 2);
        }
        if (hours < 0 || hours > 14 || minutes < 0 || minutes > 59) return false;
        var ticks = hours * TimeSpan.PER_HOUR + minutes * TimeSpan.PER_MINUTE;
        offset = new TimeSpan(west ? -ticks : ticks);
        return true;
    }
}
