/**
 * Metrics and traces of what goes through, in the formats of Prometheus and OpenTelemetry, and whether the gateway is
 * ready.
 *
 * <p>{@link dev.gatehouse.telemetry.Metrics} has all figures in one registry: those of exchanges, which it observes;
 * those that policies count through their port; and those that others keep anyway and are asked for at every scrape.
 * {@link dev.gatehouse.telemetry.Otlp}, made only where a collector is configured, pushes the same registry, and makes
 * spans of exchanges and log records of rows.
 */
@NullMarked
package dev.gatehouse.telemetry;

import org.jspecify.annotations.NullMarked;
