package dev.gatehouse.kql.functions;

import dev.gatehouse.kql.schema.Type;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Datetimes and timespans. Datetimes are kept to the microsecond: the last moment of a day is 23:59:59.999999. */
final class Times {
    /** Parts of a datetime, and what makes an interval of one of them. */
    private static final Map<String, String> PARTS = new TreeMap<>(Map.ofEntries(
            Map.entry("year", "to_years({0}::INTEGER)"),
            Map.entry("quarter", "to_months(({0} * 3)::INTEGER)"),
            Map.entry("month", "to_months({0}::INTEGER)"),
            Map.entry("week", "to_days(({0} * 7)::INTEGER)"),
            Map.entry("day", "to_days({0}::INTEGER)"),
            Map.entry("hour", "to_hours({0})"),
            Map.entry("minute", "to_minutes({0})"),
            Map.entry("second", "to_seconds({0})"),
            Map.entry("millisecond", "to_milliseconds({0})"),
            Map.entry("microsecond", "to_microseconds({0})"),
            Map.entry("nanosecond", "to_microseconds({0} // 1000)")));

    private static final Map<String, String> FIELDS = new TreeMap<>(Map.ofEntries(
            Map.entry("year", "year({0})"),
            Map.entry("quarter", "quarter({0})"),
            Map.entry("month", "month({0})"),
            Map.entry("week_of_year", "week({0})"),
            Map.entry("day", "day({0})"),
            Map.entry("dayofyear", "dayofyear({0})"),
            Map.entry("hour", "hour({0})"),
            Map.entry("minute", "minute({0})"),
            Map.entry("second", "second({0})"),
            Map.entry("millisecond", "(microsecond({0}) // 1000 % 1000)"),
            Map.entry("microsecond", "(microsecond({0}) % 1000000)"),
            Map.entry("nanosecond", "(microsecond({0}) % 1000000 * 1000)")));

    /** When the week begins, on Sunday; DuckDB's begin on Monday. */
    private static final String WEEK = "(date_trunc('week', {0} + INTERVAL 1 DAY) - INTERVAL 1 DAY)";

    private Times() {}

    static List<ScalarFunction> all() {
        var all = new ArrayList<ScalarFunction>();
        all.add(Entry.of(
                "now(offset: timespan?): datetime",
                "The time of the query, with an offset added.",
                (a, _) -> a.isEmpty() ? Sql.NOW : Datetimes.plus(Sql.NOW, a.getFirst())));
        all.add(Entry.of(
                "ago(timespan: timespan): datetime",
                "The time of the query less a timespan.",
                (a, _) -> Datetimes.minus(Sql.NOW, a.getFirst())));
        period(all, "day", "date_trunc('day', {0})", "to_days({0}::INTEGER)");
        period(all, "week", WEEK, "to_days(({0} * 7)::INTEGER)");
        period(all, "month", "date_trunc('month', {0})", "to_months({0}::INTEGER)");
        period(all, "year", "date_trunc('year', {0})", "to_years({0}::INTEGER)");
        all.add(Entry.of(
                "dayofweek(date: datetime): timespan",
                "Days since Sunday, as a timespan.",
                "(dayofweek({0}) * " + Timespans.DAY + ")"));
        number(all, "dayofmonth", "The day of the month.", "day");
        number(all, "dayofyear", "The day of the year, from 1.", "dayofyear");
        number(all, "hourofday", "The hour of the day.", "hour");
        number(all, "monthofyear", "The month, from 1.", "month");
        number(all, "getmonth", "The month, from 1.", "month");
        number(all, "getyear", "The year.", "year");
        number(all, "week_of_year", "The week of the year by ISO 8601.", "week");
        number(all, "weekofyear", "The same as week_of_year.", "week");
        part(all, "datetime_part");
        part(all, "datepart");
        all.add(Entry.of(
                        "datetime_add(part: string!, value: integer, datetime: datetime): datetime",
                        "A datetime later by so many parts: " + String.join(", ", PARTS.keySet()) + ".",
                        (a, t) -> Sql.of("TRY({0} + {1})", a.get(2), Sql.of(PARTS.getOrDefault(word(t), ""), a.get(1))))
                .checked(arguments -> known(arguments, PARTS)));
        all.add(Entry.of(
                        "datetime_diff(part: string!, datetime1: datetime, datetime2: datetime): long",
                        "How many borders of a part lie between the second and the first.",
                        Times::difference)
                .checked(arguments -> known(arguments, PARTS)));
        all.add(Entry.of("""
                make_datetime(year: number, month: number, day: number, hour: number?, minute: number?, second: number?): datetime
                make_datetime(value: value): datetime""", "A datetime from its parts, null if there is none such.", Times::makeDatetime));
        all.add(Entry.of("""
                make_timespan(hours: integer, minutes: integer, seconds: number?): timespan
                make_timespan(days: integer, hours: integer, minutes: integer, seconds: number): timespan
                make_timespan(value: value): timespan""", "A timespan from its parts.", Times::makeTimespan));
        unixtime(all, "seconds", "* 1000000");
        unixtime(all, "milliseconds", "* 1000");
        unixtime(all, "microseconds", "* 1");
        unixtime(all, "nanoseconds", "// 1000");
        all.add(Entry.of(
                        "format_datetime(date: datetime, format: string!): string",
                        "A datetime as a format of y, M, d, h, H, m, s, f, F, tt and delimiters says.",
                        (a, t) -> Formats.datetime(a.getFirst(), constant(t)))
                .named()
                .checked(arguments -> Formats.check(arguments, Formats.DATETIME)));
        all.add(Entry.of(
                        "format_timespan(timespan: timespan, format: string!): string",
                        "A timespan as a format of d, h, H, m, s, f, F and delimiters says.",
                        (a, t) -> Formats.timespan(a.getFirst(), constant(t)))
                .named()
                .checked(arguments -> Formats.check(arguments, Formats.TIMESPAN)));
        all.add(Entry.of(
                        "datetime_utc_to_local(from: datetime, timezone: string!): datetime",
                        "UTC as a zone's local time.",
                        "(({0} AT TIME ZONE 'UTC') AT TIME ZONE {1})")
                .checked(Times::zone));
        all.add(Entry.of(
                        "datetime_local_to_utc(from: datetime, timezone: string!): datetime",
                        "A zone's local time as UTC.",
                        "(({0} AT TIME ZONE {1}) AT TIME ZONE 'UTC')")
                .checked(Times::zone));
        return all;
    }

    private static String constant(List<ArgumentType> types) {
        return types.get(1).constant() instanceof String text ? text : "";
    }

    private static String word(List<ArgumentType> types) {
        return types.getFirst().constant() instanceof String text ? text.toLowerCase(Locale.ROOT) : "";
    }

    private static Typing.@Nullable Refused known(List<ArgumentType> arguments, Map<String, String> parts) {
        var word = word(arguments);
        return parts.containsKey(word)
                ? null
                : new Typing.Refused(0, "'" + word + "' is none of " + String.join(", ", parts.keySet()));
    }

    private static Typing.@Nullable Refused zone(List<ArgumentType> arguments) {
        try {
            var _ = ZoneId.of(constant(arguments));
            return constant(arguments).contains("/") || constant(arguments).equals("UTC")
                    ? null
                    : new Typing.Refused(1, "a time zone is named like Europe/Berlin");
        } catch (DateTimeException _) {
            return new Typing.Refused(
                    1, "'" + constant(arguments) + "' is no time zone; it is named like Europe/Berlin");
        }
    }

    private static void period(List<ScalarFunction> all, String unit, String start, String interval) {
        var shift = " + " + interval.replace("{0}", "{1}");
        all.add(Entry.of(
                        "startof" + unit + "(date: datetime, offset: long?): datetime",
                        "When the " + unit + " begins" + (unit.equals("week") ? ", on Sunday" : "") + ", so many "
                                + unit + "s later.",
                        start,
                        "TRY(" + start + shift + ")")
                .named(unit.equals("day") ? ScalarFunction.ResultName.FIRST_ARGUMENT : ScalarFunction.ResultName.NONE));
        all.add(Entry.of(
                "endof" + unit + "(date: datetime, offset: long?): datetime",
                "The last moment of the " + unit + ", so many " + unit + "s later.",
                "(" + start + " + " + interval.replace("{0}", "1") + " - INTERVAL 1 MICROSECOND)",
                "TRY(" + start + " + " + interval.replace("{0}", "({1} + 1)") + " - INTERVAL 1 MICROSECOND)"));
    }

    private static void number(List<ScalarFunction> all, String name, String description, String function) {
        all.add(Entry.of(name + "(date: datetime): int", description, function + "({0})::INTEGER"));
    }

    private static void part(List<ScalarFunction> all, String name) {
        all.add(Entry.of(
                        name + "(part: string!, date: datetime): int",
                        "A part of a datetime as a number: " + String.join(", ", FIELDS.keySet()) + ".",
                        (a, t) -> Sql.of(FIELDS.getOrDefault(word(t), "") + "::INTEGER", a.get(1)))
                .checked(arguments -> known(arguments, FIELDS)));
    }

    private static Sql difference(List<Sql> a, List<ArgumentType> types) {
        return switch (word(types)) {
            case "week" ->
                Sql.of(
                        "((epoch_us({1}) - epoch_us({0})) // 604800000000)",
                        Sql.of(WEEK, a.get(2)), Sql.of(WEEK, a.get(1)));
            case "nanosecond" -> Sql.of("((epoch_us({1}) - epoch_us({2})) * 1000)", a);
            case String part -> Sql.of("date_diff('" + part + "', {2}, {1})", a);
        };
    }

    private static Sql makeDatetime(List<Sql> a, List<ArgumentType> types) {
        if (a.size() == 1) {
            return Conversions.to(a.getFirst(), types.getFirst().type(), Type.DATETIME);
        }
        var parts = new ArrayList<Sql>(
                a.stream().limit(5).map(each -> Sql.of("{0}::BIGINT", each)).toList());
        while (parts.size() < 5) {
            parts.add(Sql.text("0"));
        }
        parts.add(a.size() == 6 ? Sql.of("{0}::DOUBLE", a.get(5)) : Sql.text("0.0::DOUBLE"));
        return Sql.of("TRY(make_timestamp({0}))", Sql.join(", ", parts));
    }

    private static Sql makeTimespan(List<Sql> a, List<ArgumentType> types) {
        if (a.size() == 1) {
            return Conversions.to(a.getFirst(), types.getFirst().type(), Type.TIMESPAN);
        }
        var units = List.of(Timespans.DAY, Timespans.HOUR, Timespans.MINUTE, Timespans.SECOND);
        int first = a.size() == 4 ? 0 : 1;
        var parts = new ArrayList<Sql>();
        for (int i = 0; i < a.size(); i++) {
            parts.add(Sql.of("{0}::DOUBLE * " + units.get(first + i), a.get(i)));
        }
        return Sql.of("TRY_CAST({0} AS BIGINT)", Sql.join(" + ", parts).grouped());
    }

    private static void unixtime(List<ScalarFunction> all, String unit, String factor) {
        all.add(Entry.of(
                "unixtime_" + unit + "_todatetime(value: number): datetime",
                "The datetime so many " + unit + " after 1970-01-01.",
                (a, t) -> {
                    var exact = Types.isInteger(t.getFirst().type()) ? "HUGEINT" : "DOUBLE";
                    return Sql.of(
                            "make_timestamp(CASE WHEN {0}::DOUBLE " + factor
                                    + " BETWEEN -62135596800000000 AND 253402300799999999 THEN ({0}::" + exact + " "
                                    + factor + ")::BIGINT END)",
                            a);
                }));
    }
}
