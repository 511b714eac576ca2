package dev.gatehouse.standing;

import dev.gatehouse.jose.RevocationList;
import dev.gatehouse.outbound.LimitedClient;
import dev.gatehouse.outbound.SingleFlight;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One list of revoked values. What cannot be read never replaces what could: it is used until it is too old.
 *
 * <p><b>Threading:</b> any thread. Requests read one volatile snapshot; there is one reading at a time, and who needs its
 * outcome waits for it together with the others.
 */
final class FreshList implements RevocationList {
    static final int MAX_BYTES = 16 * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(FreshList.class);
    private static final long RETRY = Duration.ofSeconds(5).toNanos();
    /** {@code application/json} and whatever says that it is made of it (RFC 6839 §3.1). */
    private static final Pattern JSON = Pattern.compile("(?i)application/(?:[^;]+[+])?json\\s*(?:;|$)");

    private final Source source;
    private final LimitedClient client;
    private final LongSupplier nanos;
    private final SingleFlight reading = new SingleFlight();
    private volatile Snapshot snapshot = new Snapshot(null, 0, null, 0, 0);

    /**
     * @param ready what was read last
     * @param readAt when
     * @param failed the last reading, if it failed
     * @param retryAt when a caller may cause the next
     * @param refreshAt when the next one in the background is due
     */
    private record Snapshot(
            @Nullable Ready ready, long readAt, @Nullable Failed failed, long retryAt, long refreshAt) {}

    FreshList(Source source, LimitedClient client, LongSupplier nanos) {
        this.source = source;
        this.client = client;
        this.nanos = nanos;
    }

    @Override
    public State state() {
        var now = snapshot;
        long time = nanos.getAsLong();
        if (now.ready != null && time - now.readAt <= source.maxAge().toNanos()) {
            return now.ready;
        }
        return now.failed != null && time - now.retryAt < 0 ? now.failed : Cold.COLD;
    }

    @Override
    public State load() {
        readOrJoin(() -> state() instanceof Cold);
        return state();
    }

    /** Starts reading if it is time to; answers the thread that does. */
    Optional<Thread> refreshIfDue() {
        var now = snapshot;
        boolean wasAsked = now.ready != null || now.failed != null;
        long due = now.refreshAt;
        if (!wasAsked || nanos.getAsLong() - due < 0 || reading.isUnderWay()) {
            return Optional.empty();
        }
        return Optional.of(
                Thread.ofVirtual().name("revocation-refresh").start(() -> readOrJoin(() -> snapshot.refreshAt == due)));
    }

    private void readOrJoin(BooleanSupplier needed) {
        reading.runOrJoin(needed, () -> snapshot = read(snapshot));
    }

    private Snapshot read(Snapshot before) {
        try {
            Set<String> values = source.isFile() ? file() : fetched();
            long time = nanos.getAsLong();
            return new Snapshot(
                    new Ready(values), time, null, time, time + source.refresh().toNanos());
        } catch (IOException | RuntimeException e) {
            String why = withoutQuery(source.location()) + ": "
                    + (e instanceof NoSuchFileException ? "there is no such file" : e.getMessage());
            LOG.warn(
                    "the list of revoked tokens could not be read: {}; {}",
                    why,
                    before.ready == null ? "there is none" : "going on with the last one");
            long time = nanos.getAsLong();
            return new Snapshot(before.ready, before.readAt, new Failed(why), time + RETRY, time + RETRY);
        }
    }

    /** Queries hold what others may not read, such as signatures that open the address. */
    static String withoutQuery(String address) {
        int query = address.indexOf('?');
        return query < 0 ? address : address.substring(0, query);
    }

    private Set<String> file() throws IOException {
        String location = source.location();
        Path path;
        try {
            path = Path.of(location);
        } catch (InvalidPathException e) {
            throw new IOException("this is no path", e);
        }
        // A pipe would be waited for without end, and every request with it.
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new IOException("this is no file");
        }
        try (var in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new IOException("the list has more than %d bytes".formatted(MAX_BYTES));
            }
            return RevokedValues.read(bytes, location.toLowerCase(Locale.ROOT).endsWith(".json"));
        }
    }

    private Set<String> fetched() throws IOException {
        var response = client.send(
                URI.create(source.location()), request -> request.header("Accept", "application/json, text/plain"));
        if (response.statusCode() != 200) {
            throw new IOException("answered with status " + response.statusCode());
        }
        String type = response.headers().firstValue("Content-Type").orElse("");
        return RevokedValues.read(response.body(), JSON.matcher(type).lookingAt());
    }
}
