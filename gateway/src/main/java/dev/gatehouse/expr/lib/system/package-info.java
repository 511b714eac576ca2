/**
 * The {@code System} namespace as policy expressions see it: one class per .NET type ({@code StringType}
 * declares {@code System.String}), beside it the value class where Java has none that fits
 * ({@link dev.gatehouse.expr.lib.system.DateTime}), and the rules of .NET's text forms: numbers
 * ({@link dev.gatehouse.expr.lib.system.NumberText}), dates
 * ({@link dev.gatehouse.expr.lib.system.DateText}), {@code String.Format}
 * ({@link dev.gatehouse.expr.lib.system.CompositeFormat}).
 *
 * <p>The culture is always the invariant one and the local time zone is UTC. {@link
 * dev.gatehouse.expr.types.Text} is {@code Object.ToString()}.
 */
@NullMarked
package dev.gatehouse.expr.lib.system;

import org.jspecify.annotations.NullMarked;
