package dev.gatehouse.artifacts;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Durations of ISO 8601 as ARM writes them. */
final class Durations {
    private Durations() {}

    /** The duration that a text means; null where it is none. */
    static @Nullable Duration parse(String text) {
        try {
            return Duration.parse(text.strip());
        } catch (DateTimeParseException | ArithmeticException e) {
            return null;
        }
    }

    /** {@code P2D} rather than {@code PT48H}. */
    static String text(Duration duration) {
        boolean wholeDays = !duration.isZero() && duration.equals(Duration.ofDays(duration.toDays()));
        return wholeDays ? "P" + duration.toDays() + "D" : duration.toString();
    }
}
