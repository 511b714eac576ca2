package dev.gatehouse.alerts;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What one alert of a rule is about, among others of the same rule.
 *
 * @param resource the value of the column that names what the alert is about; empty where the rule names none
 * @param dimensions in the order of the rule's
 */
public record Combination(String resource, List<Dimension> dimensions) {
    /** Of a rule that does not split. */
    public static final Combination ALL = new Combination("", List.of());

    public Combination {
        dimensions = List.copyOf(dimensions);
    }

    /** The value of a column. */
    public record Dimension(String name, String value) {
        @Override
        public String toString() {
            return name + "=" + value;
        }
    }

    /** {@code ApiId=orders, CallerIpAddress=10.1.2.3}. */
    @Override
    public String toString() {
        return dimensions.stream().map(Dimension::toString).collect(Collectors.joining(", "));
    }
}
