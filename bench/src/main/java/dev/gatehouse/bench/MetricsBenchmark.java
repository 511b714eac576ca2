package dev.gatehouse.bench;

import dev.gatehouse.http.Body;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.Url;
import dev.gatehouse.model.Api;
import dev.gatehouse.model.Operation;
import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.ExchangeObserver;
import dev.gatehouse.policy.Request;
import dev.gatehouse.policy.Response;
import dev.gatehouse.telemetry.Metrics;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the metrics of one exchange cost: an exchange with a backend call is over and is counted. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MetricsBenchmark {
    private static final int OPERATIONS = 100;

    private final Exchange[] exchanges = new Exchange[OPERATIONS];
    private final Metrics metrics = new Metrics(0);
    private ExchangeObserver observer;
    private int next;

    @Setup
    public void exchanges() {
        observer = metrics.exchanges();
        for (int i = 0; i < OPERATIONS; i++) {
            var api = new Api(
                    "api" + i % 10, "Api", "api", "1", true, "", null, null, List.of(), false, Api.KeyNames.DEFAULT);
            var request = new Request(
                    "GET", new Url("http", "gateway", 80, "/x", ""), new Headers(), Body.NONE, "192.0.2.1");
            var exchange = new Exchange(request, (_, _) -> {}, Instant.EPOCH, 0, _ -> {});
            exchange.setMatch(api, new Operation("operation" + i, "Operation", "GET", "/x"));
            var measures = exchange.measures();
            var call = measures.calling(null, 100_000);
            call.answered(200, 2_000_000);
            call.ended(2_100_000, 500, 500);
            measures.answering(Response.of(200), 2_050_000);
            measures.ended(2_200_000, true);
            exchanges[i] = exchange;
        }
        counted();
        if (!metrics.text().contains("gatehouse_requests_total{api=\"api1\"")) {
            throw new IllegalStateException(metrics.text());
        }
    }

    @Benchmark
    public void counted() {
        next = next + 1 == OPERATIONS ? 0 : next + 1;
        var exchange = exchanges[next];
        observer.begun(exchange).ended(exchange);
    }
}
