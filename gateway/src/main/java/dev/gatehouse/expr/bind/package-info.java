/**
 * Gives expressions their meaning. {@link dev.gatehouse.expr.bind.Binder} turns a tree into a
 * {@link dev.gatehouse.expr.bind.Program} in which every name is resolved and every conversion explicit; mistakes become
 * diagnostics.
 *
 * <p>Start with {@link dev.gatehouse.expr.bind.Bound} and {@link dev.gatehouse.expr.bind.BoundStatement}: they are the contract between
 * this package and the emitter. Then {@link dev.gatehouse.expr.bind.Binder}, the hub: it holds the state (scope, function)
 * and one object per subject: {@code Expressions}, {@code Statements}, {@code LocalFunctions}, {@code Queries}, {@code
 * LateBinding}, {@code Conversions}, {@code
 * Operators}, {@code Overloads}, {@code Inference}, {@code Members}, {@code Lambdas}, {@code Creation},
 * {@code Patterns}.
 */
@NullMarked
package dev.gatehouse.expr.bind;

import org.jspecify.annotations.NullMarked;
