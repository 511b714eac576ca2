package dev.gatehouse.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * DuckDB, opened and locked up: an instance in memory that has the views, with the hot file attached. Its SQL reaches
 * files in the store's own folder and nothing else, and its settings cannot be changed any more.
 */
final class Database implements AutoCloseable {
    static final String HOT = "hot";
    static final String SEGMENTS = "segments";
    private static final String FILE = "hot.duckdb";
    private static final String TEMPORARY = "temporary";
    private static final String WAL = FILE + ".wal";
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    /** Three of 4 KB come before the blocks. */
    private static final int HEADERS = 3 * 4096;

    private static final Pattern PID = Pattern.compile("PID ([0-9]+)");

    /** They share the memory limit, and more than these have little to do. */
    private static final int MAX_THREADS = 8;

    private static final long MIN_LOG = 16L << 20;
    private static final long MAX_LOG = 1L << 30;

    private final DuckDBConnection root;

    private Database(DuckDBConnection root) {
        this.root = root;
    }

    /** Opens the folder's hot file, begins one where there is none, and moves one aside that cannot be read. */
    static Database open(Path directory, long memory, long maxBytes, Instant now) throws StoreException {
        createFolders(directory);
        var file = directory.resolve(FILE);
        for (var broken : List.of(WAL, FILE)) {
            try {
                return attach(directory, memory, threshold(maxBytes), false);
            } catch (SQLException e) {
                refuse(directory, e);
                // First without the log of changes: what was checkpointed before may still be whole.
                moveAside(
                        broken.equals(WAL) && !Files.exists(directory.resolve(WAL)) ? file : directory.resolve(broken),
                        now,
                        e);
            }
        }
        try {
            return attach(directory, memory, threshold(maxBytes), false);
        } catch (SQLException e) {
            throw failure(directory, e);
        }
    }

    /** When DuckDB checkpoints by itself: seldom, as it holds up writers, but not beyond what the store may take. */
    private static long threshold(long maxBytes) {
        return Math.clamp(maxBytes / 8, MIN_LOG, MAX_LOG);
    }

    /** Opens a folder that no gateway uses at the moment, and changes nothing in it. */
    static Database openReadOnly(Path directory, long memory) throws StoreException {
        if (Files.isDirectory(directory) && !(Files.isReadable(directory) && Files.isExecutable(directory))) {
            throw forbidden(directory, new AccessDeniedException(directory.toString()));
        }
        if (!isStore(directory)) {
            throw new StoreException(
                    "No store in " + directory + ". " + elsewhere(directory),
                    new NoSuchFileException(directory.toString()));
        }
        try {
            return attach(directory, memory, MAX_LOG, true);
        } catch (SQLException e) {
            var known = refusal(directory, e);
            throw known != null
                    ? known
                    : new StoreException(
                            "The store in " + directory + " cannot be read: " + e.getMessage()
                                    + ". A gateway that opens it moves the broken file aside and keeps the rest",
                            e);
        }
    }

    private static boolean isStore(Path directory) {
        return Files.exists(directory.resolve(FILE)) || Files.isDirectory(directory.resolve(SEGMENTS));
    }

    /** What somebody may have meant who looks for a store where there is none. */
    private static String elsewhere(Path directory) {
        var below = directory.resolve("store");
        return isStore(below)
                ? "There is one in " + below
                : "A gateway keeps one in the folder 'store' of its data folder (serve --data-dir) or where"
                        + " store.directory says: name that with --store, or ask a running gateway with --url";
    }

    private static void createFolders(Path directory) throws StoreException {
        try {
            if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createDirectories(
                        directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            Files.createDirectories(directory.resolve(SEGMENTS));
            deleteFiles(directory.resolve(TEMPORARY));
        } catch (IOException e) {
            throw new StoreException(
                    "The store's folder " + directory + " cannot be made: " + e + ". Choose another"
                            + " with store.directory, give the gateway the right to write there, or set store: off",
                    e);
        }
    }

    /** What a query that was killed had spilled. */
    private static void deleteFiles(Path folder) throws IOException {
        try (var files = Files.newDirectoryStream(folder)) {
            for (var file : files) {
                Files.delete(file);
            }
        } catch (NoSuchFileException _) {
            // there never was one
            return;
        }
    }

    private static Database attach(Path directory, long memory, long threshold, boolean readOnly) throws SQLException {
        var file = directory.resolve(FILE);
        var root = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
        try {
            run(root, "SET GLOBAL autoinstall_known_extensions = false");
            run(root, "SET GLOBAL autoload_known_extensions = false");
            run(root, "SET GLOBAL memory_limit = '" + Math.max(memory, 64L << 20) + "B'");
            run(root, "SET GLOBAL checkpoint_threshold = '" + threshold + "B'");
            run(root, "SET GLOBAL TimeZone = 'UTC'");
            run(root, "SET GLOBAL error_on_division_by_zero = false");
            run(root, "SET GLOBAL parquet_metadata_cache = true");
            run(
                    root,
                    "SET GLOBAL threads = "
                            + Math.min(MAX_THREADS, Runtime.getRuntime().availableProcessors()));
            run(
                    root,
                    "SET GLOBAL temp_directory = "
                            + Sql.text(directory.resolve(TEMPORARY).toString()));
            run(root, "SET GLOBAL max_temp_directory_size = '1GB'");
            if (readOnly && !Files.exists(file)) {
                run(root, "ATTACH ':memory:' AS " + HOT);
            } else {
                run(root, "ATTACH " + Sql.text(file.toString()) + " AS " + HOT + (readOnly ? " (READ_ONLY)" : ""));
                check(root, file);
            }
            run(root, "SET GLOBAL allowed_directories = [" + Sql.text(directory.toString()) + "]");
            run(root, "SET GLOBAL enable_external_access = false");
            run(root, "SET GLOBAL lock_configuration = true");
            return new Database(root);
        } catch (SQLException e) {
            root.close();
            throw e;
        }
    }

    /**
     * Throws where a table has blocks beyond the end of the file, which DuckDB notices only when it comes to read them.
     * That there are more blocks than the file has room for says nothing: unused ones are not written.
     */
    private static void check(DuckDBConnection root, Path file) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (var statement = root.createStatement();
                var rows = statement.executeQuery(
                        "SELECT table_name FROM duckdb_tables() WHERE database_name = '" + HOT + "'")) {
            while (rows.next()) {
                tables.add(HOT + ".main." + Sql.name(rows.getString(1)));
            }
        }
        for (var table : tables) {
            try (var statement = root.createStatement();
                    var rows = statement.executeQuery("SELECT (max(block_id) + 1) * any_value(block_size) + " + HEADERS
                            + " FROM"
                            + " pragma_storage_info(" + Sql.text(table) + "), pragma_database_size() WHERE persistent"
                            + " AND database_name = '" + HOT + "'")) {
                if (rows.next() && rows.getLong(1) > size(file)) {
                    throw new SQLException(
                            "it was cut short: " + size(file) + " of at least " + rows.getLong(1) + " bytes");
                }
            }
        }
    }

    /** For one thread at a time. */
    DuckDBConnection connect() throws SQLException {
        return root.duplicate();
    }

    static void run(DuckDBConnection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Whether the instance is of no more use until it is opened anew, as after a full disk. */
    static boolean isFatal(Throwable failure) {
        var message = message(failure);
        return message.contains("database has been invalidated") || message.contains("fatal error");
    }

    static String message(Throwable failure) {
        return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    }

    /** Throws where moving the file aside would not help, or would do harm. */
    private static void refuse(Path directory, SQLException e) throws StoreException {
        var message = message(e);
        if (message.contains("could not set lock")
                || message.contains("permission denied")
                || message.contains("no space left")
                || message.contains("unique file handle conflict")
                || message.contains("out of memory")
                || message.contains("too many open files")
                || message.contains("read-only file system")) {
            throw failure(directory, e);
        }
    }

    private static StoreException failure(Path directory, SQLException e) {
        var known = refusal(directory, e);
        return known != null
                ? known
                : new StoreException("The store in " + directory + " cannot be opened: " + e.getMessage(), e);
    }

    /** Where it is known what to do about it. */
    private static @Nullable StoreException refusal(Path directory, SQLException e) {
        var message = message(e);
        if (message.contains("unique file handle conflict")) {
            return new StoreException("The store in " + directory + " is in use by this process already", e);
        }
        if (message.contains("could not set lock")) {
            var pid = PID.matcher(String.valueOf(e.getMessage()));
            return new StoreException(
                    "The store in " + directory + " is in use by "
                            + (pid.find() ? "the process with PID " + pid.group(1) : "another process")
                            + ". If that is a running gateway, ask it with 'query --url http://127.0.0.1:8090' and its"
                            + " secret in GATEHOUSE_ADMIN_TOKEN; two gateways need a folder each (store.directory)",
                    e);
        }
        if (message.contains("permission denied") || message.contains("read-only file system")) {
            return forbidden(directory, e);
        }
        if (message.contains("no space left")) {
            return new StoreException(
                    "No space left for the store in " + directory
                            + ". Make room, or lower store.maxBytes or store.keep",
                    e);
        }
        return null;
    }

    private static StoreException forbidden(Path directory, Exception e) {
        return new StoreException(
                "No permission for the store in " + directory
                        + ". Give this user the right to read and write there, or choose another folder with store.directory",
                e);
    }

    private static void moveAside(Path file, Instant now, Exception why) throws StoreException {
        var aside = aside(file, now);
        try {
            Files.move(file, aside);
        } catch (IOException e) {
            throw new StoreException("The broken file " + file + " cannot be moved aside: " + e, e);
        }
        LOG.error(
                "The store's file {} cannot be read ({}). It is now {}, for whoever wants to repair it; delete it otherwise."
                        + " What was logged in the current hour may be missing, all other hours are there",
                file,
                String.valueOf(why.getMessage()),
                aside);
    }

    /** Where a broken file goes. */
    static Path aside(Path file, Instant now) {
        var stamp = now.toString().replace(":", "").replace("-", "");
        return file.resolveSibling(file.getFileName() + ".broken-" + stamp);
    }

    /** Of the hot file and its log of changes. */
    static long bytes(Path directory) {
        return size(directory.resolve(FILE)) + size(directory.resolve(WAL));
    }

    static long logBytes(Path directory) {
        return size(directory.resolve(WAL));
    }

    /** Of a file, in bytes; 0 where there is none. */
    static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException _) {
            return 0;
        }
    }

    @Override
    public void close() throws SQLException {
        root.close();
    }
}
