/**
 * Keeps the logs: DuckDB in a folder of its own, with old hours in Parquet files. Nobody else knows of SQL connections
 * or of files.
 *
 * <p>Start with {@link dev.gatehouse.store.LogStore}. Rows come in through {@code TableSink}, one transaction for a
 * batch, into the hour's segment; {@code Keeper} rolls segments whose hour is over ({@code Roll}) and drops what is too
 * old; {@code Catalog} knows what segments there are and makes the views that queries see; {@code QueryRun} is one query
 * within its limits.
 */
@NullMarked
package dev.gatehouse.store;

import org.jspecify.annotations.NullMarked;
