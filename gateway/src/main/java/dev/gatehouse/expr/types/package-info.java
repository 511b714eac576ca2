/**
 * The .NET types that expressions can reach: how a type and its members are declared, and the value
 * classes for those .NET values that Java has no type for.
 *
 * <p>Start with {@link LibraryType}: one class per .NET type, whose annotated static methods are the
 * members. Nothing else is reachable from an expression.
 */
@NullMarked
package dev.gatehouse.expr.types;

import org.jspecify.annotations.NullMarked;
