/**
 * Calls to addresses that people have configured, other than backends: to providers of keys, to webhooks. They go to
 * where the rules allow, take no longer and bring no more than they may.
 *
 * <p>Start with {@link dev.gatehouse.outbound.AddressRules}: where we go and where we do not.
 */
@NullMarked
package dev.gatehouse.outbound;

import org.jspecify.annotations.NullMarked;
