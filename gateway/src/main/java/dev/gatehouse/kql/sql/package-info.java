/** The typed tree as SQL for DuckDB: one common table expression for each stage. */
@NullMarked
package dev.gatehouse.kql.sql;

import org.jspecify.annotations.NullMarked;
