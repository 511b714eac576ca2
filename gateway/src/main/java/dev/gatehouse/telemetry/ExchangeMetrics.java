package dev.gatehouse.telemetry;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gatehouse.model.Api;
import dev.gatehouse.model.Operation;
import dev.gatehouse.policy.BackendCall;
import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.ExchangeObserver;
import dev.gatehouse.policy.Measures;
import dev.gatehouse.policy.Observation;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts exchanges. What an exchange adds to is found by the identity of its operation and a handful of comparisons;
 * names are looked up when something happens for the first time.
 */
final class ExchangeMetrics implements ExchangeObserver, Observation {
    static final String NONE = "none";

    private static final double NANOS = 1e-9;
    private static final double[] BOUNDS = {
        0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 100
    };
    /** The gateway's own share is smaller. */
    private static final double[] SHORT_BOUNDS = {
        0.000_1, 0.000_25, 0.000_5, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1
    };
    /** Failures that say that somebody has had enough. */
    private static final Set<String> LIMITS = Set.of("RateLimitExceeded", "QuotaExceeded");
    /** Reasons are words of the program; should they not be, these are enough. */
    private static final int MAX_REASONS = 100;
    /** So many different ends of one operation are told apart without a search. */
    private static final int MAX_ENDS = 64;

    private final Bounded<CounterDataPoint> requests;
    private final Bounded<DistributionDataPoint> durations;
    private final Bounded<DistributionDataPoint> backends;
    private final Bounded<DistributionDataPoint> clients;
    private final Bounded<DistributionDataPoint> gateways;
    private final Bounded<CounterDataPoint> caches;
    private final Bounded<CounterDataPoint> limits;
    private final Set<String> reasons = ConcurrentHashMap.newKeySet();
    /** By identity; those of a configuration that is gone go with it. */
    private final Cache<Object, Series> operations = Caffeine.newBuilder()
            .weakKeys()
            // On threads of its own it would wake one every few reads, which costs more than what it does there.
            .executor(Runnable::run)
            .build();

    /** Of exchanges that are for no API. */
    private volatile @Nullable Series unmatched;

    ExchangeMetrics(Metrics metrics) {
        requests = metrics.counters(
                Metrics.REQUESTS,
                "Exchanges, by what the request was for and how it ended",
                "api",
                "operation",
                "class",
                "backend",
                "reason");
        durations = metrics.histograms(
                Metrics.DURATION,
                "From the request's arrival until the last byte of the answer has left, in seconds",
                BOUNDS,
                "api",
                "operation",
                "class",
                "backend",
                "reason");
        backends = metrics.histograms(
                Metrics.BACKEND,
                "Time that calls to backends took, connecting and both bodies with it, in seconds; class is that of the"
                        + " backend's answer",
                BOUNDS,
                "api",
                "backend",
                "class");
        clients = metrics.histograms(
                Metrics.CLIENT,
                "Time that clients took to send requests and to read answers, in seconds",
                BOUNDS,
                "api");
        gateways = metrics.histograms(
                Metrics.GATEWAY,
                "What is left of an exchange's time without backend and client, in seconds: the gateway's own",
                SHORT_BOUNDS,
                "api");
        caches = metrics.counters(
                "gatehouse_cache_lookups_total",
                "Exchanges that asked the cache, by whether it had an answer at least once",
                "api",
                "result");
        limits = metrics.counters(
                "gatehouse_limits_hit_total",
                "Calls that were over a limit, by the policy that said so",
                "api",
                "policy");
    }

    @Override
    public Observation begun(Exchange exchange) {
        return this;
    }

    @Override
    public void ended(Exchange exchange) {
        var measures = exchange.measures();
        var series = series(exchange.api(), exchange.operation());
        var call = measures.backend();
        var failure = measures.lastFailure();
        var end = series.end(
                digit(measures.status()),
                call == null ? -1 : digit(call.status()),
                call == null ? NONE : name(call),
                failure == null ? NONE : failure.error().reason());
        long total = measures.totalNanos();
        long client = measures.clientNanos();
        long backend = measures.backendNanos();
        end.requests.inc();
        end.duration.observe(total * NANOS);
        if (end.backendDuration != null) {
            end.backendDuration.observe(backend * NANOS);
        }
        series.client.observe(client * NANOS);
        series.gateway.observe(Math.max(0, total - client - backend) * NANOS);
        switch (measures.cache()) {
            case NONE -> {}
            case HIT -> series.hits.inc();
            case MISS -> series.misses.inc();
        }
        if (failure != null) {
            countLimits(series, measures);
        }
    }

    private void countLimits(Series series, Measures measures) {
        for (var each : measures.failures()) {
            if (LIMITS.contains(each.error().reason())) {
                limits.of(series.api, each.error().source()).inc();
            }
        }
    }

    /** A backend that is an entity has an id; others are only URLs, which a caller may have had a hand in. */
    private static String name(BackendCall call) {
        var id = call.backendId();
        return id.isEmpty() ? "url" : id;
    }

    private static int digit(int status) {
        return Math.clamp(status / 100, 0, 5);
    }

    private static String statusClass(int digit) {
        return digit <= 0 ? NONE : digit + "xx";
    }

    @SuppressWarnings("ReferenceEquality") // the same operation under another API would be another series
    private Series series(@Nullable Api api, @Nullable Operation operation) {
        if (api == null) {
            var known = unmatched;
            if (known == null) {
                known = new Series(null, null);
                unmatched = known;
            }
            return known;
        }
        var key = operation == null ? api : operation;
        var known = operations.get(key, _ -> new Series(api, operation));
        return known.of == api ? known : new Series(api, operation);
    }

    /** What the exchanges of one operation add to. */
    private final class Series {
        final @Nullable Api of;
        final String api;
        final String operation;
        final DistributionDataPoint client;
        final DistributionDataPoint gateway;
        final CounterDataPoint hits;
        final CounterDataPoint misses;
        private volatile End[] ends = {};

        Series(@Nullable Api api, @Nullable Operation operation) {
            this.of = api;
            this.api = api == null ? NONE : api.id();
            this.operation = operation == null ? NONE : operation.id();
            client = clients.of(this.api);
            gateway = gateways.of(this.api);
            hits = caches.of(this.api, "hit");
            misses = caches.of(this.api, "miss");
        }

        End end(int digit, int backendDigit, String backend, String reason) {
            for (var end : ends) {
                if (end.digit == digit
                        && end.backendDigit == backendDigit
                        && end.backend.equals(backend)
                        && end.reason.equals(reason)) {
                    return end;
                }
            }
            return add(digit, backendDigit, backend, reason);
        }

        private synchronized End add(int digit, int backendDigit, String backend, String reason) {
            boolean usual = reasons.contains(reason) || (reasons.size() < MAX_REASONS && reasons.add(reason));
            String[] labels = {api, operation, statusClass(digit), backend, usual ? reason : "other"};
            var end = new End(
                    digit,
                    backendDigit,
                    backend,
                    reason,
                    requests.of(labels),
                    durations.of(labels),
                    backendDigit < 0 ? null : backends.of(api, backend, statusClass(backendDigit)));
            var before = ends;
            if (before.length < MAX_ENDS) {
                var after = Arrays.copyOf(before, before.length + 1);
                after[before.length] = end;
                ends = after;
            }
            return end;
        }
    }

    /** One way in which exchanges of an operation end. */
    private record End(
            int digit,
            int backendDigit,
            String backend,
            String reason,
            CounterDataPoint requests,
            DistributionDataPoint duration,
            @Nullable DistributionDataPoint backendDuration) {}
}
