package dev.gatehouse.kql.bind;

import java.time.Instant;

/**
 * The time that tables are cut to.
 *
 * @param from inclusive
 * @param to exclusive
 */
public record Period(Instant from, Instant to) {}
