/**
 * Policy expressions: C# text in, {@link Expression} out. The façade over the phases
 * {@code expr.syntax}, {@code expr.bind} and {@code expr.emit}; nobody outside names those.
 *
 * <p>Start with {@link ExpressionCompiler}.
 */
@NullMarked
package dev.gatehouse.expr;

import org.jspecify.annotations.NullMarked;
