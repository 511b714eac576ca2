package dev.gatehouse.store;

import dev.gatehouse.store.Segment.Cold;
import dev.gatehouse.store.Segment.Hot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.duckdb.DuckDBConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The segments that there are, and the views over them that queries name. A row is in exactly one of them at any
 * moment: a view changes from one set to the next at once.
 */
final class Catalog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Catalog.class);
    private static final String ENDING = ".parquet";

    private final Path folder;
    private final Map<String, StoredTable<?>> tables;
    private final DuckDBConnection connection;
    private final boolean readOnly;
    private final TreeMap<SegmentName, Segment> segments = new TreeMap<>();
    private final Set<SegmentName> used = new HashSet<>();

    /**
     * Finds what is there. What a crash left half done is put in order: an hour that is in a file and in a table loses
     * its table, files without their last name go, files that cannot be read are moved aside.
     */
    Catalog(Path directory, Database database, Collection<StoredTable<?>> tables, boolean readOnly, Instant now)
            throws SQLException {
        this.folder = directory.resolve(Database.SEGMENTS);
        this.tables = new LinkedHashMap<>();
        tables.forEach(table -> this.tables.put(table.name(), table));
        this.readOnly = readOnly;
        this.connection = database.connect();
        findFiles(now);
        findTables();
        for (var table : this.tables.values()) {
            show(table.name());
        }
        for (var view : AzureTables.views(this.tables.keySet(), tables)) {
            Database.run(connection, view);
        }
    }

    private void findFiles(Instant now) throws SQLException {
        Map<Path, SegmentName> files = new TreeMap<>();
        try (var listed = Files.newDirectoryStream(folder)) {
            for (var file : listed) {
                var text = String.valueOf(file.getFileName());
                if (text.endsWith(ENDING)) {
                    SegmentName.parse(text.substring(0, text.length() - ENDING.length()))
                            .ifPresent(name -> files.put(file, name));
                } else if (text.endsWith(Roll.UNFINISHED) && !readOnly) {
                    Files.delete(file);
                }
            }
        } catch (NoSuchFileException e) {
            LOG.debug("No hours before this one", e);
        } catch (IOException e) {
            LOG.warn("The folder {} cannot be listed: queries miss the hours before: {}", folder, e.toString());
        }
        var layouts = layouts(files.keySet(), now);
        layouts.forEach((file, layout) -> {
            var name = files.get(file);
            if (name != null) {
                segments.put(name, new Cold(name, layout, file, Database.size(file)));
            }
        });
    }

    /** What columns files have; those that cannot be read are moved aside. */
    private Map<Path, Map<String, String>> layouts(Collection<Path> files, Instant now) throws SQLException {
        if (files.isEmpty()) {
            return Map.of();
        }
        try {
            return layouts(files);
        } catch (SQLException e) {
            if (Database.isFatal(e)) {
                throw e;
            }
        }
        Map<Path, Map<String, String>> found = new HashMap<>();
        for (var file : files) {
            try {
                found.putAll(layouts(List.of(file)));
            } catch (SQLException e) {
                if (Database.isFatal(e)) {
                    throw e;
                }
                moveAside(file, now, e);
            }
        }
        return found;
    }

    private void moveAside(Path file, Instant now, SQLException why) {
        if (readOnly) {
            LOG.warn("The file {} cannot be read; its hour is missing: {}", file, String.valueOf(why.getMessage()));
            return;
        }
        var aside = Database.aside(file, now);
        try {
            Files.move(file, aside);
            LOG.error(
                    "The store's file {} cannot be read ({}). It is now {}, for whoever wants to repair it; delete it"
                            + " otherwise. Queries miss what it holds, all other hours are there",
                    file,
                    String.valueOf(why.getMessage()),
                    aside);
        } catch (IOException e) {
            LOG.error("The broken file {} cannot be moved aside; queries miss what it holds", file, e);
        }
    }

    private Map<Path, Map<String, String>> layouts(Collection<Path> files) throws SQLException {
        var list = files.stream().map(file -> Sql.text(file.toString())).toList();
        Map<Path, Map<String, String>> layouts = new HashMap<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT file_name, name, duckdb_type FROM parquet_schema(["
                        + String.join(", ", list) + "]) WHERE duckdb_type IS NOT NULL")) {
            while (rows.next()) {
                layouts.computeIfAbsent(Path.of(rows.getString(1)), _ -> new LinkedHashMap<>())
                        .put(rows.getString(2), rows.getString(3));
            }
        }
        return layouts;
    }

    private void findTables() throws SQLException {
        Map<String, Map<String, String>> layouts = new TreeMap<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT table_name, column_name, data_type FROM duckdb_columns()"
                        + " WHERE database_name = '" + Database.HOT + "' AND NOT internal ORDER BY column_index")) {
            while (rows.next()) {
                layouts.computeIfAbsent(rows.getString(1), _ -> new LinkedHashMap<>())
                        .put(rows.getString(2), rows.getString(3));
            }
        }
        for (var each : layouts.entrySet()) {
            var name = SegmentName.parse(each.getKey()).orElse(null);
            if (name == null) {
                continue;
            }
            if (!segments.containsKey(name)) {
                segments.put(name, new Hot(name, each.getValue()));
            } else if (!readOnly) {
                Database.run(connection, "DROP TABLE " + StoredTable.hot(name));
            }
        }
    }

    private void show(String name) throws SQLException {
        var table = tables.get(name);
        if (table != null) {
            Database.run(
                    connection,
                    table.view(segments.values().stream()
                            .filter(segment -> segment.name().table().equals(name))
                            .toList()));
        }
    }

    synchronized List<Segment> segments() {
        return List.copyOf(segments.values());
    }

    /** The hot segments of a table, oldest first. */
    synchronized List<Hot> hot(String table) {
        return segments.values().stream()
                .filter(Hot.class::isInstance)
                .map(Hot.class::cast)
                .filter(hot -> hot.name().table().equals(table))
                .toList();
    }

    /** A name for another segment of this hour. */
    synchronized SegmentName next(String table, Instant hour) {
        int number = 0;
        for (var names : List.of(segments.keySet(), used)) {
            for (var name : names) {
                if (name.table().equals(table) && name.hour().equals(hour)) {
                    number = Math.max(number, name.number() + 1);
                }
            }
        }
        var next = new SegmentName(table, hour, number);
        used.removeIf(name -> name.hour().isBefore(hour));
        used.add(next);
        return next;
    }

    /** Shows a segment, or where its rows are from now on. */
    synchronized void put(Segment segment) throws SQLException {
        var before = segments.put(segment.name(), segment);
        try {
            show(segment.name().table());
        } catch (SQLException e) {
            if (before == null) {
                segments.remove(segment.name());
            } else {
                segments.put(segment.name(), before);
            }
            throw e;
        }
    }

    /** Queries that begin from now on do not see these segments. */
    synchronized void hide(Collection<Segment> gone) throws SQLException {
        Set<String> changed = new HashSet<>();
        for (var segment : gone) {
            segments.remove(segment.name(), segment);
            changed.add(segment.name().table());
        }
        List<SQLException> failures = new ArrayList<>();
        for (var table : changed) {
            try {
                show(table);
            } catch (SQLException e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }

    @Override
    public synchronized void close() throws SQLException {
        connection.close();
    }
}
