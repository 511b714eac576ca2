package dev.gatehouse.telemetry;

import dev.gatehouse.jose.Reason;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Counts tokens by what became of them and by issuer. */
final class TokenMetrics {
    private final Bounded<CounterDataPoint> counters;
    /** As many as the configuration names. */
    private final ConcurrentHashMap<String, Outcomes> issuers = new ConcurrentHashMap<>();

    private record Outcomes(CounterDataPoint valid, Map<Reason, CounterDataPoint> refused) {
        CounterDataPoint of(@Nullable Reason refusal) {
            return refusal == null ? valid : Objects.requireNonNull(refused.get(refusal));
        }
    }

    TokenMetrics(Metrics metrics) {
        counters = metrics.counters(
                "gatehouse_token_validations_total",
                "Tokens that policies looked at (validate-jwt, validate-azure-ad-token, introspect-token), by outcome (valid, or"
                        + " the reason) and issuer as configured",
                "outcome",
                "issuer");
    }

    void count(String issuer, @Nullable Reason refusal) {
        var known = issuers.get(issuer);
        if (known == null) {
            known = issuers.size() < Metrics.MAX_SERIES
                    ? issuers.computeIfAbsent(issuer, this::outcomes)
                    : outcomes(issuer);
        }
        known.of(refusal).inc();
    }

    private Outcomes outcomes(String issuer) {
        var label = Addresses.withoutSecrets(issuer);
        Map<Reason, CounterDataPoint> refused = new EnumMap<>(Reason.class);
        for (var reason : Reason.values()) {
            refused.put(reason, counters.of(reason.code(), label));
        }
        return new Outcomes(counters.of("valid", label), refused);
    }
}
