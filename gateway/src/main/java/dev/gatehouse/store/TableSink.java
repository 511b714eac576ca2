package dev.gatehouse.store;

import dev.gatehouse.logs.LogSink;
import dev.gatehouse.store.Segment.Hot;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Appends batches to the segment of the hour. A batch is a transaction: all of it is on disk, or nothing. */
final class TableSink<R> implements LogSink<R> {
    /** Beyond either a segment is full, so that no roll takes long, and what is hot is a part of all that is kept. */
    private static final long MAX_ROWS = 2_000_000;

    private static final long MAX_CHARACTERS = 1L << 29;
    private static final long MIN_CHARACTERS = 1L << 22;
    private static final int ATTEMPTS = 4;

    private static final Logger LOG = LoggerFactory.getLogger(TableSink.class);

    private final LogStore store;
    private final StoredTable<R> table;
    private final ReentrantLock appending = new ReentrantLock();
    private final int width;
    private final long maxCharacters;
    private @Nullable Target target;
    private boolean closed;

    /** An open segment. DuckDB's appenders belong to the thread that made them. */
    private final class Target {
        private final Session session;
        private final Hot segment;
        private final DuckDBConnection connection;
        private final DuckDBAppender appender;
        private final Thread owner = Thread.currentThread();
        private long rows;
        private long characters;

        Target(Session session, Hot segment, DuckDBConnection connection) throws SQLException {
            this.session = session;
            this.segment = segment;
            this.connection = connection;
            appender = connection.createAppender(
                    Database.HOT, "main", segment.name().toString());
        }

        boolean isFull() {
            return rows >= MAX_ROWS || characters >= maxCharacters;
        }

        boolean isBefore(Instant hour) {
            return hour.isAfter(segment.name().hour());
        }
    }

    TableSink(LogStore store, StoredTable<R> table, long maxBytes) {
        this.store = store;
        this.table = table;
        width = table.stored().size();
        maxCharacters = Math.clamp(maxBytes / 4, MIN_CHARACTERS, MAX_CHARACTERS);
    }

    StoredTable<R> table() {
        return table;
    }

    @Override
    public void write(List<R> rows) throws Exception {
        if (rows.isEmpty()) {
            return;
        }
        appending.lock();
        try {
            for (int attempt = 1; ; attempt++) {
                try {
                    append(rows);
                    store.wrote(rows.size());
                    return;
                } catch (SQLException e) {
                    abandon();
                    if (attempt == ATTEMPTS || !Database.message(e).contains("out of memory")) {
                        throw e;
                    }
                    // A query has it all at the moment; queries end.
                    TimeUnit.SECONDS.sleep(1);
                }
            }
        } catch (Exception e) {
            abandon();
            store.failedToWrite(e);
            throw e;
        } finally {
            appending.unlock();
        }
    }

    private void append(List<R> rows) throws SQLException {
        if (closed) {
            throw new SQLException("The store is closed");
        }
        var open = target(store.now());
        Database.run(open.connection, "BEGIN TRANSACTION");
        var values = new @Nullable Object[width];
        long characters = 0;
        for (var row : rows) {
            for (int i = 0; i < width; i++) {
                values[i] = table.stored().get(i).value().apply(row);
            }
            characters += append(open.appender, values);
        }
        open.appender.flush();
        Database.run(open.connection, "COMMIT");
        open.rows += rows.size();
        open.characters += characters;
    }

    private long append(DuckDBAppender appender, @Nullable Object[] values) throws SQLException {
        long characters = 0;
        appender.beginRow();
        for (int i = 0; i < width; i++) {
            var value = values[i];
            append(appender, table.stored().get(i), value);
            characters += value instanceof String text ? text.length() : 8;
        }
        for (int i = 0; i < width; i++) {
            var members = table.stored().get(i).members();
            if (members != null) {
                for (var member : members.find(values[i])) {
                    appender.append(member);
                }
            }
        }
        appender.endRow();
        return characters;
    }

    private void append(DuckDBAppender appender, StoredTable.Stored<R> column, @Nullable Object value)
            throws SQLException {
        if (value == null) {
            appender.appendNull();
            return;
        }
        switch (column.type()) {
            case BOOL -> appender.append((boolean) value);
            case INT -> appender.append((int) value);
            case LONG, TIMESPAN -> appender.append((long) value);
            case REAL -> appender.append((double) value);
            case DECIMAL -> appender.append(((BigDecimal) value).setScale(Sql.SCALE, RoundingMode.HALF_EVEN));
            case STRING, DYNAMIC -> appender.append((String) value);
            case DATETIME -> appender.appendEpochMicros(micros((Instant) value));
            case GUID -> appender.append((UUID) value);
        }
    }

    private static long micros(Instant time) {
        return time.getEpochSecond() * 1_000_000 + time.getNano() / 1_000;
    }

    private Target target(Instant now) throws SQLException {
        var hour = SegmentName.hourOf(now);
        var session = store.session();
        var before = target;
        if (before != null
                && before.session == session
                && before.owner.equals(Thread.currentThread())
                && !before.isFull()
                && !before.isBefore(hour)) {
            return before;
        }
        if (before != null && before.isFull()) {
            before.session.sealed().add(before.segment.name());
        }
        abandon();
        var connection = session.database().connect();
        try {
            var opened = new Target(session, segment(session, connection, hour), connection);
            target = opened;
            return opened;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** The hour's segment, where one was begun before and has the right columns; or a new one. */
    private Hot segment(Session session, DuckDBConnection connection, Instant hour) throws SQLException {
        for (var hot : session.catalog().hot(table.name()).reversed()) {
            if (isOpen(session, hot, hour)) {
                return hot;
            }
        }
        var segment = new Hot(session.catalog().next(table.name(), hour), table.layout());
        Database.run(connection, table.create(segment.name()));
        session.catalog().put(segment);
        return segment;
    }

    private boolean isOpen(Session session, Hot segment, Instant hour) {
        return segment.name().hour().equals(hour)
                && segment.layout().equals(table.layout())
                && !session.sealed().contains(segment.name());
    }

    /** Ends the segments that take no more rows: the hour is over, or they are full. Those can be rolled. */
    List<Hot> seal(Session session, Instant now) {
        appending.lock();
        try {
            var hour = SegmentName.hourOf(now);
            var open = target;
            if (open != null && open.session == session) {
                if (open.isFull()) {
                    session.sealed().add(open.segment.name());
                }
                if (open.isFull() || open.isBefore(hour)) {
                    abandon();
                }
            }
            var current = target;
            var ended = session.catalog().hot(table.name()).stream()
                    .filter(hot -> current == null || !hot.name().equals(current.segment.name()))
                    .filter(hot -> !isOpen(session, hot, hour))
                    .toList();
            ended.forEach(hot -> session.sealed().add(hot.name()));
            return ended;
        } finally {
            appending.unlock();
        }
    }

    /** Lets go of the open segment. */
    void release() {
        appending.lock();
        try {
            abandon();
        } finally {
            appending.unlock();
        }
    }

    /** What is not committed is not kept: with its connection the transaction ends. */
    private void abandon() {
        var open = target;
        target = null;
        if (open == null) {
            return;
        }
        try (var connection = open.connection) {
            try (var appender = open.appender) {
                LOG.trace("Done with {}", appender);
            } catch (SQLException e) {
                LOG.debug("Rows of a failed batch are given up", e);
            }
            try {
                Database.run(connection, "ROLLBACK");
            } catch (SQLException e) {
                LOG.trace("There was no transaction", e);
            }
        } catch (SQLException e) {
            LOG.debug("A connection that is of no more use", e);
        }
    }

    @Override
    public void close() {
        appending.lock();
        try {
            closed = true;
            abandon();
        } finally {
            appending.unlock();
        }
    }
}
