package dev.gatehouse.kql.functions;

import dev.gatehouse.kql.schema.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values as test files write them: {@code long 5}, {@code string abc}, {@code timespan 36h}, {@code int null}. */
record Values(Type type, @Nullable Object value) {

    static Values parse(String text) {
        int space = text.indexOf(' ');
        var type = Type.valueOf((space < 0 ? text : text.substring(0, space)).toUpperCase(Locale.ROOT));
        return parse(type, space < 0 ? "" : text.substring(space + 1));
    }

    static Values parse(Type type, String word) {
        if (word.equals("null") && type != Type.STRING) {
            return new Values(type, null);
        }
        return new Values(
                type,
                switch (type) {
                    case BOOL -> Boolean.valueOf(word);
                    case INT -> Integer.valueOf(word);
                    case LONG -> Long.valueOf(word);
                    case REAL -> Double.valueOf(word);
                    case DECIMAL -> new BigDecimal(word);
                    case STRING -> word.translateEscapes();
                    case DATETIME -> Instant.parse(word.contains("T") ? word : word + "T00:00:00Z");
                    case TIMESPAN -> ticks(word);
                    case GUID -> UUID.fromString(word);
                    case DYNAMIC -> word;
                });
    }

    private static long ticks(String word) {
        int digits = 0;
        while (digits < word.length() && (Character.isDigit(word.charAt(digits)) || word.charAt(digits) == '-')) {
            digits++;
        }
        long unit = switch (word.substring(digits)) {
            case "d" -> Timespans.DAY;
            case "h" -> Timespans.HOUR;
            case "m" -> Timespans.MINUTE;
            case "s" -> Timespans.SECOND;
            case "ms" -> 10_000;
            case "us" -> 10;
            default -> 1;
        };
        return Long.parseLong(word.substring(0, digits)) * unit;
    }

    ArgumentType known() {
        return new ArgumentType(type, value);
    }

    Sql sql() {
        return value == null ? Sql.nullOf(type) : Sql.constant(type, value);
    }
}
