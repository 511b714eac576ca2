package dev.gatehouse.alerts;

import dev.gatehouse.kql.Continuation;
import dev.gatehouse.model.AlertRule;
import dev.gatehouse.model.AlertRule.Condition;
import dev.gatehouse.text.Source;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A rule's query, made to give a row with one number for each combination of its dimensions: rows are counted where
 * they are, however many there are, and never fetched. Those for which the comparison holds come first.
 */
final class MeasuringQuery {
    static final String VALUE = "alert_value";
    static final String RESOURCE = "alert_resource";

    /** In characters. What is longer is cut: it comes from callers, and is kept and sent around. */
    static final int MAX_VALUE = 256;

    private static final String ROWS = "alert_rows";
    private static final int MAX_COMBINATIONS = 10_000;

    private MeasuringQuery() {}

    /** The column with the value of a dimension. */
    static String dimension(int number) {
        return "alert_dimension_" + number;
    }

    static Source of(AlertRule rule) {
        return Continuation.of(Source.of("rule " + rule.name(), rule.condition().query()), stages(rule.condition()));
    }

    private static String stages(Condition condition) {
        List<String> stages = new ArrayList<>();
        List<String> split = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < condition.dimensions().size(); i++) {
            var dimension = condition.dimensions().get(i);
            var text = "tostring(" + name(dimension.name()) + ")";
            boolean all = dimension.values().contains("*");
            if (!all) {
                stages.add("where %s %s (%s)"
                        .formatted(text, dimension.include() ? "in" : "!in", texts(dimension.values())));
            } else if (!dimension.include()) {
                stages.add("where false");
            }
            split.add(dimension(i) + " = substring(" + text + ", 0, " + MAX_VALUE + ")");
            columns.add(dimension(i));
        }
        if (condition.resourceIdColumn() != null) {
            split.add(RESOURCE + " = substring(tostring(" + name(condition.resourceIdColumn()) + "), 0, " + MAX_VALUE
                    + ")");
            columns.add(RESOURCE);
        }
        if (condition.measure() != null) {
            stages.add("where isnotnull(" + name(condition.measure()) + ")");
        }
        stages.add("summarize %s = toreal(%s), %s = count()%s"
                .formatted(
                        VALUE, aggregate(condition), ROWS, split.isEmpty() ? "" : " by " + String.join(", ", split)));
        if (condition.measure() != null) {
            stages.add("where " + ROWS + " > 0"); // the minimum of nothing is none, and its total no 0
        }
        stages.add("order by iff(%s %s %s, 0, 1) asc%s"
                .formatted(
                        VALUE,
                        operator(condition),
                        number(condition.threshold()),
                        columns.stream().map(each -> ", " + each + " asc").collect(Collectors.joining())));
        stages.add("take " + MAX_COMBINATIONS);
        return String.join("\n| ", stages);
    }

    private static String aggregate(Condition condition) {
        var measure = condition.measure() == null ? "" : name(condition.measure());
        return switch (condition.aggregation()) {
            case COUNT -> "count()";
            case AVERAGE -> "avg(" + measure + ")";
            case MINIMUM -> "min(" + measure + ")";
            case MAXIMUM -> "max(" + measure + ")";
            case TOTAL -> "sum(" + measure + ")";
        };
    }

    private static String operator(Condition condition) {
        return switch (condition.operator()) {
            case EQUALS -> "==";
            case GREATER_THAN -> ">";
            case GREATER_THAN_OR_EQUAL -> ">=";
            case LESS_THAN -> "<";
            case LESS_THAN_OR_EQUAL -> "<=";
        };
    }

    private static String number(double number) {
        return "real(" + new BigDecimal(number).toPlainString() + ")";
    }

    private static String name(String column) {
        return "[" + text(column) + "]";
    }

    private static String texts(List<String> values) {
        return values.stream().map(MeasuringQuery::text).collect(Collectors.joining(", "));
    }

    private static String text(String value) {
        var quoted = new StringBuilder("'");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\'', '\\' -> quoted.append('\\').append(c);
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> quoted.append(c);
            }
        }
        return quoted.append('\'').toString();
    }
}
