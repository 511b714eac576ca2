/**
 * An identity provider for development and tests: it hands a token with any claims to anybody who asks, so it listens
 * on loopback only and must never stand in front of anything real.
 *
 * <p>Start with {@link dev.gatehouse.app.idp.IdentityProvider}, the server. It holds some {@link
 * dev.gatehouse.app.idp.Issuer}s, each with its own {@link dev.gatehouse.app.idp.KeyRing}; a {@link
 * dev.gatehouse.app.idp.SigningKey} signs. {@link dev.gatehouse.app.idp.Claims} reads claims as people type them.
 */
@NullMarked
package dev.gatehouse.app.idp;

import org.jspecify.annotations.NullMarked;
