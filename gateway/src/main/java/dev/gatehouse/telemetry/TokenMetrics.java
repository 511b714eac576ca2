package dev.gatehouse.telemetry;

import dev.gatehouse.jose.Reason;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Counts tokens by what became of them and by issuer. */
final class TokenMetrics {
    private static final Reason[] REASONS = Reason.values();

    private final Bounded<CounterDataPoint> counters;
    /** By issuer; within, by outcome. As many as the configuration names. */
    private final ConcurrentHashMap<String, CounterDataPoint[]> issuers = new ConcurrentHashMap<>();

    TokenMetrics(Metrics metrics) {
        counters = metrics.counters(
                "gatehouse_token_validations_total",
                "Tokens that validate-jwt looked at, by outcome (valid, or the reason) and issuer as configured",
                "outcome",
                "issuer");
    }

    void count(String issuer, @Nullable Reason refusal) {
        var known = issuers.get(issuer);
        if (known == null) {
            known = issuers.size() < Metrics.MAX_SERIES
                    ? issuers.computeIfAbsent(issuer, this::counters)
                    : counters(issuer);
        }
        known[refusal == null ? 0 : refusal.ordinal() + 1].inc();
    }

    private CounterDataPoint[] counters(String issuer) {
        var label = Addresses.withoutSecrets(issuer);
        var all = new CounterDataPoint[REASONS.length + 1];
        all[0] = counters.of("valid", label);
        for (var reason : REASONS) {
            all[reason.ordinal() + 1] = counters.of(reason.code(), label);
        }
        return all;
    }
}
