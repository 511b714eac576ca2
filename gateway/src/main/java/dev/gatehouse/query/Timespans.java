package dev.gatehouse.query;

import dev.gatehouse.kql.TimeRange;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The time that a query looks at, as Azure Monitor's query API takes it: a duration of ISO 8601 up to now
 * ({@code PT1H}), or an interval of it ({@code start/end}, {@code start/duration}, {@code duration/end}).
 * Times without an offset are UTC.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-monitor/logs/api/timespan">Azure Monitor Log Analytics API timespan</a>
 */
public final class Timespans {
    private static final Pattern DURATION = Pattern.compile("P(?=.)(?:(\\d{1,9})Y)?(?:(\\d{1,9})M)?(?:(\\d{1,8})W)?"
            + "(?:(\\d{1,9})D)?(?:T(?=.)(?:(\\d{1,9})H)?(?:(\\d{1,9})M)?(?:(\\d{1,9})(?:[.,](\\d{1,9}))?S)?)?");
    private static final Pattern KUSTO = Pattern.compile("(\\d{1,9})([dhms])");

    /** What Kusto's datetimes reach. */
    private static final LocalDateTime FIRST = LocalDateTime.of(1, 1, 1, 0, 0);

    private static final LocalDateTime LAST = LocalDateTime.of(9999, 12, 31, 23, 59, 59);

    private record Span(Period period, Duration duration) {
        LocalDateTime before(LocalDateTime end) {
            return within(() -> end.minus(period).minus(duration), FIRST);
        }

        LocalDateTime after(LocalDateTime start) {
            return within(() -> start.plus(period).plus(duration), LAST);
        }
    }

    private Timespans() {}

    /**
     * The time that a text means.
     *
     * @param now the end of a duration that stands alone
     */
    public static TimeRange parse(String text, Instant now) throws BadTimespanException {
        var trimmed = text.strip();
        int slash = trimmed.indexOf('/');
        if (slash < 0) {
            var span = span(trimmed);
            if (span == null) {
                throw noDuration(text, trimmed);
            }
            var end = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
            return range(text, span.before(end), end);
        }
        return interval(
                text,
                trimmed.substring(0, slash).strip(),
                trimmed.substring(slash + 1).strip());
    }

    private static TimeRange interval(String text, String first, String second) throws BadTimespanException {
        var before = span(first);
        var after = span(second);
        if (before != null && after != null) {
            throw new BadTimespanException(
                    "'%s' has two durations; one side must be a time, as in '2026-11-24T05:00Z/%s'"
                            .formatted(text, second));
        }
        if (before != null) {
            var end = time(text, second);
            return range(text, before.before(end), end);
        }
        var start = time(text, first);
        return range(text, start, after != null ? after.after(start) : time(text, second));
    }

    private static TimeRange range(String text, LocalDateTime from, LocalDateTime to) throws BadTimespanException {
        if (!from.isBefore(to)) {
            throw new BadTimespanException(
                    from.equals(to)
                            ? "'%s' is no time at all: it ends when it begins".formatted(text)
                            : "'%s' ends before it begins".formatted(text));
        }
        return new TimeRange(from.toInstant(ZoneOffset.UTC), to.toInstant(ZoneOffset.UTC));
    }

    private static @Nullable Span span(String text) {
        var found = DURATION.matcher(text);
        if (!found.matches()) {
            return null;
        }
        var period = Period.of(number(found, 1), number(found, 2), 0)
                .plusDays(number(found, 3) * 7L)
                .plusDays(number(found, 4));
        var fraction = found.group(8);
        var duration = Duration.ofHours(number(found, 5))
                .plusMinutes(number(found, 6))
                .plusSeconds(number(found, 7))
                .plusNanos(fraction == null ? 0 : Long.parseLong((fraction + "00000000").substring(0, 9)));
        return new Span(period, duration);
    }

    private static int number(MatchResult found, int group) {
        var digits = found.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static LocalDateTime time(String all, String text) throws BadTimespanException {
        try {
            if (text.length() <= "2026-11-24".length()) {
                return bounded(LocalDate.parse(text).atStartOfDay());
            }
            var upper = text.toUpperCase(Locale.ROOT).replaceFirst(" ", "T");
            boolean offset = upper.matches(".*T.*(Z|[+-]\\d\\d(:?\\d\\d)?)");
            return bounded(
                    offset
                            ? OffsetDateTime.parse(upper)
                                    .withOffsetSameInstant(ZoneOffset.UTC)
                                    .toLocalDateTime()
                            : LocalDateTime.parse(upper));
        } catch (DateTimeException _) {
            throw new BadTimespanException(
                    "'%s' in '%s' is neither a time nor a duration of ISO 8601, such as '2026-11-24T05:00:00Z' or 'PT5M'"
                            .formatted(text, all));
        }
    }

    private static LocalDateTime bounded(LocalDateTime time) {
        return time.isBefore(FIRST) ? FIRST : time.isAfter(LAST) ? LAST : time;
    }

    private interface Moment {
        LocalDateTime find();
    }

    private static LocalDateTime within(Moment moment, LocalDateTime beyond) {
        try {
            return bounded(moment.find());
        } catch (DateTimeException | ArithmeticException _) {
            return beyond;
        }
    }

    private static BadTimespanException noDuration(String text, String trimmed) {
        var kusto = KUSTO.matcher(trimmed);
        var upper = trimmed.toUpperCase(Locale.ROOT);
        if (kusto.matches()) {
            var letter = kusto.group(2).toUpperCase(Locale.ROOT);
            return new BadTimespanException("'%s' is a timespan of queries; here it is one of ISO 8601: '%s'"
                    .formatted(text, (letter.equals("D") ? "P" : "PT") + kusto.group(1) + letter));
        }
        if (span(upper) != null) {
            return new BadTimespanException("'%s' is written in capitals: '%s'".formatted(text, upper));
        }
        return new BadTimespanException(
                "'%s' is no timespan of ISO 8601; write a duration up to now such as 'PT5M' or 'P1D', or an interval such as"
                                .formatted(text)
                        + " '2026-11-24T05:00Z/2026-11-24T06:00Z', '2026-11-24/P1D' or 'PT1H/2026-11-24T06:00Z'");
    }
}
