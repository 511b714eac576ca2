package dev.gatehouse.kql.functions;

/** Timespans in SQL: ticks of 100 ns. */
final class Timespans {
    static final long DAY = 864_000_000_000L;
    static final long HOUR = 36_000_000_000L;
    static final long MINUTE = 600_000_000L;
    static final long SECOND = 10_000_000L;

    private static final String PATTERN = "'^\\s*(-)?(?:(\\d+)\\.)?(\\d+):(\\d+)(?::(\\d+)(?:\\.(\\d{1,7}))?)?\\s*$'";

    private static final String DAYS = "'^\\s*(-)?(\\d+)\\s*$'";

    private Timespans() {}

    /** {@code [-][d.]hh:mm[:ss[.fffffff]]}, a whole number of days, or a literal as queries have it ({@code 1h}). */
    static Sql parse(Sql text) {
        var clock = "(CASE regexp_extract({0}, P, 1) WHEN '-' THEN -1 ELSE 1 END * ("
                + "coalesce(TRY_CAST(regexp_extract({0}, P, 2) AS BIGINT), 0) * " + DAY
                + " + TRY_CAST(regexp_extract({0}, P, 3) AS BIGINT) * " + HOUR
                + " + TRY_CAST(regexp_extract({0}, P, 4) AS BIGINT) * " + MINUTE
                + " + coalesce(TRY_CAST(regexp_extract({0}, P, 5) AS BIGINT), 0) * " + SECOND
                + " + coalesce(TRY_CAST(rpad(regexp_extract({0}, P, 6), 7, '0') AS BIGINT), 0)))";
        return Sql.of(
                "(CASE WHEN regexp_matches({0}, " + PATTERN + ") THEN TRY" + clock.replace("P", PATTERN)
                        + " WHEN regexp_matches({0}, " + DAYS + ") THEN TRY_CAST(TRY_CAST({0} AS HUGEINT) * " + DAY
                        + " AS BIGINT)"
                        + " WHEN regexp_matches({0}, " + LITERAL + ") THEN TRY_CAST(TRY_CAST(regexp_extract({0}, "
                        + LITERAL + ", 1) AS DOUBLE)"
                        + " * CASE regexp_extract({0}, " + LITERAL + ", 2)" + UNITS + " END AS BIGINT) END)",
                text);
    }

    private static final String LITERAL =
            "'^\\s*(-?\\d+(?:\\.\\d+)?)\\s*(d|days?|h|hrs?|hours?|m|min|minutes?|s|sec|seconds?|ms|milliseconds?|microseconds?|ticks?)\\s*$'";

    private static final String UNITS = " WHEN 'd' THEN " + DAY + " WHEN 'day' THEN " + DAY + " WHEN 'days' THEN " + DAY
            + " WHEN 'h' THEN " + HOUR + " WHEN 'hr' THEN " + HOUR + " WHEN 'hrs' THEN " + HOUR + " WHEN 'hour' THEN "
            + HOUR
            + " WHEN 'hours' THEN " + HOUR + " WHEN 'm' THEN " + MINUTE + " WHEN 'min' THEN " + MINUTE
            + " WHEN 'minute' THEN "
            + MINUTE + " WHEN 'minutes' THEN " + MINUTE + " WHEN 's' THEN " + SECOND + " WHEN 'sec' THEN " + SECOND
            + " WHEN 'second' THEN " + SECOND + " WHEN 'seconds' THEN " + SECOND
            + " WHEN 'ms' THEN 10000 WHEN 'millisecond' THEN 10000"
            + " WHEN 'milliseconds' THEN 10000 WHEN 'microsecond' THEN 10 WHEN 'microseconds' THEN 10 ELSE 1";
}
