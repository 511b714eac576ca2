package dev.gatehouse.kql.bind;

import org.jspecify.annotations.Nullable;

/**
 * What an expression for a value sees.
 *
 * @param row null where there is none, as in {@code let} and {@code print}
 * @param aggregates collects the aggregates where they are allowed
 */
record Scope(Environment names, @Nullable Row row, @Nullable Aggregates aggregates) {
    Scope(Environment names, @Nullable Row row) {
        this(names, row, null);
    }
}
