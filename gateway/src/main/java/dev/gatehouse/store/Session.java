package dev.gatehouse.store;

import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.LoggerFactory;

/**
 * What an opening gives; after a failure that DuckDB does not recover from, the store is opened again.
 *
 * @param sealed hot segments that take no more rows
 */
record Session(Database database, Catalog catalog, Set<SegmentName> sealed) {
    Session(Database database, Catalog catalog) {
        this(database, catalog, ConcurrentHashMap.newKeySet());
    }

    void close() {
        try (database;
                catalog) {
            LoggerFactory.getLogger(Session.class).trace("Closing {}", this);
        } catch (SQLException e) {
            LoggerFactory.getLogger(Session.class)
                    .debug("Not closed cleanly; the log of changes is whole all the same", e);
        }
    }
}
