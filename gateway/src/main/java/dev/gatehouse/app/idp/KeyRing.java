package dev.gatehouse.app.idp;

import dev.gatehouse.app.idp.SigningKey.Algorithm;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys of one issuer: the newest of each algorithm signs, older ones stay published for a while after a rotation.
 * Keys are made when they are first needed. Safe for use by several threads.
 */
public final class KeyRing {
    /** The algorithms that every issuer publishes keys for. */
    static final List<Algorithm> ALGORITHMS = List.of(Algorithm.RS256, Algorithm.ES256);

    private record Entry(SigningKey key, Instant retired) {
        boolean current() {
            return retired.equals(Instant.MAX);
        }
    }

    private final Clock clock;
    private final Duration overlap;
    /** Newest first. */
    private final List<Entry> entries = new ArrayList<>();

    /** @param overlap how long a key stays published after another has taken its place */
    KeyRing(Clock clock, Duration overlap) {
        this.clock = clock;
        this.overlap = overlap;
    }

    /** The key that signs now. */
    synchronized SigningKey current(Algorithm algorithm) {
        if (!ALGORITHMS.contains(algorithm)) {
            throw new IllegalArgumentException("no key for " + algorithm);
        }
        for (Entry entry : entries) {
            if (entry.current() && entry.key().algorithm() == algorithm) {
                return entry.key();
            }
        }
        var made = SigningKey.generate(algorithm);
        entries.addFirst(new Entry(made, Instant.MAX));
        return made;
    }

    /** New keys sign from now on. */
    synchronized void rotate() {
        entries.replaceAll(entry -> entry.current() ? new Entry(entry.key(), clock.instant()) : entry);
    }

    /** Stops publishing the keys that no longer sign. */
    synchronized void withdraw() {
        entries.removeIf(entry -> !entry.current());
    }

    /** The key set document (RFC 7517, section 5). */
    synchronized Map<String, Object> published() {
        ALGORITHMS.forEach(this::current);
        var now = clock.instant();
        entries.removeIf(
                entry -> !entry.current() && entry.retired().plus(overlap).isBefore(now));
        return Map.of(
                "keys",
                entries.stream()
                        .map(entry -> entry.key().publicJwk())
                        .flatMap(Optional::stream)
                        .toList());
    }
}
