package dev.gatehouse.kql;

import java.util.Map;

/**
 * What {@code render} asks for; a hint, the result is the same.
 *
 * @param visualization {@code timechart}, {@code barchart}, {@code table}, …
 * @param properties of {@code with (…)}, by name
 */
public record Render(String visualization, Map<String, String> properties) {
    public Render {
        properties = Map.copyOf(properties);
    }
}
