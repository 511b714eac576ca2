/**
 * What outlives an exchange, kept in this process: {@link MemoryCounters} for rate limits,
 * {@link MemoryValueCache} for {@code cache-store-value}. Both are bounded and neither ever waits.
 *
 * <p>Start with {@link MemoryCounters}.
 */
@NullMarked
package dev.gatehouse.state;

import org.jspecify.annotations.NullMarked;
