package dev.gatehouse.expr.lib.system;

import dev.gatehouse.expr.types.DotNetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Dates and times as .NET reads them in the invariant culture: ISO 8601, RFC 1123, {@code MM/dd/yyyy},
 * {@code d MMM yyyy}, {@code MMMM d, yyyy}, {@code MMM yyyy}, each with an optional time, fraction, AM or PM
 * and zone. A time without a date is today's.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.datetime.parse">DateTime.Parse</a>
 */
public final class DateParse {
    private static final int MAX_LENGTH = 100;

    private final List<String> tokens = new ArrayList<>();
    private final List<Integer> numbers = new ArrayList<>();
    private final List<Integer> widths = new ArrayList<>();
    private int month;
    private int monthPosition = -1;
    private int hour = -1;
    private int minute;
    private int second;
    private long fraction;
    private @Nullable Boolean afternoon;
    private @Nullable TimeSpan offset;
    private boolean zulu;

    private DateParse() {}

    /** What a text says: a clock reading, and its distance from UTC if it names one. */
    record Reading(DateTime clock, @Nullable TimeSpan offset) {}

    /** As {@code DateTime.Parse}: a time with a zone is converted to local time, which is UTC. */
    public static DateTime parse(@Nullable String text) {
        if (text == null) throw DotNetException.argumentNull("s");
        var value = tryParse(text);
        if (value == null) throw unrecognized(text);
        return value;
    }

    static DotNetException unrecognized(String text) {
        return DotNetException.format("String '" + text + "' was not recognized as a valid DateTime.");
    }

    public static @Nullable DateTime tryParse(@Nullable String text) {
        var reading = read(text);
        if (reading == null) return null;
        if (reading.offset() == null) return reading.clock();
        var ticks = reading.clock().ticks() - reading.offset().ticks();
        return ticks < 0 || ticks > DateTime.MAX_TICKS ? null : DateTime.ofTicks(ticks, DateTimeKind.Local);
    }

    /** As {@code DateTimeOffset.TryParse}: without a zone it is local time. */
    public static @Nullable DateTimeOffset tryParseOffset(@Nullable String text) {
        var reading = read(text);
        if (reading == null) return null;
        return DateTimeOffset.of(reading.clock(), reading.offset() == null ? TimeSpan.ZERO : reading.offset());
    }

    static @Nullable Reading read(@Nullable String text) {
        if (text == null || text.isBlank() || text.length() > MAX_LENGTH) return null;
        var parse = new DateParse();
        return parse.tokenize(text.strip()) && parse.understand() ? parse.reading() : null;
    }

    /** Runs of digits, runs of letters, and other characters one by one; white space parts them. */
    private boolean tokenize(String text) {
        for (var at = 0; at < text.length(); ) {
            var c = text.charAt(at);
            var end = at + 1;
            if (isDigit(c)) while (end < text.length() && isDigit(text.charAt(end))) end++;
            else if (isLetter(c)) while (end < text.length() && isLetter(text.charAt(end))) end++;
            if (!Character.isWhitespace(c)) tokens.add(text.substring(at, end));
            else if (!tokens.isEmpty() && !tokens.getLast().equals(" ")) tokens.add(" ");
            at = end;
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private String token(int at) {
        return at >= 0 && at < tokens.size() ? tokens.get(at) : "";
    }

    private boolean understand() {
        var at = 0;
        while (at < tokens.size()) {
            var token = token(at);
            var c = token.charAt(0);
            if (isDigit(c) && hour < 0 && token(at + 1).equals(":")) {
                at = time(at);
                if (at < 0) return false;
            } else if (isDigit(c)) {
                var half = token(at + 1).equals(" ") ? token(at + 2) : token(at + 1);
                if (hour < 0 && isHalf(half)) {
                    hour = Integer.parseInt(token);
                } else {
                    if (token.length() > 9 || numbers.size() == 3) return false;
                    numbers.add(Integer.valueOf(token));
                    widths.add(token.length());
                }
                at++;
            } else if (isLetter(c)) {
                if (!word(token)) return false;
                at++;
            } else if ((c == '+' || c == '-') && hour >= 0 && offset == null && isDigit(first(token(at + 1)))) {
                at = offset(at, c == '-');
                if (at < 0) return false;
            } else if (" ,/-.".indexOf(c) >= 0) {
                at++;
            } else {
                return false;
            }
        }
        return true;
    }

    private static char first(String token) {
        return token.isEmpty() ? '\0' : token.charAt(0);
    }

    private static boolean isHalf(String token) {
        return token.equalsIgnoreCase("AM") || token.equalsIgnoreCase("PM");
    }

    private boolean word(String token) {
        var word = token.toUpperCase(Locale.ROOT);
        return switch (word) {
            case "T" -> !numbers.isEmpty() && hour < 0;
            case "Z", "GMT", "UTC" -> {
                zulu = true;
                offset = TimeSpan.ZERO;
                yield hour >= 0;
            }
            case "AM", "PM", "A", "P" -> {
                afternoon = word.startsWith("P");
                yield hour >= 0;
            }
            default -> monthName(word) || named(DateText.DAYS, word) >= 0;
        };
    }

    private boolean monthName(String word) {
        var found = named(DateText.MONTHS, word);
        if (found < 0 || month > 0) return false;
        month = found + 1;
        monthPosition = numbers.size();
        return true;
    }

    /** Position of the full or three-letter name; -1 for none. */
    static int named(List<String> names, String word) {
        for (var i = 0; i < names.size(); i++) {
            var name = names.get(i);
            if (name.equalsIgnoreCase(word) || name.substring(0, 3).equalsIgnoreCase(word)) return i;
        }
        return -1;
    }

    private int time(int start) {
        hour = small(token(start));
        if (!isDigit(first(token(start + 2)))) return -1;
        minute = small(token(start + 2));
        var at = start + 3;
        if (token(at).equals(":")) {
            if (!isDigit(first(token(at + 1)))) return -1;
            second = small(token(at + 1));
            at += 2;
            if ((token(at).equals(".") || token(at).equals(",")) && isDigit(first(token(at + 1)))) {
                fraction = Long.parseLong((token(at + 1) + "0000000").substring(0, 7));
                at += 2;
            }
        }
        return at;
    }

    private static int small(String digits) {
        return digits.length() > 2 ? 99 : Integer.parseInt(digits);
    }

    private int offset(int start, boolean west) {
        var digits = token(start + 1);
        var at = start + 2;
        int hours;
        var minutes = 0;
        if (digits.length() <= 2) {
            hours = Integer.parseInt(digits);
            if (token(at).equals(":") && isDigit(first(token(at + 1)))) {
                minutes = small(token(at + 1));
                at += 2;
            }
        } else if (digits.length() == 4) {
            hours = Integer.parseInt(digits.substring(0, 2));
            minutes = Integer.parseInt(digits.substring(2));
        } else {
            return -1;
        }
        if (hours > 14 || minutes > 59) return -1;
        var ticks = hours * TimeSpan.PER_HOUR + minutes * TimeSpan.PER_MINUTE;
        offset = new TimeSpan(west ? -ticks : ticks);
        return at;
    }

    private @Nullable Reading reading() {
        var date = date();
        if (date == null) return null;
        if (hour < 0) hour = 0;
        if (afternoon != null) {
            if (hour < 1 || hour > 12) return null;
            hour = hour % 12 + (afternoon ? 12 : 0);
        }
        if (hour > 23 || minute > 59 || second > 59) return null;
        var clock = date.plusTicks(
                hour * TimeSpan.PER_HOUR + minute * TimeSpan.PER_MINUTE + second * TimeSpan.PER_SECOND + fraction);
        return new Reading(clock, zulu ? TimeSpan.ZERO : offset);
    }

    private @Nullable DateTime date() {
        if (numbers.isEmpty() && month == 0) {
            if (hour < 0) return null;
            var now = DateTime.utcNow();
            return DateTime.ofTicks(now.ticks() - now.timeOfDay(), DateTimeKind.Unspecified);
        }
        if (month > 0) return withMonthName();
        if (numbers.size() == 1) {
            // 20240102 is not a date to .NET, nor is a lone number.
            return null;
        }
        if (numbers.size() == 2) {
            if (widths.get(0) >= 3) return of(numbers.get(0), numbers.get(1), 1);
            if (widths.get(1) >= 3) return of(numbers.get(1), numbers.get(0), 1);
            return of(DateTime.utcNow().date().getYear(), numbers.get(0), numbers.get(1));
        }
        if (widths.get(0) >= 3) return of(numbers.get(0), numbers.get(1), numbers.get(2));
        return of(year(2), numbers.get(0), numbers.get(1));
    }

    private @Nullable DateTime withMonthName() {
        if (numbers.isEmpty()) return null;
        if (numbers.size() == 1) {
            if (widths.getFirst() >= 3) return of(numbers.getFirst(), month, 1);
            return of(DateTime.utcNow().date().getYear(), month, numbers.getFirst());
        }
        if (numbers.size() > 2) return null;
        var yearFirst = monthPosition > 0 && widths.getFirst() >= 3;
        return yearFirst ? of(numbers.get(0), month, numbers.get(1)) : of(year(1), month, numbers.get(0));
    }

    /** Two digits mean 1930 to 2029. */
    private int year(int index) {
        int year = numbers.get(index);
        if (widths.get(index) > 2) return year;
        return year < 30 ? 2000 + year : 1900 + year;
    }

    private static @Nullable DateTime of(int year, int month, int day) {
        if (year < 1 || year > 9999 || month < 1 || month > 12) return null;
        if (day < 1 || day > DateTime.daysInMonth(year, month)) return null;
        return DateTime.of(year, month, day, 0, 0, 0, 0, DateTimeKind.Unspecified);
    }
}
