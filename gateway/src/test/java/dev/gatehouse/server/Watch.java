package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.ExchangeObserver;
import dev.gatehouse.policy.Leg;
import dev.gatehouse.policy.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Writes down what observers are told of each exchange, and has bodies kept. */
final class Watch implements ExchangeObserver {
    private final int keep;
    private final ConcurrentMap<Exchange, List<String>> told = new ConcurrentHashMap<>();
    private final LinkedBlockingQueue<Exchange> over = new LinkedBlockingQueue<>();

    /** @param keep how much of each body; 0 for nothing */
    Watch(int keep) {
        this.keep = keep;
    }

    @Override
    public Observation begun(Exchange exchange) {
        for (var leg : Leg.values()) {
            exchange.measures().keep(leg, keep);
        }
        List<String> lines = new ArrayList<>(List.of("begun"));
        told.put(exchange, lines);
        return new Observation() {
            @Override
            public void forwarding(Exchange exchange) {
                lines.add("forwarding");
            }

            @Override
            public void answered(Exchange exchange) {
                lines.add("answered");
            }

            @Override
            public void ended(Exchange exchange) {
                lines.add("ended");
                over.add(exchange);
            }
        };
    }

    /** The next exchange that is over. */
    Exchange next() throws InterruptedException {
        var next = over.poll(10, TimeUnit.SECONDS);
        assertThat(next).as("an exchange that ends").isNotNull();
        return next;
    }

    /** Whether one is over that {@link #next} has not given yet. */
    boolean isOver() {
        return !over.isEmpty();
    }

    /** What its observer was told. */
    List<String> told(Exchange exchange) {
        return told.getOrDefault(exchange, List.of());
    }

    /** To be asked once the gateway has stopped: each exchange that began has ended, and that was its last word. */
    void complete() {
        assertThat(told.values()).allSatisfy(lines -> {
            assertThat(lines).filteredOn("ended"::equals).hasSize(1);
            assertThat(lines).last().isEqualTo("ended");
        });
    }

    /** What was kept of a body. */
    static @Nullable String kept(Exchange exchange, Leg leg) {
        var excerpt = exchange.measures().excerpt(leg);
        return excerpt == null
                ? null
                : new String(excerpt.array(), 0, excerpt.size(), java.nio.charset.StandardCharsets.ISO_8859_1)
                        + (excerpt.isCut() ? "…" : "");
    }
}
