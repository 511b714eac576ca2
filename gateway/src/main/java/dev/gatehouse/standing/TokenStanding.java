package dev.gatehouse.standing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gatehouse.jose.Introspector;
import dev.gatehouse.jose.RevocationList;
import dev.gatehouse.jose.TokenStates;
import dev.gatehouse.jose.UsedProofs;
import dev.gatehouse.outbound.AddressRules;
import dev.gatehouse.outbound.LimitedClient;
import dev.gatehouse.outbound.Ticker;
import dev.gatehouse.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Asks and remembers for all policies of a gateway. Private networks may be called: the addresses stand in documents,
 * whose authors also say where requests go.
 *
 * <p><b>Threading:</b> any thread.
 */
public final class TokenStanding implements TokenStates, AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int MAX_REPLY_BYTES = 64 * 1024;
    /** Some 60 MB. */
    private static final int MAX_PROOFS = 200_000;

    private final LongSupplier nanos;
    private final LimitedClient endpoints;
    private final LimitedClient lists;
    private final Replies replies;
    private final UsedProofs proofs = new UsedProofs(MAX_PROOFS);
    private final Cache<Introspector.Endpoint, CachedIntrospector> introspectors =
            Caffeine.newBuilder().weakValues().build();
    private final Cache<RevocationList.Source, FreshList> revoked =
            Caffeine.newBuilder().weakValues().build();
    private final Ticker timer = new Ticker("revocation-timer");

    /**
     * Asks nobody yet.
     *
     * @param nanos monotonic time, {@link System#nanoTime()}
     */
    public TokenStanding(Settings settings, LongSupplier nanos) {
        this.nanos = nanos;
        var rules = AddressRules.withPrivateNetworks(settings.insecureLoopback());
        endpoints = new LimitedClient(rules, TIMEOUT, MAX_REPLY_BYTES);
        lists = new LimitedClient(rules, TIMEOUT, FreshList.MAX_BYTES);
        replies = new Replies(settings.tokens().cachedTokens(), nanos);
    }

    @Override
    public Introspector introspector(Introspector.Endpoint endpoint) {
        return introspectors.get(endpoint, it -> new CachedIntrospector(it, endpoints, replies, nanos));
    }

    @Override
    public RevocationList revoked(RevocationList.Source source) {
        return revoked.get(source, it -> new FreshList(it, lists, nanos));
    }

    @Override
    public UsedProofs proofs() {
        return proofs;
    }

    /** From now on lists in use are read anew in the background, until {@link #close()}. */
    public void start() {
        timer.start(Duration.ofSeconds(1), this::refreshDue);
    }

    /** Starts to read every list that is due and does not wait; answers the threads that do it. */
    public List<Thread> refreshDue() {
        return revoked.asMap().values().stream()
                .map(FreshList::refreshIfDue)
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public void close() {
        timer.close();
        endpoints.close();
        lists.close();
    }
}
