package dev.gatehouse.expr.lib.system;

import java.time.LocalDate;

/** {@code System.DayOfWeek}, in the order of its values. */
public enum DayOfWeek {
    Sunday,
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday;

    static DayOfWeek of(LocalDate date) {
        return switch (date.getDayOfWeek()) {
            case SUNDAY -> Sunday;
            case MONDAY -> Monday;
            case TUESDAY -> Tuesday;
            case WEDNESDAY -> Wednesday;
            case THURSDAY -> Thursday;
            case FRIDAY -> Friday;
            case SATURDAY -> Saturday;
        };
    }
}
