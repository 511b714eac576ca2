package dev.gatehouse.expr.lib.system;

/** {@code System.DayOfWeek}, in the order of its values. */
public enum DayOfWeek {
    Sunday,
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday
}
