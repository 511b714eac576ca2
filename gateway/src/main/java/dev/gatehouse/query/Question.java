package dev.gatehouse.query;

import dev.gatehouse.kql.TimeRange;
import dev.gatehouse.text.Source;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A query and what it is about.
 *
 * @param text in KQL; its name is what diagnostics call it
 * @param now what the query takes as the present; null for the clock's time
 * @param range the time it looks at, besides what it says itself; null for all there is
 */
public record Question(
        Source text, @Nullable Instant now, @Nullable TimeRange range) {}
