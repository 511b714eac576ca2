package dev.gatehouse.expr.lib.xml;

import dev.gatehouse.expr.lib.system.Conversions;
import dev.gatehouse.expr.lib.system.DateParse;
import dev.gatehouse.expr.lib.system.DateTime;
import dev.gatehouse.expr.lib.system.DateTimeKind;
import dev.gatehouse.expr.lib.system.DateTimeOffset;
import dev.gatehouse.expr.lib.system.GuidText;
import dev.gatehouse.expr.lib.system.NumberParse;
import dev.gatehouse.expr.types.Decimal;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.Text;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values as XML writes them, both ways: what {@code XmlConvert} does. */
final class XmlValues {
    private static final String ROUND_TRIP = "yyyy-MM-ddTHH:mm:ss.FFFFFFFK";

    private XmlValues() {}

    static String text(Object value) {
        return switch (value) {
            case Boolean truth -> truth ? "true" : "false";
            case DateTime date -> date.format(ROUND_TRIP);
            case DateTimeOffset date -> date.format(ROUND_TRIP);
            case Double number when number.isInfinite() -> number > 0 ? "INF" : "-INF";
            default -> Text.of(value);
        };
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
