package dev.gatehouse.model;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A rule that asks the logs a question now and then and raises alerts over the answer.
 *
 * @param name unique, whatever its case
 * @param severity 0, the worst, to 4
 * @param scopes ids of the resources that it watches; only shown
 * @param targetResourceTypes only shown
 * @param frequency from one evaluation to the next
 * @param window the time that is measured as one
 * @param queryRange the time that the query may look at; null for the window
 * @param timeToResolve how long all has to be well until a fired alert resolves; null if the rule keeps no alerts: then
 *     every evaluation that finds the condition met fires
 * @param mute how long a rule that keeps no alerts is silent after it has fired; may be zero
 * @param customProperties go along with every notice
 * @param actionGroups who is told
 * @see <a href="https://learn.microsoft.com/azure/templates/microsoft.insights/2021-08-01/scheduledqueryrules">Microsoft.Insights/scheduledQueryRules</a>
 */
public record AlertRule(
        String name,
        String displayName,
        String description,
        int severity,
        boolean enabled,
        List<String> scopes,
        List<String> targetResourceTypes,
        Duration frequency,
        Duration window,
        @Nullable Duration queryRange,
        Condition condition,
        @Nullable Duration timeToResolve,
        Duration mute,
        SequencedMap<String, String> customProperties,
        List<ActionGroup> actionGroups) {
    public AlertRule {
        scopes = List.copyOf(scopes);
        targetResourceTypes = List.copyOf(targetResourceTypes);
        customProperties = new LinkedHashMap<>(customProperties);
        actionGroups = List.copyOf(actionGroups);
    }

    /**
     * What is asked, and when the answer is worth an alert.
     *
     * @param query in KQL
     * @param measure the column that is aggregated; null where rows are counted
     * @param resourceIdColumn names what an alert is about, and splits like a dimension; null for none
     * @param dimensions columns by whose values the answer is split: each combination is an alert of its own
     * @param periods how many windows, back to back, are looked at
     * @param minFailing in how many of them the comparison must hold
     */
    public record Condition(
            String query,
            Aggregation aggregation,
            @Nullable String measure,
            @Nullable String resourceIdColumn,
            List<Dimension> dimensions,
            Operator operator,
            double threshold,
            int periods,
            int minFailing) {
        public Condition {
            dimensions = List.copyOf(dimensions);
        }
    }

    /**
     * A column to split by.
     *
     * @param include whether the values are those to look at, or those not to
     * @param values {@code *} stands for all
     */
    public record Dimension(String name, boolean include, List<String> values) {
        public Dimension {
            values = List.copyOf(values);
        }

        public boolean takes(String value) {
            return include == (values.contains("*") || values.contains(value));
        }
    }

    /** How many numbers become one; called as in Azure. */
    public enum Aggregation {
        COUNT("Count"),
        AVERAGE("Average"),
        MINIMUM("Minimum"),
        MAXIMUM("Maximum"),
        TOTAL("Total");

        private final String label;

        Aggregation(String label) {
            this.label = label;
        }

        @Override
        public String toString() {
            return label;
        }
    }

    /** What is compared; called as in Azure. */
    public enum Operator {
        EQUALS("Equals"),
        GREATER_THAN("GreaterThan"),
        GREATER_THAN_OR_EQUAL("GreaterThanOrEqual"),
        LESS_THAN("LessThan"),
        LESS_THAN_OR_EQUAL("LessThanOrEqual");

        private final String label;

        Operator(String label) {
            this.label = label;
        }

        public boolean holds(double value, double threshold) {
            return switch (this) {
                case EQUALS -> value == threshold;
                case GREATER_THAN -> value > threshold;
                case GREATER_THAN_OR_EQUAL -> value >= threshold;
                case LESS_THAN -> value < threshold;
                case LESS_THAN_OR_EQUAL -> value <= threshold;
            };
        }

        @Override
        public String toString() {
            return label;
        }
    }
}
