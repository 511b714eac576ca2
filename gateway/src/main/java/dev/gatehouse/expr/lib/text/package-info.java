/**
 * {@code System.Text} and {@code System.Text.RegularExpressions} as policy expressions see them:
 * encodings, {@code StringBuilder}, and regular expressions in .NET's syntax with a limit on their time.
 *
 * <p>Start with {@code RegexType}: {@link dev.gatehouse.expr.lib.text.RegexSyntax} turns a .NET pattern into a
 * Java one, {@link dev.gatehouse.expr.lib.text.Regex} keeps it.
 */
@NullMarked
package dev.gatehouse.expr.lib.text;

import org.jspecify.annotations.NullMarked;
