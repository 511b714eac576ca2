package dev.gatehouse.kql;

import java.time.Instant;

/**
 * The time that a query may look at where it says nothing itself, as the portal's time picker and the
 * query API's {@code timespan} set it. Applied to {@code TimeGenerated} of every table that has it.
 *
 * @param from inclusive
 * @param to exclusive
 */
public record TimeRange(Instant from, Instant to) {}
