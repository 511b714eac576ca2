package dev.gatehouse.kql.functions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Formats of {@code format_datetime} and {@code format_timespan}: constant, so SQL can be made of them. */
final class Formats {
    /** What a format of a datetime is made of. */
    static final Pattern DATETIME =
            Pattern.compile("yyyy|yy|y|MM|M|dd|d|HH|H|hh|h|mm|m|ss|s|f{1,7}|F{1,7}|tt|[ /\\-:,._\\[\\]]");

    /** What a format of a timespan is made of. */
    static final Pattern TIMESPAN = Pattern.compile("d{1,8}|HH|H|hh|h|mm|m|ss|s|f{1,7}|F{1,7}|[ /\\-:,._\\[\\]]");

    private static final Map<String, String> STRFTIME = Map.ofEntries(
            Map.entry("yyyy", "%Y"),
            Map.entry("yy", "%y"),
            Map.entry("y", "%-y"),
            Map.entry("MM", "%m"),
            Map.entry("M", "%-m"),
            Map.entry("dd", "%d"),
            Map.entry("d", "%-d"),
            Map.entry("HH", "%H"),
            Map.entry("H", "%-H"),
            Map.entry("hh", "%I"),
            Map.entry("h", "%-I"),
            Map.entry("mm", "%M"),
            Map.entry("m", "%-M"),
            Map.entry("ss", "%S"),
            Map.entry("s", "%-S"),
            Map.entry("tt", "%p"));

    private Formats() {}

    static Typing.@Nullable Refused check(List<ArgumentType> arguments, Pattern tokens) {
        if (!(arguments.get(1).constant() instanceof String format) || format.isEmpty()) {
            return new Typing.Refused(1, "a format must not be empty");
        }
        var rest = tokens.matcher(format).replaceAll("");
        return rest.isEmpty()
                ? null
                : new Typing.Refused(1, "'" + rest.charAt(0) + "' in the format '" + format + "' is not supported");
    }

    static Sql datetime(Sql datetime, String format) {
        var pieces = new ArrayList<Sql>();
        for (var match : DATETIME.matcher(format).results().toList()) {
            var token = match.group();
            pieces.add(
                    switch (token.charAt(0)) {
                        case 'f' -> Sql.of("substr(strftime({0}, '%f0'), 1, " + token.length() + ")", datetime);
                        case 'F' ->
                            Sql.of("rtrim(substr(strftime({0}, '%f0'), 1, " + token.length() + "), '0')", datetime);
                        default ->
                            STRFTIME.containsKey(token)
                                    ? Sql.of("strftime({0}, '" + STRFTIME.get(token) + "')", datetime)
                                    : Sql.text("'" + token + "'");
                    });
        }
        return Sql.of("coalesce({0}, '')", Sql.join(" || ", pieces));
    }

    static Sql timespan(Sql timespan, String format) {
        var pieces = new ArrayList<Sql>();
        for (var match : TIMESPAN.matcher(format).results().toList()) {
            var token = match.group();
            var fraction = "substr(lpad((abs({0}::HUGEINT) % 10000000)::VARCHAR, 7, '0'), 1, " + token.length() + ")";
            pieces.add(
                    switch (token.charAt(0)) {
                        case 'd' -> padded("abs({0}::HUGEINT) // " + Timespans.DAY, timespan, token);
                        case 'H', 'h' -> padded("abs({0}::HUGEINT) // " + Timespans.HOUR + " % 24", timespan, token);
                        case 'm' -> padded("abs({0}::HUGEINT) // " + Timespans.MINUTE + " % 60", timespan, token);
                        case 's' -> padded("abs({0}::HUGEINT) // " + Timespans.SECOND + " % 60", timespan, token);
                        case 'f' -> Sql.of(fraction, timespan);
                        case 'F' -> Sql.of("rtrim(" + fraction + ", '0')", timespan);
                        default -> Sql.text("'" + token + "'");
                    });
        }
        return Sql.of("coalesce({0}, '')", Sql.join(" || ", pieces));
    }

    private static Sql padded(String number, Sql timespan, String token) {
        var text = "(" + number + ")::VARCHAR";
        return Sql.of(
                "lpad(" + text + ", greatest(" + token.length() + ", length(" + text + "))::INTEGER, '0')", timespan);
    }
}
