/**
 * Best practices, and proofs, over policy documents as they are written.
 *
 * <p>A {@link dev.gatehouse.lint.Chain} is what applies to an operation, document by document; {@link
 * dev.gatehouse.lint.Effective} puts it together, with {@code base} and fragments in place, into {@link
 * dev.gatehouse.lint.Statement}s. {@link dev.gatehouse.lint.Guarantee} says of a condition whether it holds on every way
 * through them; {@link dev.gatehouse.lint.Proof} asks it for a verified token. Rules ({@code lint.rules}) are one file each.
 *
 * <p>What a compiler sees of one policy by itself is reported by that policy ({@code policy.elements}) and only explained
 * here. Nothing here runs while requests are served.
 */
@NullMarked
package dev.gatehouse.lint;

import org.jspecify.annotations.NullMarked;
