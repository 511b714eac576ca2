package dev.gatehouse.bench;

import dev.gatehouse.http.Body;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.Url;
import dev.gatehouse.logs.GatewayLog;
import dev.gatehouse.logs.GatewayLogObserver;
import dev.gatehouse.logs.LogPipeline;
import dev.gatehouse.logs.LogSink;
import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.ExchangeObserver;
import dev.gatehouse.policy.Request;
import dev.gatehouse.policy.Response;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What the row of an exchange costs the event loop, and the making of its values whoever keeps it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class LogBenchmark {
    private final LogPipeline<GatewayLog> pipeline = LogPipeline.ofGatewayLog(16_384);
    private final ExchangeObserver offering = new GatewayLogObserver(pipeline::offer, () -> 0);
    private final GatewayLog[] made = new GatewayLog[1];
    private final ExchangeObserver making = new GatewayLogObserver(row -> made[0] = row, () -> 0);

    @Setup
    public void sink() {
        pipeline.add("nobody", new LogSink<>() {
            @Override
            public void write(List<GatewayLog> rows) {
                // forgets them
            }

            @Override
            public void close() {}
        });
    }

    @TearDown
    public void end() {
        pipeline.close();
    }

    private static Exchange exchange() {
        var url = new Url("http", "gateway", 80, "/orders/7", "view=full");
        var request = new Request("GET", url, new Headers(), Body.NONE, "192.0.2.1");
        var exchange = new Exchange(request, (_, _) -> {}, Instant.EPOCH, 0, _ -> {});
        var measures = exchange.measures();
        var call = measures.calling(null, 100_000);
        call.answered(200, 2_000_000);
        call.ended(2_100_000, 500, 500);
        measures.answering(Response.of(200), 2_050_000);
        measures.ended(2_200_000, true);
        return exchange;
    }

    /** What the two below have in common. */
    @Benchmark
    public Exchange exchangeAlone() {
        return exchange();
    }

    /** On the loop: a row is made and offered. */
    @Benchmark
    public Exchange offered() {
        var exchange = exchange();
        exchange.observedBy(offering);
        exchange.ended();
        return exchange;
    }

    /** In the background: all columns of a row. */
    @Benchmark
    public int columns() {
        var exchange = exchange();
        exchange.observedBy(making);
        exchange.ended();
        int sum = 0;
        for (var column : GatewayLog.TABLE.columns()) {
            var value = column.value().apply(made[0]);
            sum += value == null ? 0 : value.hashCode();
        }
        return sum;
    }
}
