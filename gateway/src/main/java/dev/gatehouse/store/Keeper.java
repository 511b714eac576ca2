package dev.gatehouse.store;

import dev.gatehouse.store.Segment.Cold;
import dev.gatehouse.store.Segment.Hot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.duckdb.DuckDBConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the store in order, every few seconds and on one thread: rolls hours, drops old ones, checkpoints. */
final class Keeper {
    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);

    /** Worth a checkpoint when nothing is written; worth one in any case. Reading it again takes 4 s for 1 GB. */
    private static final long QUIET_LOG = 4L << 20;

    private static final long LONG_LOG = 256L << 20;

    private final LogStore store;
    private final Path directory;
    private final Duration keep;
    private final long maxBytes;
    private long writtenBefore;

    Keeper(LogStore store, Path directory, Duration keep, long maxBytes) {
        this.store = store;
        this.directory = directory;
        this.keep = keep;
        this.maxBytes = maxBytes;
    }

    /** Does what there is to do now. */
    void tick(Session session, Collection<TableSink<?>> sinks) throws SQLException, IOException {
        var now = store.now();
        try (var connection = session.database().connect()) {
            dropOld(session, now);
            boolean rolled = roll(session, connection, sinks, now);
            dropTooMany(session, connection);
            store.leases().due().forEach(Runnable::run);
            checkpoint(connection, rolled);
        }
    }

    private boolean roll(Session session, DuckDBConnection connection, Collection<TableSink<?>> sinks, Instant now)
            throws SQLException, IOException {
        List<Hot> ended = new ArrayList<>();
        sinks.forEach(sink -> ended.addAll(sink.seal(session, now)));
        for (var hot : ended) {
            var cold = Roll.write(connection, hot, directory.resolve(Database.SEGMENTS));
            session.catalog().put(cold);
            dropTable(hot);
            LOG.debug("{} is in {} now, {} bytes", hot.name(), cold.file(), cold.bytes());
        }
        return !ended.isEmpty();
    }

    private void dropTable(Hot hot) {
        store.leases().afterwards(() -> {
            try {
                var session = store.session();
                if (session.catalog().hot(hot.name().table()).contains(hot)) {
                    return; // opened anew meanwhile, and the table is needed after all
                }
                try (var connection = session.database().connect()) {
                    Database.run(connection, "DROP TABLE IF EXISTS " + StoredTable.hot(hot.name()));
                }
            } catch (SQLException e) {
                store.noteProblem("The table of " + hot.name() + " cannot be dropped", e);
            }
        });
    }

    private void dropOld(Session session, Instant now) throws SQLException {
        var oldest = now.minus(keep);
        drop(
                session,
                session.catalog().segments().stream()
                        .filter(segment -> !segment.name().end().isAfter(oldest))
                        .toList());
    }

    /** The oldest hours go until the rest is no larger than allowed; tables come last, and never the hour's own. */
    private void dropTooMany(Session session, DuckDBConnection connection) throws SQLException {
        long over = hotBytes(connection) - maxBytes;
        List<Cold> files = new ArrayList<>();
        for (var segment : session.catalog().segments()) {
            if (segment instanceof Cold cold) {
                files.add(cold);
                over += cold.bytes();
            }
        }
        List<Segment> gone = new ArrayList<>();
        for (var file : files) {
            if (over <= 0) {
                break;
            }
            gone.add(file);
            over -= file.bytes();
        }
        drop(session, gone);
    }

    /** What the hot file and its log use; blocks that are free for reuse do not count. */
    private long hotBytes(DuckDBConnection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT used_blocks * block_size FROM pragma_database_size()"
                        + " WHERE database_name = '" + Database.HOT + "'")) {
            return (rows.next() ? rows.getLong(1) : 0) + Database.logBytes(directory);
        }
    }

    private void drop(Session session, List<? extends Segment> gone) throws SQLException {
        if (gone.isEmpty()) {
            return;
        }
        session.catalog().hide(List.copyOf(gone));
        for (var segment : gone) {
            switch (segment) {
                case Hot hot -> dropTable(hot);
                case Cold cold -> store.leases().afterwards(() -> deleteFile(cold.file()));
            }
        }
    }

    private void deleteFile(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            store.noteProblem("The file " + file + " cannot be deleted", e);
        }
    }

    private void checkpoint(DuckDBConnection connection, boolean rolled) throws SQLException {
        long log = Database.logBytes(directory);
        long written = store.rowsWritten();
        boolean quiet = written == writtenBefore;
        writtenBefore = written;
        if (rolled || log > Math.min(LONG_LOG, maxBytes / 16) || (quiet && log > QUIET_LOG)) {
            checkpoint(connection);
        }
    }

    static void checkpoint(DuckDBConnection connection) throws SQLException {
        try {
            Database.run(connection, "CHECKPOINT " + Database.HOT);
        } catch (SQLException e) {
            if (Database.isFatal(e)) {
                throw e;
            }
            LOG.debug("A checkpoint has to wait", e);
        }
    }
}
