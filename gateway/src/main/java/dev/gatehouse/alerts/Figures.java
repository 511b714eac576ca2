package dev.gatehouse.alerts;

import java.time.Duration;

/** Numbers and durations as Azure writes them. */
final class Figures {
    /** Beyond it a double skips whole numbers. */
    private static final double MAX_WHOLE = 1L << 53;

    private Figures() {}

    /** {@code 51}, {@code 0.5}. */
    static String text(double number) {
        return number(number).toString();
    }

    /** A whole number where it is one. */
    static Number number(double number) {
        boolean whole = number == Math.rint(number) && Math.abs(number) < MAX_WHOLE;
        return whole ? (Number) (long) number : (Number) number;
    }

    /** {@code PT5M}, {@code P1D}. */
    static String text(Duration duration) {
        boolean wholeDays = !duration.isZero() && duration.equals(Duration.ofDays(duration.toDays()));
        return wholeDays ? "P" + duration.toDays() + "D" : duration.toString();
    }
}
