package dev.gatehouse.kql.functions;

/** Datetimes in SQL: timestamps in UTC, to the microsecond. */
final class Datetimes {
    /** Ticks from 0001-01-01 to 1970-01-01. */
    static final long EPOCH_TICKS = 621_355_968_000_000_000L;

    private Datetimes() {}

    /** Ticks since 0001-01-01. */
    static Sql ticks(Sql datetime) {
        return Sql.of("(epoch_us({0}) * 10 + " + EPOCH_TICKS + ")", datetime);
    }

    /** The inverse of {@link #ticks}; null outside of what a datetime can be. */
    static Sql ofTicks(Sql ticks) {
        return Sql.of(
                "make_timestamp(CASE WHEN {0} BETWEEN 0 AND 3155378975999999999 THEN ({0} - " + EPOCH_TICKS
                        + ") // 10 END)",
                ticks);
    }

    /** A datetime later by a timespan. It cannot overflow: timestamps reach ten times as far as timespans. */
    static Sql plus(Sql datetime, Sql timespan) {
        return Sql.of("({0} + to_microseconds({1} // 10))", datetime, timespan);
    }

    static Sql minus(Sql datetime, Sql timespan) {
        return Sql.of("({0} - to_microseconds({1} // 10))", datetime, timespan);
    }

    /** The timespan from the second to the first. */
    static Sql between(Sql to, Sql from) {
        return Sql.of("((epoch_us({0}) - epoch_us({1})) * 10)", to, from);
    }
}
