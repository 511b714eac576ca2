/**
 * C# as text and as a tree: {@link Lexer} cuts an expression into tokens, {@link Parser} builds the
 * tree. No names, no types, no meaning yet.
 *
 * <p>Start with {@link Expr} and {@link Stmt}: they are the contract between this package and the
 * binder. Every node knows where it stands; what could not be parsed is reported and stands in the
 * tree as {@link Expr.Missing}.
 */
@NullMarked
package dev.gatehouse.expr.syntax;

import org.jspecify.annotations.NullMarked;
