package dev.gatehouse.store;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names a segment: the rows of a table that arrived within one hour, or some of them. {@code Table@2026-11-24T05.0}
 * is its table while it is hot, with {@code .parquet} its file.
 *
 * @param hour its beginning
 * @param number 0, 1, … where an hour has several segments
 */
record SegmentName(String table, Instant hour, int number) implements Comparable<SegmentName> {
    static final Pattern TABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern FORM =
            Pattern.compile("(" + TABLE.pattern() + ")@([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2})[.]([0-9]{1,6})");
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH", Locale.ROOT);
    private static final Comparator<SegmentName> ORDER = Comparator.comparing(SegmentName::hour)
            .thenComparing(SegmentName::table)
            .thenComparingInt(SegmentName::number);

    static Instant hourOf(Instant time) {
        return time.truncatedTo(ChronoUnit.HOURS);
    }

    static Optional<SegmentName> parse(String text) {
        var match = FORM.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        try {
            var hour = LocalDateTime.parse(match.group(2) + ":00").toInstant(ZoneOffset.UTC);
            return Optional.of(new SegmentName(match.group(1), hour, Integer.parseInt(match.group(3))));
        } catch (java.time.DateTimeException _) {
            return Optional.empty();
        }
    }

    /** When the hour is over. */
    Instant end() {
        return hour.plus(Duration.ofHours(1));
    }

    String file() {
        return this + ".parquet";
    }

    @Override
    public int compareTo(SegmentName other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return table + "@" + HOUR.format(LocalDateTime.ofInstant(hour, ZoneOffset.UTC)) + "." + number;
    }
}
