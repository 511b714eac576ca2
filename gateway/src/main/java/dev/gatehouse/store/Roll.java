package dev.gatehouse.store;

import dev.gatehouse.store.Segment.Cold;
import dev.gatehouse.store.Segment.Hot;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;

/**
 * Writes a hot segment to a Parquet file. The file has its name only when all of it is on disk, so whatever ends the
 * program in between, the rows are in the table or in the file, and who finds both may drop the table.
 */
final class Roll {
    /** What a file's name ends with while it is written. */
    static final String UNFINISHED = ".unfinished";

    private static final int MAX_GROUP = 122_880;
    private static final int GROUP_BYTES = 48 << 20;

    private Roll() {}

    static Cold write(DuckDBConnection connection, Hot segment, Path folder) throws SQLException, IOException {
        var unfinished = folder.resolve(segment.name().file() + UNFINISHED);
        try {
            return write(connection, segment, folder, unfinished);
        } finally {
            Files.deleteIfExists(unfinished); // where it failed, perhaps since the disk is full
        }
    }

    private static Cold write(DuckDBConnection connection, Hot segment, Path folder, Path unfinished)
            throws SQLException, IOException {
        var file = folder.resolve(segment.name().file());
        var table = StoredTable.hot(segment.name());
        Database.run(
                connection,
                "COPY " + table + " TO " + Sql.text(unfinished.toString())
                        + " (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1, USE_TMP_FILE false, ROW_GROUP_SIZE "
                        + group(connection, segment) + ")");
        long rows = number(connection, "SELECT count(*) FROM " + table);
        long written = number(
                connection, "SELECT sum(num_rows) FROM parquet_file_metadata(" + Sql.text(unfinished.toString()) + ")");
        if (rows != written) {
            throw new IOException("Of " + rows + " rows " + written + " are in " + unfinished);
        }
        try (var channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        syncFolder(folder);
        return new Cold(segment.name(), segment.layout(), file, Files.size(file));
    }

    /** A row group is built in memory: fewer rows where they are long, as with logged bodies. */
    private static long group(DuckDBConnection connection, Hot segment) throws SQLException {
        var length = segment.layout().entrySet().stream()
                .map(column -> switch (column.getValue()) {
                    case "VARCHAR", "JSON" -> "coalesce(strlen(" + Sql.name(column.getKey()) + "), 0)";
                    default -> "8";
                })
                .collect(Collectors.joining(" + "));
        long bytes = number(
                connection,
                "SELECT coalesce(avg(" + length + "), 1)::BIGINT FROM (SELECT * FROM " + StoredTable.hot(segment.name())
                        + " USING SAMPLE 4096 ROWS)");
        return Math.clamp(GROUP_BYTES / Math.max(1, bytes) / 2048 * 2048, 2048, MAX_GROUP);
    }

    private static long number(DuckDBConnection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void syncFolder(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (java.nio.file.AccessDeniedException _) {
            // Windows opens no folders; there a renamed file is kept without this
            return;
        }
    }
}
