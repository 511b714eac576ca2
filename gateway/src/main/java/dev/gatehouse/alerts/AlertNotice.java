package dev.gatehouse.alerts;

import dev.gatehouse.model.AlertRule;
import java.time.Instant;
import java.util.OptionalDouble;

/**
 * An alert has fired or is resolved.
 *
 * @param rule as it was then
 * @param alert its id, the same when it fires and when it resolves
 * @param about what the alert is about
 * @param value of the latest window; empty where there is none
 * @param windowEnd the end of the latest window
 * @param firedAt when it fired
 * @param at when this happened
 */
public record AlertNotice(
        AlertRule rule,
        String alert,
        Happening happening,
        Combination about,
        OptionalDouble value,
        Instant windowEnd,
        Instant firedAt,
        Instant at) {
    /** What happened to it; called as in Azure. */
    public enum Happening {
        FIRED("Fired"),
        RESOLVED("Resolved");

        private final String label;

        Happening(String label) {
            this.label = label;
        }

        @Override
        public String toString() {
            return label;
        }
    }

    /** The beginning of the latest window. */
    public Instant windowStart() {
        return windowEnd.minus(rule.window());
    }
}
