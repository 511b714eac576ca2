package dev.gatehouse.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What there is to know of a store.
 *
 * @param rowsWritten since it was opened
 * @param failedBatches since it was opened
 * @param bytes on disk, of all its files
 * @param segments hours of all tables that are kept, hot and in Parquet
 * @param oldest the beginning of the oldest hour that is kept
 * @param problem why the store is not quite well at the moment: rows that could not be kept, an hour that could not be
 *     rolled; null while all is well
 */
public record Statistics(
        long rowsWritten,
        long failedBatches,
        long bytes,
        int segments,
        @Nullable Instant oldest,
        @Nullable String problem) {}
