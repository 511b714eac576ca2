/**
 * Fetches providers' keys and keeps them fresh. {@link OpenIdProviders} knows one {@link OpenIdKeys} for
 * each metadata address: fetched on first use, renewed every hour or as often as the provider asks for, once more when a
 * token names an unknown key, and kept for a day while the provider does not answer.
 *
 * <p>Start with {@link OpenIdKeys}; {@link dev.gatehouse.outbound.AddressRules} says where we go and where we do not.
 */
@NullMarked
package dev.gatehouse.keys;

import org.jspecify.annotations.NullMarked;
