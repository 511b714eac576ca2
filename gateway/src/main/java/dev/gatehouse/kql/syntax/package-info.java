/**
 * A query's text as a tree. Every node knows its place in the text; a mistake is a diagnostic there, and the parser goes on.
 *
 * <p>Start with {@link dev.gatehouse.kql.syntax.Parser}, then {@link dev.gatehouse.kql.syntax.Stage} for the query operators and
 * {@link dev.gatehouse.kql.syntax.Expr} for all else. Whether a name is a table or a value only the binder knows, so there
 * is one kind of expression for both.
 */
@NullMarked
package dev.gatehouse.kql.syntax;

import org.jspecify.annotations.NullMarked;
