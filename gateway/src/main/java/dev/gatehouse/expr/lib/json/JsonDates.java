package dev.gatehouse.expr.lib.json;

import dev.gatehouse.expr.lib.system.DateTime;
import dev.gatehouse.expr.lib.system.DateTimeKind;
import dev.gatehouse.expr.lib.system.TimeSpan;
import org.jspecify.annotations.Nullable;

/**
 * Which texts Newtonsoft takes for dates: ISO 8601 with date and time, {@code yyyy-MM-ddTHH:mm:ss}, with
 * an optional fraction and zone. {@code Z} gives a time in UTC, an offset one in local time.
 */
final class JsonDates {
    private static final int SHORTEST = 19;
    private static final int LONGEST = 40;
    private static final String SHAPE = "0000-00-00T00:00:00";

    private final String text;
    private int at = SHORTEST;

    private JsonDates(String text) {
        this.text = text;
    }

    static @Nullable DateTime tryParse(String text) {
        if (text.length() < SHORTEST || text.length() > LONGEST || text.charAt(10) != 'T') return null;
        return new JsonDates(text).parse();
    }

    private @Nullable DateTime parse() {
        for (var i = 0; i < SHORTEST; i++) {
            var c = text.charAt(i);
            if (SHAPE.charAt(i) == '0' ? !digit(c) : c != SHAPE.charAt(i)) return null;
        }
        var year = number(0, 4);
        var month = number(5, 7);
        var day = number(8, 10);
        var hour = number(11, 13);
        var minute = number(14, 16);
        var second = number(17, 19);
        if (year < 1 || month < 1 || month > 12 || day < 1 || day > DateTime.daysInMonth(year, month)) return null;
        if (hour > 23 || minute > 59 || second > 59) return null;
        var fraction = fraction();
        if (fraction < 0) return null;
        var kind = DateTimeKind.Unspecified;
        var offset = 0L;
        if (at < text.length()) {
            if (at == text.length() - 1 && text.charAt(at) == 'Z') {
                kind = DateTimeKind.Utc;
            } else {
                offset = offset();
                if (offset == Long.MIN_VALUE) return null;
                kind = DateTimeKind.Local;
            }
        }
        var ticks = DateTime.of(year, month, day, hour, minute, second, 0, kind).ticks() + fraction - offset;
        return ticks < 0 || ticks > DateTime.MAX_TICKS ? null : DateTime.ofTicks(ticks, kind);
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private int number(int start, int end) {
        return Integer.parseInt(text, start, end, 10);
    }

    /** Ticks after the decimal point; -1 where digits are missing. */
    private long fraction() {
        if (at >= text.length() || text.charAt(at) != '.') return 0;
        var start = ++at;
        var ticks = 0L;
        for (; at < text.length() && digit(text.charAt(at)); at++) {
            if (at - start < 7) ticks = ticks * 10 + text.charAt(at) - '0';
        }
        if (at == start) return -1;
        for (var missing = 7 - (at - start); missing > 0; missing--) ticks *= 10;
        return ticks;
    }

    /** {@code +hh}, {@code +hhmm} or {@code +hh:mm} in ticks; the least long where it is none. */
    private long offset() {
        var sign = text.charAt(at);
        var digits = text.substring(at + 1);
        if (digits.length() == 5 && digits.charAt(2) == ':') digits = digits.substring(0, 2) + digits.substring(3);
        if ((sign != '+' && sign != '-') || (digits.length() != 2 && digits.length() != 4)) return Long.MIN_VALUE;
        for (var i = 0; i < digits.length(); i++) if (!digit(digits.charAt(i))) return Long.MIN_VALUE;
        var hours = Integer.parseInt(digits, 0, 2, 10);
        var minutes = digits.length() == 4 ? Integer.parseInt(digits, 2, 4, 10) : 0;
        if (hours > 23 || minutes > 59) return Long.MIN_VALUE;
        var ticks = hours * TimeSpan.PER_HOUR + minutes * TimeSpan.PER_MINUTE;
        return sign == '-' ? -ticks : ticks;
    }
}
