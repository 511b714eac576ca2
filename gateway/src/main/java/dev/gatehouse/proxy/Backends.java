package dev.gatehouse.proxy;

import dev.gatehouse.policy.PolicyException;
import dev.gatehouse.policy.Target;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.wire.HeadWriter;
import dev.gatehouse.wire.Loop;
import dev.gatehouse.wire.Transport;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the calls of one event loop share: its connections to the backends. Used on its loop only. */
public final class Backends {
    private final Loop loop;
    private final Transport transport;
    private final Settings settings;
    private final Addresses addresses;
    private final Tls tls;
    private final HeadWriter writer;
    private final Map<Origin, Pool> pools = new HashMap<>();
    private @Nullable Target lastTarget;
    private @Nullable Pool lastPool;

    private Backends(Loop loop, Transport transport, Settings settings, Addresses addresses, Tls tls) {
        this.loop = loop;
        this.transport = transport;
        this.settings = settings;
        this.addresses = addresses;
        this.tls = tls;
        this.writer = new HeadWriter(loop);
    }

    /** One for each loop, in the order of {@link Transport#loops()}. */
    public static List<Backends> of(Transport transport, Settings settings) {
        var addresses =
                new Addresses(settings.insecureLoopback(), settings.network().nameLookups());
        var tls = new Tls(settings.http().connectTimeout());
        return transport.loops().stream()
                .map(loop -> new Backends(loop, transport, settings, addresses, tls))
                .toList();
    }

    /** The way of one more exchange. */
    public Call call() {
        return new Call(this);
    }

    Loop loop() {
        return loop;
    }

    Transport transport() {
        return transport;
    }

    Settings settings() {
        return settings;
    }

    Addresses addresses() {
        return addresses;
    }

    Tls tls() {
        return tls;
    }

    HeadWriter writer() {
        return writer;
    }

    @SuppressWarnings("ReferenceEquality") // the same entity again is the usual case
    Pool pool(Target target) throws PolicyException {
        var last = lastPool;
        if (last != null && target == lastTarget) {
            return last;
        }
        var origin = Origin.of(target);
        if (!origin.secure() && !settings.insecureLoopback()) {
            throw PolicyException.failed(
                    "BackendConnectionFailure",
                    "The backend %s is plain http, which is allowed with --insecure-loopback only."
                            .formatted(origin.authority()),
                    null);
        }
        var pool = pools.computeIfAbsent(origin, key -> new Pool(this, key));
        lastTarget = target;
        lastPool = pool;
        return pool;
    }

    /** Nothing is kept for it any more: dynamic base URLs must not fill the memory. */
    void forget(Pool pool) {
        pools.remove(pool.origin(), pool);
        if (pool.equals(lastPool)) {
            lastPool = null;
            lastTarget = null;
        }
    }
}
