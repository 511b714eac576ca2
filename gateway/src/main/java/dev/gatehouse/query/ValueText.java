package dev.gatehouse.query;

import dev.gatehouse.kql.schema.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Values as text: exactly, for programs, or as short as they can be, for people. */
final class ValueText {
    private static final DateTimeFormatter EXACT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSS'Z'").withZone(ZoneOffset.UTC);
    private static final int TICK_DIGITS = 7;
    private static final long SECOND = 10_000_000;
    private static final double LARGE = 1e15;
    private static final double SMALL = 1e-5;

    private ValueText() {}

    /** Datetimes and timespans with all seven decimals, timespans with days. */
    static String exact(Object value, Type type) {
        return switch (type) {
            case DATETIME -> EXACT.format((Instant) value);
            case TIMESPAN -> timespan((long) value, true);
            case DECIMAL -> ((BigDecimal) value).toPlainString();
            case BOOL, INT, LONG, REAL, STRING, GUID, DYNAMIC -> value.toString();
        };
    }

    /** Without the zeros that say nothing. Not safe for a terminal yet, see {@link ScreenText}. */
    static String brief(Object value, Type type) {
        return switch (type) {
            case DATETIME -> datetime((Instant) value);
            case TIMESPAN -> timespan((long) value, false);
            case DECIMAL -> plain((BigDecimal) value);
            case REAL -> real((double) value);
            case BOOL, INT, LONG, STRING, GUID, DYNAMIC -> value.toString();
        };
    }

    static String real(double value) {
        double size = Math.abs(value);
        boolean plain = size < LARGE && (size >= SMALL || size == 0);
        return plain ? plain(BigDecimal.valueOf(value)) : Double.toString(value);
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private static String datetime(Instant time) {
        // Midnight and full minutes keep their seconds here, which LocalDateTime would leave out.
        var text = LocalDateTime.ofInstant(time, ZoneOffset.UTC).format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
        return text + 'Z';
    }

    /** @param ticks of 100 ns */
    static String timespan(long ticks, boolean exact) {
        // The magnitude of the smallest long is none of a long, but of an unsigned one.
        long size = ticks < 0 ? -ticks : ticks;
        long seconds = Long.divideUnsigned(size, SECOND);
        var out = new StringBuilder(ticks < 0 ? "-" : "");
        long days = seconds / 86_400;
        if (exact || days > 0) {
            out.append(days).append('.');
        }
        pad(out, seconds / 3600 % 24, 2).append(':');
        pad(out, seconds / 60 % 60, 2).append(':');
        pad(out, seconds % 60, 2);
        long fraction = Long.remainderUnsigned(size, SECOND);
        if (exact || fraction > 0) {
            pad(out.append('.'), fraction, TICK_DIGITS);
        }
        int end = out.length();
        while (!exact && fraction > 0 && out.charAt(end - 1) == '0') {
            end--;
        }
        return out.substring(0, end);
    }

    private static StringBuilder pad(StringBuilder out, long number, int digits) {
        var text = Long.toString(number);
        return out.repeat("0", digits - text.length()).append(text);
    }
}
