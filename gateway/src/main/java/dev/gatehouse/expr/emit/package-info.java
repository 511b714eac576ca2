/**
 * Turns a bound expression into a class file and loads it.
 *
 * <p>Start with {@link dev.gatehouse.expr.emit.Emitter}; {@link dev.gatehouse.expr.emit.UnitLoader} is the class loader that the
 * expressions of one document share. {@link dev.gatehouse.expr.emit.LateSite} binds and compiles at run time what is done with {@code
 * dynamic} values.
 */
@NullMarked
package dev.gatehouse.expr.emit;

import org.jspecify.annotations.NullMarked;
