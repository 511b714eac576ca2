package dev.gatehouse.alerts;

import dev.gatehouse.alerts.Combination.Dimension;
import dev.gatehouse.kql.schema.Column;
import dev.gatehouse.model.AlertRule.Condition;
import dev.gatehouse.query.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a {@link MeasuringQuery} gave. */
final class Measurement {
    private Measurement() {}

    /** The number of each combination that has one, in the order of the answer. */
    static Map<Combination, Double> of(Condition condition, Answer answer) {
        int value = column(answer, MeasuringQuery.VALUE);
        Map<Combination, Double> numbers = new LinkedHashMap<>();
        for (var row : answer.rows()) {
            if (row[value] instanceof Number number) {
                List<Dimension> dimensions = new ArrayList<>();
                for (int i = 0; i < condition.dimensions().size(); i++) {
                    dimensions.add(new Dimension(
                            condition.dimensions().get(i).name(),
                            text(row[column(answer, MeasuringQuery.dimension(i))])));
                }
                var resource =
                        condition.resourceIdColumn() == null ? "" : text(row[column(answer, MeasuringQuery.RESOURCE)]);
                numbers.put(new Combination(resource, dimensions), number.doubleValue());
            }
        }
        return numbers;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static int column(Answer answer, String name) {
        return answer.columns().stream().map(Column::name).toList().indexOf(name);
    }
}
