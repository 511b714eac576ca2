package dev.gatehouse.expr.lib.xml;

import dev.gatehouse.expr.lib.system.Conversions;
import dev.gatehouse.expr.lib.system.DateParse;
import dev.gatehouse.expr.lib.system.DateTime;
import dev.gatehouse.expr.lib.system.DateTimeKind;
import dev.gatehouse.expr.lib.system.DateTimeOffset;
import dev.gatehouse.expr.lib.system.DateTimeOffsetType;
import dev.gatehouse.expr.lib.system.GuidText;
import dev.gatehouse.expr.lib.system.NumberParse;
import dev.gatehouse.expr.lib.system.TimeSpan;
import dev.gatehouse.expr.types.Decimal;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.Text;
import dev.gatehouse.expr.types.UInt32;
import dev.gatehouse.expr.types.UInt64;
import java.math.BigDecimal;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values as XML writes them, both ways: what {@code XmlConvert} does. */
final class XmlValues {
    private static final String ROUND_TRIP = "yyyy-MM-ddTHH:mm:ss.FFFFFFFK";

    private static final Pattern DURATION =
            Pattern.compile("(-?)P(?:(\\d{1,9})Y)?(?:(\\d{1,9})M)?(?:(\\d{1,9})D)?(?:T(?:(\\d{1,9})H)?(?:(\\d{1,9})M)?"
                    + "(?:(\\d{1,9}(?:\\.\\d{1,9})?)S)?)?");

    private XmlValues() {}

    static String text(Object value) {
        return switch (value) {
            case Boolean truth -> truth ? "true" : "false";
            case DateTime date -> date.format(ROUND_TRIP);
            case DateTimeOffset date -> date.format(ROUND_TRIP);
            case Double number when number.isInfinite() -> number > 0 ? "INF" : "-INF";
            case TimeSpan span -> duration(span);
            default -> Text.of(value);
        };
    }

    private static String duration(TimeSpan span) {
        long ticks = Math.abs(span.ticks());
        var text = new StringBuilder(span.ticks() < 0 ? "-P" : "P");
        long days = ticks / TimeSpan.PER_DAY;
        if (days > 0) text.append(days).append('D');
        long rest = ticks % TimeSpan.PER_DAY;
        if (rest > 0) {
            text.append('T');
            if (rest / TimeSpan.PER_HOUR > 0)
                text.append(rest / TimeSpan.PER_HOUR).append('H');
            rest %= TimeSpan.PER_HOUR;
            if (rest / TimeSpan.PER_MINUTE > 0)
                text.append(rest / TimeSpan.PER_MINUTE).append('M');
            rest %= TimeSpan.PER_MINUTE;
            if (rest > 0) {
                text.append(BigDecimal.valueOf(rest, 7).stripTrailingZeros().toPlainString())
                        .append('S');
            }
        }
        return ticks == 0 ? "PT0S" : text.toString();
    }

    /** @throws DotNetException ArgumentNullException where there is no node to take a value from */
    static String required(@Nullable String text, String parameter) {
        if (text == null) throw DotNetException.argumentNull(parameter);
        return text;
    }

    static boolean toBoolean(String text) {
        return switch (text.strip()) {
            case "true", "True", "1" -> true;
            case "false", "False", "0" -> false;
            default -> throw DotNetException.format("The string '" + text + "' is not a valid Boolean value.");
        };
    }

    static int toInt32(String text) {
        return NumberParse.int32(text, NumberParse.INTEGER);
    }

    static long toInt64(String text) {
        return NumberParse.int64(text, NumberParse.INTEGER);
    }

    static double toDouble(String text) {
        return switch (text.strip()) {
            case "INF" -> Double.POSITIVE_INFINITY;
            case "-INF" -> Double.NEGATIVE_INFINITY;
            default -> {
                var value = NumberParse.float64(text, NumberParse.FLOAT);
                if (value == null) throw NumberParse.badFormat();
                yield value;
            }
        };
    }

    static float toSingle(String text) {
        return switch (text.strip()) {
            case "INF" -> Float.POSITIVE_INFINITY;
            case "-INF" -> Float.NEGATIVE_INFINITY;
            default -> Conversions.toSingle(text);
        };
    }

    static UInt32 toUInt32(String text) {
        return Conversions.toUInt32(unsigned(text));
    }

    static UInt64 toUInt64(String text) {
        return Conversions.toUInt64(unsigned(text));
    }

    /** No sign may stand before it. */
    private static String unsigned(String text) {
        if (text.strip().startsWith("-") || text.strip().startsWith("+")) throw NumberParse.badFormat();
        return text;
    }

    static DateTimeOffset toDateTimeOffset(String text) {
        return DateTimeOffsetType.Parse(text);
    }

    /** ISO 8601: {@code P1DT2H3M4.5S}; years count 365 days and months 30. */
    static TimeSpan toTimeSpan(String text) {
        var parts = DURATION.matcher(text.strip());
        if (!parts.matches() || text.strip().endsWith("P") || text.strip().endsWith("T")) {
            throw DotNetException.format("The string '" + text + "' is not a valid TimeSpan value.");
        }
        var ticks = BigDecimal.ZERO;
        long[] units = {
            365 * TimeSpan.PER_DAY,
            30 * TimeSpan.PER_DAY,
            TimeSpan.PER_DAY,
            TimeSpan.PER_HOUR,
            TimeSpan.PER_MINUTE,
            TimeSpan.PER_SECOND
        };
        for (int i = 0; i < units.length; i++) {
            var digits = parts.group(i + 2);
            if (digits != null) ticks = ticks.add(new BigDecimal(digits).multiply(BigDecimal.valueOf(units[i])));
        }
        var whole = ticks.toBigInteger();
        if (whole.bitLength() > 63) throw DotNetException.overflow("The duration is too long.");
        return new TimeSpan(parts.group(1).isEmpty() ? whole.longValue() : -whole.longValue());
    }

    static Decimal toDecimal(String text) {
        return Conversions.toDecimal(text);
    }

    static DateTime toDateTime(String text) {
        var date = DateParse.parse(text);
        return text.strip().endsWith("Z") ? date.withKind(DateTimeKind.Utc) : date;
    }

    static UUID toGuid(String text) {
        return GuidText.parse(text);
    }
}
