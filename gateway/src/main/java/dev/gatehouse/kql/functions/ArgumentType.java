package dev.gatehouse.kql.functions;

import dev.gatehouse.kql.schema.Type;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an argument before the query runs.
 *
 * @param constant its value, where it is constant and not null: Boolean, Integer, Long (also timespans, in ticks),
 *     Double, BigDecimal, String (also dynamic, as JSON text), Instant, UUID
 */
public record ArgumentType(Type type, @Nullable Object constant) {
    public ArgumentType(Type type) {
        this(type, null);
    }
}
