/**
 * Whether tokens still stand, which they do not say themselves: authorization servers are asked (RFC 7662), lists of
 * revoked ones are kept fresh, used proofs are remembered.
 *
 * <p>Start with {@link dev.gatehouse.standing.TokenStanding}.
 */
@NullMarked
package dev.gatehouse.standing;

import org.jspecify.annotations.NullMarked;
