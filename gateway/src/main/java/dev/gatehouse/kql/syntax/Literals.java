package dev.gatehouse.kql.syntax;

import dev.gatehouse.kql.schema.Type;
import dev.gatehouse.kql.syntax.Token.Value;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the inside of typed literals: {@code datetime(2024-05-01)}, {@code real(nan)}, {@code 90min}.
 *
 * @see <a href="https://learn.microsoft.com/kusto/query/scalar-data-types/">Scalar data types</a>
 */
final class Literals {
    private static final long TICKS_PER_SECOND = 10_000_000L;
    private static final long TICKS_PER_DAY = 86_400L * TICKS_PER_SECOND;

    private static final Map<String, Type> TYPES = Map.ofEntries(
            Map.entry("bool", Type.BOOL),
            Map.entry("boolean", Type.BOOL),
            Map.entry("int", Type.INT),
            Map.entry("long", Type.LONG),
            Map.entry("real", Type.REAL),
            Map.entry("double", Type.REAL),
            Map.entry("decimal", Type.DECIMAL),
            Map.entry("string", Type.STRING),
            Map.entry("datetime", Type.DATETIME),
            Map.entry("date", Type.DATETIME),
            Map.entry("timespan", Type.TIMESPAN),
            Map.entry("time", Type.TIMESPAN),
            Map.entry("guid", Type.GUID),
            Map.entry("uuid", Type.GUID),
            Map.entry("uniqueid", Type.GUID),
            Map.entry("dynamic", Type.DYNAMIC));

    /** In ticks of 100 ns. */
    private static final Map<String, Double> UNITS = Map.ofEntries(
            Map.entry("d", 1.0 * TICKS_PER_DAY),
            Map.entry("day", 1.0 * TICKS_PER_DAY),
            Map.entry("days", 1.0 * TICKS_PER_DAY),
            Map.entry("h", 3600.0 * TICKS_PER_SECOND),
            Map.entry("hr", 3600.0 * TICKS_PER_SECOND),
            Map.entry("hrs", 3600.0 * TICKS_PER_SECOND),
            Map.entry("hour", 3600.0 * TICKS_PER_SECOND),
            Map.entry("hours", 3600.0 * TICKS_PER_SECOND),
            Map.entry("m", 60.0 * TICKS_PER_SECOND),
            Map.entry("min", 60.0 * TICKS_PER_SECOND),
            Map.entry("minute", 60.0 * TICKS_PER_SECOND),
            Map.entry("minutes", 60.0 * TICKS_PER_SECOND),
            Map.entry("s", 1.0 * TICKS_PER_SECOND),
            Map.entry("sec", 1.0 * TICKS_PER_SECOND),
            Map.entry("second", 1.0 * TICKS_PER_SECOND),
            Map.entry("seconds", 1.0 * TICKS_PER_SECOND),
            Map.entry("ms", 10_000.0),
            Map.entry("milli", 10_000.0),
            Map.entry("millis", 10_000.0),
            Map.entry("millisec", 10_000.0),
            Map.entry("millisecond", 10_000.0),
            Map.entry("milliseconds", 10_000.0),
            Map.entry("micro", 10.0),
            Map.entry("micros", 10.0),
            Map.entry("microsec", 10.0),
            Map.entry("microsecond", 10.0),
            Map.entry("microseconds", 10.0),
            Map.entry("nano", 0.01),
            Map.entry("nanos", 0.01),
            Map.entry("nanosec", 0.01),
            Map.entry("nanosecond", 0.01),
            Map.entry("nanoseconds", 0.01),
            Map.entry("tick", 1.0),
            Map.entry("ticks", 1.0));

    private static final Pattern WITH_UNIT = Pattern.compile("(-?[0-9]+(?:\\.[0-9]+)?) ?([a-z]+)");
    private static final Pattern CLOCK =
            Pattern.compile("(-)?(?:([0-9]{1,8})\\.)?([0-9]{1,2}):([0-9]{1,2})(?::([0-9]{1,2})(?:\\.([0-9]{1,7}))?)?");
    private static final Pattern DAYS = Pattern.compile("-?[0-9]{1,8}");

    /** Tried in turn. What has no offset is UTC. */
    private static final List<DateTimeFormatter> DATES = List.of(
            new DateTimeFormatterBuilder()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE)
                    .optionalStart()
                    .appendPattern("['T'][' ']H:mm[:ss]")
                    .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
                    .appendPattern("[' ']")
                    .appendPattern("[XXX][XX][X]")
                    .optionalEnd()
                    .toFormatter(Locale.ROOT),
            DateTimeFormatter.ofPattern("M/d/yyyy[ H:mm[:ss]]", Locale.ROOT),
            DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT),
            DateTimeFormatter.RFC_1123_DATE_TIME);

    private Literals() {}

    /** The type a query calls by this name, or null. */
    static @Nullable Type type(String name) {
        return TYPES.get(name);
    }

    /** The value inside {@code TYPE(…)}, or null where it is none of this type. */
    static @Nullable Value typed(Type type, String inside) {
        String text = unquoted(inside.strip());
        if (text.equals("null")) {
            return new Value(type, null);
        }
        Object value = switch (type) {
            case BOOL -> bool(text);
            case INT -> integer(text);
            case LONG -> integer(text, Long.MIN_VALUE, Long.MAX_VALUE);
            case REAL -> real(text);
            case DECIMAL -> decimal(text);
            case DATETIME -> datetime(text);
            case TIMESPAN -> timespan(text);
            case GUID -> guid(text);
            case STRING, DYNAMIC -> null;
        };
        return value == null ? null : new Value(type, value);
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() >= 2
                && (text.charAt(0) == '"' || text.charAt(0) == '\'')
                && text.charAt(text.length() - 1) == text.charAt(0);
        return quoted ? text.substring(1, text.length() - 1).strip() : text;
    }

    private static @Nullable Boolean bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> null;
        };
    }

    private static @Nullable Integer integer(String text) {
        var value = integer(text, Integer.MIN_VALUE, Integer.MAX_VALUE);
        return value == null ? null : (Integer) value.intValue();
    }

    private static @Nullable Long integer(String text, long least, long most) {
        try {
            boolean hex = text.startsWith("0x") || text.startsWith("0X");
            long value = hex ? Long.parseUnsignedLong(text, 2, text.length(), 16) : Long.parseLong(text);
            return value >= least && value <= most ? value : null;
        } catch (NumberFormatException _) {
            return null;
        }
    }

    private static @Nullable Double real(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "nan" -> Double.NaN;
            case "inf", "+inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> {
                var number = decimal(text);
                yield number == null ? null : (Double) number.doubleValue();
            }
        };
    }

    private static @Nullable BigDecimal decimal(String text) {
        try {
            var number = new BigDecimal(text);
            return Math.abs(number.scale()) > 1000 ? null : number;
        } catch (NumberFormatException _) {
            return null;
        }
    }

    private static @Nullable UUID guid(String text) {
        try {
            return text.length() == 36 ? UUID.fromString(text) : null;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static @Nullable Instant datetime(String text) {
        for (var format : DATES) {
            var parsed = parsed(text, format);
            if (parsed != null) {
                return parsed;
            }
        }
        try {
            return instant(YearMonth.parse(text).atDay(1));
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static @Nullable Instant parsed(String text, DateTimeFormatter format) {
        try {
            return instant(format.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from));
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static Instant instant(TemporalAccessor time) {
        return switch (time) {
            case OffsetDateTime exact -> exact.toInstant();
            case LocalDateTime local -> local.toInstant(ZoneOffset.UTC);
            case LocalDate day -> day.atTime(LocalTime.MIDNIGHT).toInstant(ZoneOffset.UTC);
            default -> throw new DateTimeException("not asked for: " + time.getClass());
        };
    }

    /** In ticks. */
    private static @Nullable Long timespan(String text) {
        var unit = WITH_UNIT.matcher(text);
        if (unit.matches() && UNITS.containsKey(unit.group(2))) {
            return timespan(unit.group(1), unit.group(2));
        }
        if (DAYS.matcher(text).matches()) {
            return timespan(text, "d");
        }
        var clock = CLOCK.matcher(text);
        if (!clock.matches()) {
            return null;
        }
        long days = number(clock.group(2));
        long seconds = number(clock.group(3)) * 3600 + number(clock.group(4)) * 60 + number(clock.group(5));
        var fraction = clock.group(6);
        long ticks = fraction == null ? 0 : Long.parseLong((fraction + "0000000").substring(0, 7));
        long all = days * TICKS_PER_DAY + seconds * TICKS_PER_SECOND + ticks;
        return clock.group(1) == null ? all : -all;
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    static boolean isUnit(String word) {
        return UNITS.containsKey(word);
    }

    /** In ticks; null where a timespan cannot hold it. */
    static @Nullable Long timespan(String amount, String unit) {
        double factor = UNITS.getOrDefault(unit, Double.NaN);
        var ticks = new BigDecimal(amount).multiply(BigDecimal.valueOf(factor));
        return ticks.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0 ? null : (Long) ticks.longValue();
    }
}
