package dev.gatehouse.kql.bind;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A bound query.
 *
 * @param visualization as {@code render} asks, if it does
 * @param properties of the visualization
 */
public record Answer(Relation relation, @Nullable String visualization, Map<String, String> properties) {
    public Answer {
        properties = Map.copyOf(properties);
    }
}
