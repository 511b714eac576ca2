package dev.gatehouse.policy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Port: somebody who wants to know what becomes of exchanges: log, metrics, traces. Safe for many threads. */
@FunctionalInterface
public interface ExchangeObserver {
    /** Nobody. */
    ExchangeObserver NONE = _ -> null;

    /**
     * A request has been matched (or found to match nothing); no policy has run. On the exchange's event loop, so it has
     * to be quick: it takes references and makes no texts.
     *
     * @return who follows this exchange, null for nobody
     */
    @Nullable
    Observation begun(Exchange exchange);

    /** All of them, one after the other. A failure of one keeps nothing from the others. */
    static ExchangeObserver all(List<ExchangeObserver> observers) {
        var several = List.copyOf(observers);
        return exchange -> {
            List<Observation> following = new ArrayList<>(several.size());
            for (var each : several) {
                var observation = Observation.begin(each, exchange);
                if (observation != null) {
                    following.add(observation);
                }
            }
            return switch (following.size()) {
                case 0 -> null;
                case 1 -> following.getFirst();
                default -> new Observation.Several(following);
            };
        };
    }
}
