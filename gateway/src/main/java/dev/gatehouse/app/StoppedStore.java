package dev.gatehouse.app;

import dev.gatehouse.query.LogQueries;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.store.LogStore;
import dev.gatehouse.store.StoreException;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * The store of a gateway that does not run, opened to be asked. Nothing in its folder changes; several may ask at once,
 * but no gateway can open it meanwhile.
 */
public final class StoppedStore implements AutoCloseable {
    private final LogStore store;
    private final LogQueries queries;

    private StoppedStore(LogStore store, LogQueries queries) {
        this.store = store;
        this.queries = queries;
    }

    /** Where a gateway with these settings keeps it, if it is started from the same place and told no data folder. */
    public static Path directory(Settings settings) {
        return Logging.directory(settings, Path.of(Gateway.DATA));
    }

    /**
     * Opens it.
     *
     * @param clock the present, as queries have it
     * @throws StoreException if there is none, a gateway has it, or it cannot be read; the message says what to do
     */
    public static StoppedStore open(Path directory, Settings settings, InstantSource clock) throws StoreException {
        var store = LogStore.openReadOnly(directory, settings.store(), settings.queries(), Logging.TABLES);
        return new StoppedStore(store, new LogQueries(store, settings.queries(), clock));
    }

    public LogQueries queries() {
        return queries;
    }

    @Override
    public void close() {
        store.close();
    }
}
