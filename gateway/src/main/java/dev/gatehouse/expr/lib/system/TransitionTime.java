package dev.gatehouse.expr.lib.system;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/**
 * {@code System.TimeZoneInfo.TransitionTime}: when daylight saving time begins or ends.
 *
 * @param fixed whether it is a date of the month; a day of the week otherwise
 * @param timeOfDay on 0001-01-01
 * @param week 1 to 5, the last one; 1 for a date
 * @param day 1 for a day of the week
 */
public record TransitionTime(boolean fixed, DateTime timeOfDay, int month, int week, int day, DayOfWeek dayOfWeek) {
    private static final int LAST_WEEK = 5;

    /** The clock's time of the change in a year. */
    @SuppressWarnings("EnumOrdinal") // .NET's numbers, Sunday is 0
    LocalDateTime in(int year) {
        var time = LocalTime.MIDNIGHT.plus(timeOfDay.timeOfDay() * 100, ChronoUnit.NANOS);
        var first = LocalDate.of(year, month, 1);
        if (fixed)
            return first.withDayOfMonth(Math.min(day, first.lengthOfMonth())).atTime(time);
        var weekday =
                dayOfWeek.ordinal() == 0 ? java.time.DayOfWeek.SUNDAY : java.time.DayOfWeek.of(dayOfWeek.ordinal());
        return first.with(
                        week == LAST_WEEK
                                ? TemporalAdjusters.lastInMonth(weekday)
                                : TemporalAdjusters.dayOfWeekInMonth(week, weekday))
                .atTime(time);
    }

    @Override
    public String toString() {
        return "System.TimeZoneInfo+TransitionTime";
    }
}
