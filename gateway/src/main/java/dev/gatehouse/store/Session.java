package dev.gatehouse.store;

import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an opening gives; after a failure that DuckDB does not recover from, the store is opened again. */
final class Session implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    private final Database database;
    private final Catalog catalog;
    private final Set<SegmentName> sealed = ConcurrentHashMap.newKeySet();

    Session(Database database, Catalog catalog) {
        this.database = database;
        this.catalog = catalog;
    }

    Database database() {
        return database;
    }

    Catalog catalog() {
        return catalog;
    }

    /** Hot segments that take no more rows. */
    Set<SegmentName> sealed() {
        return sealed;
    }

    @Override
    public void close() {
        try (database;
                catalog) {
            LOG.trace("Closing {}", this);
        } catch (SQLException e) {
            LOG.debug("Not closed cleanly; the log of changes is whole all the same", e);
        }
    }
}
