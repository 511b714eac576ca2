package dev.gatehouse.artifacts;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads a folder again when it changes. The file system wakes it where it can; besides, it looks by itself now and then,
 * since events get lost and some file systems send none. Changes that come in a burst make one load. What is loaded is
 * always the whole folder.
 *
 * <p><b>Threading:</b> loads and reports on a daemon thread of its own.
 */
public final class ArtifactsWatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ArtifactsWatcher.class);

    /** So long nothing may happen before a burst of changes counts as over. */
    static final Duration QUIET = Duration.ofMillis(150);

    /** A burst that does not end is cut off. */
    static final Duration LONGEST_BURST = Duration.ofSeconds(1);

    /** How often it looks by itself. */
    static final Duration LOOK = Duration.ofSeconds(1);

    private final Path folder;
    private final Supplier<LoadResult> load;
    private final @Nullable WatchService service;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Set<Path> registered = new HashSet<>();
    private @Nullable Thread thread;

    /** @param load reads the folder, see {@link Artifacts#load} */
    public ArtifactsWatcher(Path folder, Supplier<LoadResult> load) {
        this(folder, load, true);
    }

    /** @param events whether to ask the file system for events */
    ArtifactsWatcher(Path folder, Supplier<LoadResult> load, boolean events) {
        this.folder = folder;
        this.load = load;
        this.service = events ? service(folder) : null;
    }

    /**
     * Loads the folder for the first time and watches it from then on; no change gets lost in between.
     *
     * @param changed receives the result of every later load, with or without a catalog
     * @return the result of the first load
     */
    public LoadResult start(Consumer<LoadResult> changed) {
        var seen = look();
        var first = load.get();
        thread = Thread.ofPlatform().name("artifacts-watcher").daemon().start(() -> watch(seen, changed));
        return first;
    }

    /** Stops watching; a load that is under way is not reported any more. */
    @Override
    public void close() {
        closed.countDown();
        if (service != null) {
            try {
                service.close();
            } catch (IOException e) {
                LOG.debug("closing the watch service", e);
            }
        }
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void watch(Snapshot first, Consumer<LoadResult> changed) {
        var seen = first;
        var pause = LOOK;
        try {
            while (closed.getCount() > 0) {
                boolean told = await(pause);
                long begun = System.nanoTime();
                var now = look();
                // A large folder is looked at less often: events do the work.
                long cost = (System.nanoTime() - begun) * (service == null ? 1 : 20);
                pause = Duration.ofNanos(Math.max(LOOK.toNanos(), cost));
                if (told || now.state() != seen.state()) {
                    seen = calm(now);
                    reload(changed);
                }
            }
        } catch (InterruptedException | ClosedWatchServiceException e) {
            LOG.debug("no longer watching {}", folder);
        }
    }

    /** Waits until nothing changes any more. */
    private Snapshot calm(Snapshot found) throws InterruptedException {
        var seen = found;
        long deadline = System.nanoTime() + LONGEST_BURST.toNanos();
        while (System.nanoTime() < deadline) {
            boolean told = await(QUIET);
            var now = look();
            if (!told && now.state() == seen.state()) {
                return now;
            }
            seen = now;
        }
        return seen;
    }

    private void reload(Consumer<LoadResult> changed) {
        try {
            var result = load.get();
            if (closed.getCount() > 0) {
                changed.accept(result);
            }
        } catch (RuntimeException e) {
            LOG.error("{} could not be loaded again; the old configuration stays", folder, e);
        }
    }

    /** Looks at the folder, and asks for events of all that is in it. */
    private Snapshot look() {
        var now = Snapshot.of(folder);
        boolean added = false;
        if (service != null) {
            for (var each : now.folders()) {
                added |= register(service, each);
            }
        }
        // What came into a folder before it was registered sent no event.
        return added ? Snapshot.of(folder) : now;
    }

    private boolean register(WatchService events, Path directory) {
        try {
            directory.register(
                    events,
                    StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY,
                    StandardWatchEventKinds.ENTRY_DELETE);
            return registered.add(directory);
        } catch (IOException e) {
            LOG.debug("no events for {}", directory, e);
            return false;
        }
    }

    /** Waits for an event, at most so long; whether a file that matters has changed. */
    private boolean await(Duration time) throws InterruptedException {
        if (service == null) {
            closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
            return false;
        }
        boolean told = false;
        for (WatchKey key = service.poll(time.toNanos(), TimeUnit.NANOSECONDS); key != null; key = service.poll()) {
            for (var event : key.pollEvents()) {
                // Editors and mounts work in hidden files; what counts of it shows in the snapshot.
                told |= !(event.context() instanceof Path name)
                        || !name.toString().startsWith(".");
            }
            key.reset();
        }
        return told;
    }

    private static @Nullable WatchService service(Path folder) {
        try {
            return folder.getFileSystem().newWatchService();
        } catch (IOException | UnsupportedOperationException e) {
            LOG.info("the file system sends no events; looking at {} every {}", folder, LOOK);
            return null;
        }
    }
}
