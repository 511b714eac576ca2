package dev.gatehouse.kql.functions;

import java.util.List;

/** Datetimes and timespans. */
final class Times {
    private Times() {}

    static List<ScalarFunction> all() {
        return List.of(
                Entry.of(
                        "now(offset: timespan?): datetime",
                        "The time of the query, with an offset added.",
                        (a, _) -> a.isEmpty() ? Sql.NOW : Datetimes.plus(Sql.NOW, a.getFirst())),
                Entry.of(
                        "ago(timespan: timespan): datetime",
                        "The time of the query less a timespan.",
                        (a, _) -> Datetimes.minus(Sql.NOW, a.getFirst())));
    }
}
