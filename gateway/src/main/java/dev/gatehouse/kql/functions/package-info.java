/**
 * Scalar functions, operators and aggregates of KQL, an entry each: which arguments it takes, what type its result has,
 * its SQL for DuckDB.
 *
 * <p>Start with {@link ScalarFunction} and {@link Aggregate}: they are the contract with the binder (which asks for
 * types and names) and the emitter (which asks for SQL). {@link Functions} and {@link Operators} find entries by name;
 * {@link Sql} is what they are made of.
 */
@NullMarked
package dev.gatehouse.kql.functions;

import org.jspecify.annotations.NullMarked;
