/** Keeps the logs: DuckDB in a folder of its own, with old hours in Parquet files. Nobody else knows of SQL or of files. */
@NullMarked
package dev.gatehouse.store;

import org.jspecify.annotations.NullMarked;
