package dev.gatehouse.store;

import dev.gatehouse.kql.Query;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.store.QueryException.Kind;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * A query under way. Its answer goes into a temporary table first: that one is held to the store's limits of memory and
 * of space for spilling, so that rows and bytes can be counted before they become objects. (DuckDB's own results are
 * not held to any limit, and results that it streams end without a word where a row fails.)
 */
final class QueryRun implements Running, Runnable {
    private static final String ANSWER = "temp.answer";

    private final LogStore store;
    private final Consumer<QueryRun> ending;
    private final Query query;
    private final Settings.Queries limits;
    private final CompletableFuture<Result> answer = new CompletableFuture<>();
    private @Nullable PreparedStatement statement;
    private @Nullable Kind ended;

    QueryRun(LogStore store, Consumer<QueryRun> ending, Query query, Settings.Queries limits) {
        this.store = store;
        this.ending = ending;
        this.query = query;
        this.limits = limits;
    }

    void whenDone(Runnable task) {
        var _ = answer.whenComplete((_, _) -> task.run());
    }

    @Override
    public void run() {
        if (answer.isDone()) {
            return;
        }
        long lease = store.leases().begin();
        try {
            answer.complete(read());
        } catch (QueryException e) {
            answer.completeExceptionally(e);
        } catch (SQLException e) {
            answer.completeExceptionally(failure(e));
        } catch (RuntimeException | Error e) {
            answer.completeExceptionally(new QueryException(Kind.FAILED, "The query failed: " + e, e));
            throw e;
        } finally {
            store.leases().end(lease);
        }
    }

    private Result read() throws SQLException, QueryException {
        try (var connection = store.session().database().connect()) {
            check(connection);
            Database.run(connection, "BEGIN TRANSACTION READ ONLY");
            fill(connection);
            count(connection);
            return new Result(query.columns(), rows(connection));
        }
    }

    /** Lets only one statement through that reads; DuckDB's own parser is asked. */
    private void check(DuckDBConnection connection) throws SQLException, QueryException {
        try (var check = connection.prepareStatement(
                "SELECT j ->> 'error' = 'false' AND json_array_length(j -> 'statements') = 1"
                        + " FROM (SELECT json_serialize_sql(?::VARCHAR) AS j)")) {
            check.setString(1, query.sql());
            try (var rows = check.executeQuery()) {
                if (!rows.next() || !rows.getBoolean(1)) {
                    throw new QueryException(Kind.FAILED, "Queries only read");
                }
            }
        }
    }

    private void fill(DuckDBConnection connection) throws SQLException, QueryException {
        var names = IntStream.range(0, query.columns().size())
                .mapToObj(i -> "c" + i)
                .collect(Collectors.joining(", "));
        try (var fill = connection.prepareStatement("CREATE TEMPORARY TABLE answer AS SELECT * FROM (" + query.sql()
                + "\n) AS q(" + names + ") LIMIT " + (limits.maxRows() + 1L))) {
            for (int i = 0; i < query.parameters().size(); i++) {
                fill.setObject(i + 1, query.parameters().get(i));
            }
            cancellable(fill);
            fill.execute();
        } finally {
            cancellable(null);
        }
    }

    private void count(DuckDBConnection connection) throws SQLException, QueryException {
        var length = IntStream.range(0, query.columns().size())
                .mapToObj(i -> switch (query.columns().get(i).type()) {
                    case STRING, DYNAMIC -> "coalesce(strlen(c" + i + "::VARCHAR), 0)";
                    case BOOL, INT, LONG, REAL, DECIMAL, DATETIME, TIMESPAN, GUID -> "8";
                })
                .collect(Collectors.joining(" + "));
        try (var count = connection.createStatement();
                var rows = count.executeQuery(
                        "SELECT count(*), coalesce(sum(" + length + "), 0)::BIGINT FROM " + ANSWER)) {
            rows.next();
            if (rows.getLong(1) > limits.maxRows()) {
                throw new QueryException(
                        Kind.TOO_MANY_ROWS,
                        "The result has more than " + limits.maxRows()
                                + " rows. Summarize, filter or take fewer, or raise queries.maxRows");
            }
            if (rows.getLong(2) > limits.maxBytes()) {
                throw new QueryException(
                        Kind.TOO_MANY_BYTES,
                        "The result has " + rows.getLong(2) + " bytes, more than the " + limits.maxBytes()
                                + " allowed. Project fewer columns or take fewer rows, or raise queries.maxBytes");
            }
        }
    }

    private List<@Nullable Object[]> rows(DuckDBConnection connection) throws SQLException, QueryException {
        List<@Nullable Object[]> read = new ArrayList<>();
        var columns = query.columns();
        try (var select = connection.prepareStatement("SELECT * FROM " + ANSWER)) {
            cancellable(select);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var row = new @Nullable Object[columns.size()];
                    for (int i = 0; i < row.length; i++) {
                        row[i] = Values.read(rows, i + 1, columns.get(i).type());
                    }
                    read.add(row);
                }
            }
        } finally {
            cancellable(null);
        }
        return read;
    }

    /** What a cancellation ends from now on. */
    private synchronized void cancellable(@Nullable PreparedStatement next) throws QueryException {
        statement = next;
        if (ended != null && next != null) {
            throw refusal(ended, null);
        }
    }

    private QueryException failure(SQLException e) {
        Kind kind;
        synchronized (this) {
            kind = ended;
        }
        if (kind != null) {
            return refusal(kind, e);
        }
        var message = Database.message(e);
        if (message.contains("out of memory")) {
            return refusal(Kind.OUT_OF_MEMORY, e);
        }
        if (store.isClosed() || Database.isFatal(e)) {
            return refusal(Kind.UNAVAILABLE, e);
        }
        return refusal(Kind.FAILED, e);
    }

    private QueryException refusal(Kind kind, @Nullable SQLException e) {
        var message = switch (kind) {
            case TOO_LONG ->
                "The query took longer than " + limits.timeout().toMillis() / 1000.0
                        + " s. Ask for a shorter time, or raise queries.timeout";
            case OUT_OF_MEMORY ->
                "The query needs more memory than all queries may use together. Filter or summarize earlier, or raise"
                        + " queries.memory";
            case CANCELLED -> "The query was cancelled";
            case UNAVAILABLE -> "The store cannot be read at the moment";
            case TOO_MANY_ROWS, TOO_MANY_BYTES, BUSY, FAILED ->
                "The query cannot be run" + (e == null ? "" : ": " + firstLine(String.valueOf(e.getMessage())));
        };
        return e == null ? new QueryException(kind, message) : new QueryException(kind, message, e);
    }

    static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }

    @Override
    public Result result() throws QueryException {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            cancel();
            Thread.currentThread().interrupt();
            throw new QueryException(Kind.CANCELLED, "The query was cancelled", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof QueryException refused
                    ? refused
                    : new QueryException(Kind.FAILED, "The query failed: " + e.getCause(), e);
        }
    }

    @Override
    public void cancel() {
        end(Kind.CANCELLED);
    }

    void expire() {
        end(Kind.TOO_LONG);
    }

    /** The answer says so at once, whenever DuckDB gets to notice. */
    private void end(Kind kind) {
        synchronized (this) {
            if (ended != null || answer.isDone()) {
                return;
            }
            ended = kind;
        }
        answer.completeExceptionally(refusal(kind, null));
        ending.accept(this);
    }

    /** Interrupts DuckDB, which forgets it if it has not begun yet: to be repeated until the run is over. */
    synchronized void interrupt() {
        if (statement != null) {
            try {
                statement.cancel();
            } catch (SQLException _) {
                // it has ended by itself
                return;
            }
        }
    }
}
