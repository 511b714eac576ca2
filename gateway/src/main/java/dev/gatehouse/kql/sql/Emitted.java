package dev.gatehouse.kql.sql;

import java.util.List;

/**
 * SQL and what to bind to its {@code ?}.
 *
 * @param parameters Boolean, Integer, Long, Double, BigDecimal, String or LocalDateTime
 */
public record Emitted(String sql, List<Object> parameters) {
    public Emitted {
        parameters = List.copyOf(parameters);
    }
}
