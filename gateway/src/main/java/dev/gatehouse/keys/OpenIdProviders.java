package dev.gatehouse.keys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gatehouse.jose.KeySources;
import dev.gatehouse.outbound.AddressRules;
import dev.gatehouse.outbound.Ticker;
import dev.gatehouse.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * The OpenID providers in use, one {@link OpenIdKeys} for each metadata address, shared by all policies
 * that name it. One that no policy holds any more is forgotten, and its keys with it.
 *
 * <p><b>Threading:</b> any thread.
 */
public final class OpenIdProviders implements KeySources, AutoCloseable {
    private static final Duration CHECK = Duration.ofSeconds(10);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Settings settings;
    private final LongSupplier nanos;
    private final Download download;
    private final Cache<String, OpenIdKeys> sources =
            Caffeine.newBuilder().weakValues().build();
    private final Ticker timer = new Ticker("key-refresh-timer");

    /**
     * Fetches nothing yet.
     *
     * @param nanos monotonic time, {@link System#nanoTime()}
     */
    public OpenIdProviders(Settings settings, LongSupplier nanos) {
        this.settings = settings;
        this.nanos = nanos;
        this.download = new Download(
                AddressRules.publicBut(settings.tokens().privateKeyHosts(), settings.insecureLoopback()), TIMEOUT);
    }

    @Override
    public OpenIdKeys at(String address) {
        return sources.get(address, it -> new OpenIdKeys(it, settings.tokens(), download, nanos));
    }

    /** From now on keys in use are renewed in the background, until {@link #close()}. */
    public void start() {
        timer.start(CHECK, this::refreshDue);
    }

    /** Starts a fetch for every source that is due for one; does not wait for them. */
    public void refreshDue() {
        sources.asMap().values().forEach(OpenIdKeys::refreshIfDue);
    }

    /** Figures of every source in use. */
    public List<OpenIdKeys.Statistics> statistics() {
        return sources.asMap().values().stream().map(OpenIdKeys::statistics).toList();
    }

    @Override
    public void close() {
        timer.close();
        download.close();
    }
}
