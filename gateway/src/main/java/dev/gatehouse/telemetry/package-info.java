/** Metrics and traces of what goes through, in the formats of Prometheus and OpenTelemetry. */
@NullMarked
package dev.gatehouse.telemetry;

import org.jspecify.annotations.NullMarked;
