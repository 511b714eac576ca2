/**
 * Whether clients' certificates may be believed: paths to authorities, and lists of what those have revoked.
 *
 * <p>Start with {@link ClientTrust}.
 */
@NullMarked
package dev.gatehouse.trust;

import org.jspecify.annotations.NullMarked;
