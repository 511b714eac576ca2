/**
 * The tree with names resolved and types known: what columns every stage has, which function every call means.
 *
 * <p>Start with {@link dev.gatehouse.kql.bind.Relation} and {@link dev.gatehouse.kql.bind.Bound}: they are the contract with
 * the emitter. A {@link dev.gatehouse.kql.bind.Field} stays the same from stage to stage as long as its values do, and a
 * {@link dev.gatehouse.kql.bind.Shape} says what a stage hands on, the order of the rows included.
 *
 * <p>{@link dev.gatehouse.kql.bind.Binder} begins; {@code TableBinder} and {@code StageBinder} do tables, {@code ScalarBinder}
 * values, and each operator of some size has a class of its own. Functions of the query are put in where they are called.
 */
@NullMarked
package dev.gatehouse.kql.bind;

import org.jspecify.annotations.NullMarked;
