package dev.gatehouse.keys;

import dev.gatehouse.jose.IssuerName;
import dev.gatehouse.jose.JwkSet;
import dev.gatehouse.jose.KeySet;
import dev.gatehouse.jose.KeySource;
import dev.gatehouse.jose.MalformedException;
import dev.gatehouse.jose.ProviderMetadata;
import dev.gatehouse.outbound.SingleFlight;
import dev.gatehouse.settings.Settings;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of one OpenID provider. A set that cannot be read, or that holds no usable key, never
 * replaces a good one.
 *
 * <p><b>Threading:</b> any thread. What requests read is volatile and never waits for a fetch; there is
 * one fetch at a time, and who needs its outcome waits for it together with the others.
 */
public final class OpenIdKeys implements KeySource {
    private static final Logger LOG = LoggerFactory.getLogger(OpenIdKeys.class);
    private static final long FIRST_RETRY = Duration.ofSeconds(1).toNanos();
    private static final long LAST_RETRY = Duration.ofSeconds(15).toNanos();
    private static final long BACKGROUND_RETRY = Duration.ofMinutes(1).toNanos();
    /** By how much a fetch in the background may come early: gateways that started together must not ask together. */
    private static final double JITTER = 0.1;

    private static final int LONGEST_REASON = 300;
    /** For how many refetch intervals a key that was asked for in vain is not asked for again. */
    private static final int MISSING_INTERVALS = 2;

    private final String address;
    private final Settings.Tokens settings;
    private final Download download;
    private final LongSupplier nanos;
    private final MissingKeys missing = new MissingKeys();

    private final AtomicLong fetches = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private final AtomicLong refetches = new AtomicLong();
    private final SingleFlight fetching = new SingleFlight();
    private volatile Snapshot snapshot = Snapshot.EMPTY;
    private volatile long nextRefetch;

    /**
     * All that one fetch, or its failure, left behind.
     *
     * @param ready the last good keys
     * @param document the key set as received
     * @param fetchedAt when the good keys came
     * @param failed the last fetch, if it failed
     * @param failuresInRow how many failed since the last good one
     * @param retryAt when a caller that needs keys may cause the next fetch
     * @param refreshAt when the next fetch in the background is due
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared as a whole.
    private record Snapshot(
            @Nullable Ready ready,
            byte[] document,
            long fetchedAt,
            @Nullable Failed failed,
            int failuresInRow,
            long retryAt,
            long refreshAt) {
        static final Snapshot EMPTY = new Snapshot(null, new byte[0], 0, null, 0, 0, 0);
    }

    /**
     * Figures for metrics.
     *
     * @param fetches how many were tried
     * @param failures how many of them brought nothing usable
     * @param refetches how many of them were made because a token named a key that was not known
     * @param age of the keys in use; negative if there are none
     * @param keys how many are in use
     * @param failing whether the last fetch brought nothing usable
     */
    public record Statistics(
            String address, long fetches, long failures, long refetches, Duration age, int keys, boolean failing) {}

    OpenIdKeys(String address, Settings.Tokens settings, Download download, LongSupplier nanos) {
        this.address = address;
        this.settings = settings;
        this.download = download;
        this.nanos = nanos;
        this.nextRefetch = nanos.getAsLong();
    }

    @Override
    public String name() {
        return address;
    }

    @Override
    public State state() {
        Snapshot now = snapshot;
        long time = nanos.getAsLong();
        if (now.ready != null && isYoung(now, time)) {
            return now.ready;
        }
        return now.failed != null && time - now.retryAt < 0 ? now.failed : Cold.COLD;
    }

    private boolean isYoung(Snapshot now, long time) {
        return time - now.fetchedAt <= settings.staleKeys().toNanos();
    }

    @Override
    public State load() {
        fetchOrJoin(() -> state() instanceof Cold);
        return state();
    }

    @Override
    public boolean worthRefreshing(@Nullable String keyId) {
        long time = nanos.getAsLong();
        if (missing.has(
                keyId, time, MISSING_INTERVALS * settings.unknownKeyRefetch().toNanos())) {
            return false;
        }
        // Whoever comes while the new keys are on their way waits for them rather than being refused.
        return fetching.isUnderWay() || time - nextRefetch >= 0;
    }

    @Override
    public State refresh(@Nullable String keyId) {
        fetchOrJoin(() -> {
            if (!worthRefreshing(keyId)) {
                return false;
            }
            nextRefetch = nanos.getAsLong() + settings.unknownKeyRefetch().toNanos();
            refetches.incrementAndGet();
            return true;
        });
        State state = state();
        // A fetch that failed says nothing about the key.
        if (snapshot.failed == null
                && state instanceof Ready ready
                && !ready.keys().has(keyId)) {
            missing.add(keyId, nanos.getAsLong());
        }
        return state;
    }

    /** Whether the keys in use are due for a fetch in the background. */
    boolean isDue() {
        Snapshot now = snapshot;
        return now.ready != null && nanos.getAsLong() - now.refreshAt >= 0 && !isFetching();
    }

    /** Starts a fetch on a thread of its own if the keys in use are due for one. */
    void refreshIfDue() {
        if (isDue()) {
            Thread.ofVirtual().name("key-refresh").start(() -> fetchOrJoin(this::isDue));
        }
    }

    /** Whether a fetch is under way. */
    boolean isFetching() {
        return fetching.isUnderWay();
    }

    public Statistics statistics() {
        Snapshot now = snapshot;
        Duration age = now.ready == null ? Duration.ofNanos(-1) : Duration.ofNanos(nanos.getAsLong() - now.fetchedAt);
        int keys = now.ready == null ? 0 : now.ready.keys().keys().size();
        return new Statistics(address, fetches.get(), failures.get(), refetches.get(), age, keys, now.failed != null);
    }

    private void fetchOrJoin(BooleanSupplier needed) {
        fetching.runOrJoin(needed, this::fetch);
    }

    private void fetch() {
        Snapshot before = snapshot;
        fetches.incrementAndGet();
        try {
            var about = download.get(address);
            var metadata = ProviderMetadata.read(about.bytes());
            var keys = download.get(metadata.keysAddress());
            snapshot = succeeded(before, metadata, keys.bytes(), interval(about, keys));
        } catch (IOException | MalformedException e) {
            failures.incrementAndGet();
            snapshot = failed(before, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            failures.incrementAndGet();
            snapshot = failed(before, e.toString());
            LOG.error("keys of {} could not be fetched", address, e);
        }
    }

    /** Until the next fetch in the background: what the provider says, within our own bounds. */
    private Duration interval(Download.Document... documents) {
        return Stream.of(documents)
                .flatMap(document -> document.freshFor().stream())
                .min(Duration::compareTo)
                .map(said -> longer(settings.minKeyRefresh(), said))
                .filter(said -> said.compareTo(settings.keyRefresh()) < 0)
                .orElse(settings.keyRefresh());
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    private static long early(long interval) {
        return (long) (interval * (1 - JITTER * ThreadLocalRandom.current().nextDouble()));
    }

    private Snapshot succeeded(Snapshot before, ProviderMetadata metadata, byte[] document, Duration interval)
            throws MalformedException {
        Ready known = before.ready;
        Ready ready;
        if (known != null
                && String.valueOf(known.keys().issuer()).equals(metadata.issuer())
                && Arrays.equals(before.document, document)) {
            ready = known;
        } else {
            var reading = JwkSet.read(document);
            reading.skipped().forEach(why -> LOG.warn("keys of {}: left out {}", address, why));
            if (reading.keys().isEmpty()) {
                throw new MalformedException("the key set holds no usable key");
            }
            long version = known == null ? 1 : known.keys().version() + 1;
            ready = new Ready(new KeySet(new IssuerName(metadata.issuer()), reading.keys(), version));
            LOG.info(
                    "keys of {}: version {}, {} keys of issuer {}",
                    address,
                    version,
                    reading.keys().size(),
                    metadata.issuer());
            if (metadata.issuer().contains("{tenantid}")) {
                LOG.warn(
                        "keys of {}: the issuer stands for every tenant; 'issuers' or a required claim 'tid' says which",
                        address);
            }
        }
        if (before.failuresInRow > 0) {
            LOG.info("keys of {} came again after {} failures", address, before.failuresInRow);
        }
        LOG.debug("keys of {} fetched, {} in all; the next time in {}", address, fetches.get(), interval);
        long time = nanos.getAsLong();
        return new Snapshot(ready, document, time, null, 0, time, time + early(interval.toNanos()));
    }

    private Snapshot failed(Snapshot before, String why) {
        long time = nanos.getAsLong();
        int failures = before.failuresInRow + 1;
        long wait = Math.min(LAST_RETRY, FIRST_RETRY << Math.min(failures - 1, 10));
        String reason = printable(why);
        LOG.warn(
                "keys of {} could not be fetched ({} in a row, {} of {} in all): {}; {}",
                address,
                failures,
                this.failures.get(),
                fetches.get(),
                reason,
                consequence(before, time));
        var failed = new Failed(address + ": " + reason);
        return new Snapshot(
                before.ready,
                before.document,
                before.fetchedAt,
                failed,
                failures,
                time + wait,
                time + early(Math.min(BACKGROUND_RETRY, settings.keyRefresh().toNanos())));
    }

    private String consequence(Snapshot before, long time) {
        if (before.ready == null) {
            return "there are none: tokens are refused";
        }
        var age = Duration.ofSeconds(Duration.ofNanos(time - before.fetchedAt).toSeconds());
        return isYoung(before, time)
                ? "going on with those of %s ago, for %s at most".formatted(age, settings.staleKeys())
                : "those of %s ago are too old: tokens are refused".formatted(age);
    }

    /** What a server sent may be in it: one line, not too long. */
    private static String printable(String text) {
        String line = text.replaceAll("\\p{Cntrl}", "?");
        return line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) + "…" : line;
    }
}
