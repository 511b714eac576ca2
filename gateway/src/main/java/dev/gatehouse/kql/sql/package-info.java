/**
 * The typed tree as SQL for DuckDB: one common table expression for each stage.
 *
 * <p>Start with {@link dev.gatehouse.kql.sql.Emitter}. Nothing of a query's text reaches the SQL: strings are parameters, and
 * names of columns are made anew by {@code Columns}.
 */
@NullMarked
package dev.gatehouse.kql.sql;

import org.jspecify.annotations.NullMarked;
