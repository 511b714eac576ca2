package dev.gatehouse.app;

import dev.gatehouse.alerts.Alerts;
import dev.gatehouse.artifacts.Artifacts;
import dev.gatehouse.artifacts.ArtifactsWatcher;
import dev.gatehouse.artifacts.LoadResult;
import dev.gatehouse.artifacts.SecretValues;
import dev.gatehouse.catalog.Catalog;
import dev.gatehouse.expr.ExpressionCompiler;
import dev.gatehouse.jose.Crypto;
import dev.gatehouse.jose.VerifiedTokens;
import dev.gatehouse.keys.OpenIdProviders;
import dev.gatehouse.kql.KqlCompiler;
import dev.gatehouse.logs.GatewayLog;
import dev.gatehouse.model.AlertRule;
import dev.gatehouse.policy.DocumentCompiler;
import dev.gatehouse.policy.ExchangeObserver;
import dev.gatehouse.policy.Policies;
import dev.gatehouse.policy.Ports;
import dev.gatehouse.proxy.Backends;
import dev.gatehouse.query.LogQueries;
import dev.gatehouse.query.Outcome;
import dev.gatehouse.query.Question;
import dev.gatehouse.query.Refusal;
import dev.gatehouse.server.Front;
import dev.gatehouse.server.Listener;
import dev.gatehouse.server.Meter;
import dev.gatehouse.server.Tls;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.standing.TokenStanding;
import dev.gatehouse.state.MemoryCounters;
import dev.gatehouse.state.MemoryValueCache;
import dev.gatehouse.store.LogStore;
import dev.gatehouse.store.QueryException;
import dev.gatehouse.telemetry.Metrics;
import dev.gatehouse.telemetry.Otlp;
import dev.gatehouse.telemetry.Readiness;
import dev.gatehouse.trust.ClientTrust;
import dev.gatehouse.wire.Transport;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A gateway: every object that lives as long as it does, made in this order.
 *
 * <p>{@link #start} once, {@link #close} once, from one thread; the rest from any.
 */
public final class Gateway implements AutoCloseable {
    /** The data folder where nobody chooses another. */
    public static final String DATA = ".gatehouse";

    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
    private static final long CACHE_BYTES = 64L * 1024 * 1024;

    private final Options options;
    private final InstantSource clock;
    private final AtomicReference<@Nullable Catalog> catalog = new AtomicReference<>();
    private final LongAdder loads = new LongAdder();
    private final LongAdder failedLoads = new LongAdder();

    private final OpenIdProviders keys;
    private final TokenStanding standing;
    private final DocumentCompiler compiler;
    private final KqlCompiler queries;
    private final ArtifactsWatcher watcher;
    private final Meter meter = new Meter();
    private final Metrics metrics;
    private final @Nullable Otlp otlp;
    private final Logging logging;
    private volatile @Nullable Alerts alerts;
    private volatile @Nullable Transport transport;
    private @Nullable ClientTrust trust;
    private @Nullable Listener listener;
    private @Nullable AdminListener admin;

    /**
     * @param folder of artifacts
     * @param port 0 for any that is free
     * @param adminPort 0 for any that is free, negative for no admin listener
     * @param adminSecret the bearer secret of the admin listener
     * @param secrets values that the folder leaves out
     * @param data where the gateway keeps what outlives it; made where it is missing
     * @param output where the log goes if the settings say standard output
     */
    public record Options(
            Path folder,
            String host,
            int port,
            int adminPort,
            String adminSecret,
            SecretValues secrets,
            Settings settings,
            Path data,
            OutputStream output) {
        /** Without a use for standard output. */
        public Options(
                Path folder,
                String host,
                int port,
                int adminPort,
                String adminSecret,
                SecretValues secrets,
                Settings settings,
                Path data) {
            this(folder, host, port, adminPort, adminSecret, secrets, settings, data, OutputStream.nullOutputStream());
        }
    }

    /** A bearer secret for the admin listener where nobody has chosen one. */
    public static String newAdminSecret() {
        return AdminListener.randomSecret();
    }

    /** Makes a gateway that does nothing yet. */
    public Gateway(Options options, ExpressionCompiler expressions, InstantSource clock) {
        this(options, expressions, clock, System::nanoTime);
    }

    /** @param nanos monotonic time, by which keys, counters and cached values grow old */
    Gateway(Options options, ExpressionCompiler expressions, InstantSource clock, LongSupplier nanos) {
        this.options = options;
        var settings = options.settings;
        var cache = new MemoryValueCache(CACHE_BYTES, nanos);
        var counters = new MemoryCounters(settings.limits().maxKeys(), nanos);
        keys = new OpenIdProviders(settings, nanos);
        standing = new TokenStanding(settings, nanos);
        var verified = new VerifiedTokens(settings.tokens().cachedTokens());
        metrics = new Metrics(clock.millis());
        var telemetry = settings.telemetry();
        otlp = telemetry.otlp().isEmpty() ? null : new Otlp(telemetry, metrics, Otlp.INTERVAL);
        logging = new Logging(settings, options.data, options.output, clock);
        if (otlp != null) {
            logging.sendTo(otlp);
        }
        new Figures(metrics)
                .wire(meter)
                .tokens(verified)
                .keys(keys)
                .loads(loads, failedLoads)
                .logging(logging)
                .alerts(() -> alerts);
        var ports = new Ports(clock, cache, counters, keys, verified, settings, metrics.meters(), standing);
        compiler = new DocumentCompiler(Policies.registered(), expressions, ports);
        queries = new KqlCompiler(LogStore.schema(settings.store(), List.of(GatewayLog.TABLE)));
        watcher = new ArtifactsWatcher(options.folder, this::load);
        this.clock = clock;
    }

    /**
     * Loads the folder; if it is good, begins to answer requests and to watch the folder.
     *
     * @param reloaded receives what became of every later change; a bad one leaves things as they are
     * @return what became of the folder: without a catalog nothing has been started
     * @throws IOException if the folder is missing or a port is taken
     */
    public LoadResult start(Consumer<LoadResult> reloaded) throws IOException {
        if (!Files.exists(options.folder)) {
            throw new NoSuchFileException(options.folder.toString());
        }
        if (!Files.isDirectory(options.folder)) {
            throw new NotDirectoryException(options.folder.toString());
        }
        // Its native library takes a second to load: not while the first token holds up an event loop.
        var crypto = Thread.ofPlatform().daemon().name("crypto").start(Crypto::providerName);
        logging.open();
        var first = watcher.start(result -> {
            take(result);
            reloaded.accept(result);
        });
        take(first);
        if (first.catalog() != null) {
            keys.start();
            standing.start();
            try {
                crypto.join();
                logging.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while starting");
            }
            startAlerts();
            listen();
        }
        return first;
    }

    private LoadResult load() {
        return Artifacts.load(options.folder, compiler, queries, options.settings, options.secrets);
    }

    private void take(LoadResult result) {
        var loaded = result.catalog();
        if (loaded == null) {
            failedLoads.increment();
        } else {
            loads.increment();
            catalog.set(loaded);
            evaluate(loaded.alertRules());
        }
    }

    /** Once there is a store to ask: what was missed is made up for once, and must find one. */
    private void startAlerts() {
        var rules = catalog().alertRules();
        if (options.settings.store().enabled()) {
            alerts = Alerts.start(options.data.resolve("alerts.json"), this::ask, options.settings, clock);
            evaluate(rules);
        } else if (!rules.isEmpty()) {
            LOG.warn("{} alert rules are not evaluated: there is no store to ask", rules.size());
        }
    }

    private void evaluate(List<AlertRule> rules) {
        var started = alerts;
        if (started != null) {
            started.rules(rules);
        }
    }

    private void listen() throws IOException {
        var settings = options.settings;
        var loops = Transport.start(settings.network().loops());
        transport = loops;
        var backends = Backends.of(loops, settings);
        var observer = observer();
        List<Front> fronts = new ArrayList<>();
        for (int i = 0; i < backends.size(); i++) {
            fronts.add(
                    new Front(loops.loops().get(i), backends.get(i), settings, clock, this::catalog, meter, observer));
        }
        var front = new Listener(loops, fronts, settings.http().drain(), tls());
        front.start(options.host, options.port);
        listener = front;
        if (options.adminPort >= 0) {
            var address = new InetSocketAddress(settings.admin().host(), options.adminPort);
            try {
                admin = AdminListener.start(
                        address,
                        options.adminSecret,
                        new AdminListener.Parts(readiness(), metrics::page, this::queries));
            } catch (BindException e) {
                throw new IOException("admin port taken: %s (%s)".formatted(address, e.getMessage()), e);
            }
        }
    }

    private @Nullable Tls tls() throws IOException {
        var settings = options.settings.tls();
        if (settings.isOn()) {
            var judge = ClientTrust.of(options.settings, clock, System::nanoTime);
            trust = judge;
            return Tls.of(settings, judge);
        }
        if (settings.clientCertificates() != Settings.Tls.ClientCertificates.NONE) {
            throw new IOException("tls.clientCertificates needs TLS: set tls.certificate and tls.key");
        }
        return null;
    }

    private Readiness readiness() {
        return new Readiness(List.of(
                new Readiness.Part(
                        "configuration",
                        () -> catalog.get() == null ? Optional.of("is being loaded") : Optional.empty()),
                new Readiness.Part(
                        "store", () -> logging.isDecided() ? Optional.empty() : Optional.of("is being opened"))));
    }

    /** Questions to the log, also about the exchange whose answer has just gone out; empty while the store is not open. */
    private Optional<LogQueries> queries() {
        try {
            var loops = transport;
            if (loops != null) {
                loops.settle();
            }
            return logging.queries();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Outcome ask(Question question) {
        var open = queries();
        return open.isPresent()
                ? open.get().ask(question)
                : new Refusal.Unanswered(QueryException.Kind.UNAVAILABLE, "The store is not open");
    }

    /** Everybody who is told of exchanges. */
    private ExchangeObserver observer() {
        List<ExchangeObserver> observers = new ArrayList<>();
        if (otlp != null) {
            observers.add(otlp.traces()); // before the log, which is told what the backend is told
        }
        observers.add(metrics.exchanges());
        observers.add(logging.observer());
        return ExchangeObserver.all(observers);
    }

    /** The configuration in force. */
    public Catalog catalog() {
        var known = catalog.get();
        if (known == null) {
            throw new IllegalStateException("not started");
        }
        return known;
    }

    /** Its figures. */
    Metrics metrics() {
        return metrics;
    }

    /** Its keys. */
    OpenIdProviders keys() {
        return keys;
    }

    /** Its alerts. */
    Alerts alerts() {
        var started = alerts;
        if (started == null) {
            throw new IllegalStateException("not started, or without a store");
        }
        return started;
    }

    /** The port that it listens on, once started. */
    public int port() {
        var known = listener;
        if (known == null) {
            throw new IllegalStateException("not started");
        }
        return known.port();
    }

    /** The port of the admin listener, once started; -1 where there is none. */
    public int adminPort() {
        var known = admin;
        return known == null ? -1 : known.port();
    }

    /** Stops: requests in flight may end, for as long as the settings say. */
    @Override
    public void close() {
        watcher.close();
        if (listener != null) {
            listener.stop();
        }
        if (admin != null) {
            admin.close();
        }
        var evaluated = alerts;
        if (evaluated != null) {
            evaluated.close();
        }
        var loops = transport;
        if (loops != null) {
            loops.close();
        }
        keys.close();
        if (trust != null) {
            trust.close();
        }
        standing.close();
        logging.close(); // after the last exchange, whose rows it takes
        if (otlp != null) {
            otlp.close();
        }
    }
}
