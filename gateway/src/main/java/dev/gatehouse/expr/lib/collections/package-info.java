/**
 * {@code System.Collections.Generic} and {@code System.Linq} as policy expressions see them. Sequences are
 * {@link java.lang.Iterable}s, evaluated when someone looks, as in .NET.
 *
 * <p>Start with {@code EnumerableType}, which is LINQ, and {@link dev.gatehouse.expr.lib.collections.ItemList},
 * which is {@code List<T>}.
 */
@NullMarked
package dev.gatehouse.expr.lib.collections;

import org.jspecify.annotations.NullMarked;
