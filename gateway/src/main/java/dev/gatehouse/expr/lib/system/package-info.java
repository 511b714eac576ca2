/**
 * The namespace {@code System}: one file per .NET type.
 *
 * <p>Start with {@link dev.gatehouse.expr.lib.system.StringType} as an example of how a type is written down.
 */
@NullMarked
package dev.gatehouse.expr.lib.system;

import org.jspecify.annotations.NullMarked;
