package dev.gatehouse.telemetry;

import dev.gatehouse.logs.LogSink;
import dev.gatehouse.logs.LogTable;
import dev.gatehouse.policy.ExchangeObserver;
import dev.gatehouse.settings.Settings;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.resources.Resource;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What goes to a collector: metrics every minute, spans and rows as they come. Everything is sent by threads of its
 * own, over HTTP with protobuf, compressed; a collector that is away costs what does not fit in the queues.
 *
 * <p>Nothing of OpenTelemetry is loaded before one of these is made.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otlp/">OTLP</a>
 */
public final class Otlp implements AutoCloseable {
    /** What Azure's self-hosted gateway does. */
    public static final Duration INTERVAL = Duration.ofMinutes(1);

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int WAITING_SPANS = 8192;
    private static final long LAST_SECONDS = 2;

    private final String address;
    private final Resource resource = resource();
    private final ExchangeObserver traces;
    private final List<Runnable> endings = new ArrayList<>();

    /**
     * Begins to send what the settings say.
     *
     * @param settings with an address
     * @param interval between two pushes of the metrics
     */
    public Otlp(Settings.Telemetry settings, Metrics metrics, Duration interval) {
        OpenTelemetryLog.install();
        address = settings.otlp().endsWith("/")
                ? settings.otlp().substring(0, settings.otlp().length() - 1)
                : settings.otlp();
        if (settings.metrics()) {
            push(metrics, interval);
        }
        traces = settings.traces() ? trace(metrics, settings.sampling()) : ExchangeObserver.NONE;
    }

    private void push(Metrics metrics, Duration interval) {
        var exporter = OtlpHttpMetricExporter.builder()
                .setEndpoint(address + "/v1/metrics")
                .setCompression("gzip")
                .setTimeout(TIMEOUT)
                .build();
        var meters = SdkMeterProvider.builder()
                .setResource(resource)
                .registerMetricProducer(new OtlpMetrics(metrics))
                .registerMetricReader(PeriodicMetricReader.builder(exporter)
                        .setInterval(interval)
                        .build())
                .build();
        endings.add(() -> meters.shutdown().join(LAST_SECONDS, TimeUnit.SECONDS));
    }

    private ExchangeObserver trace(Metrics metrics, int percentage) {
        var exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(address + "/v1/traces")
                .setCompression("gzip")
                .setTimeout(TIMEOUT)
                .build();
        var traces = new Traces(new SpanQueue(exporter, WAITING_SPANS), resource, percentage);
        metrics.counter(
                "gatehouse_spans_total",
                "Spans by what became of them: sent, failed (the collector did not take them), dropped (the queue was"
                        + " full)",
                List.of("result"),
                traces::read);
        endings.add(traces::close);
        return traces;
    }

    /** Makes spans of exchanges; nobody where traces are off. */
    public ExchangeObserver traces() {
        return traces;
    }

    /**
     * A place that keeps a log's rows by sending them, each as a record of a log; to be closed by its user.
     *
     * @param traceParent the trace that a row belongs to, as W3C writes it; null where that is not known
     */
    public <R> LogSink<R> logs(LogTable<R> table, Function<R, @Nullable String> traceParent) {
        var exporter = OtlpHttpLogRecordExporter.builder()
                .setEndpoint(address + "/v1/logs")
                .setCompression("gzip")
                .setTimeout(TIMEOUT)
                .build();
        return new OtlpLogSink<>(table, exporter, resource, traceParent);
    }

    private static Resource resource() {
        var version = Otlp.class.getPackage().getImplementationVersion();
        var attributes = Attributes.builder()
                .put("service.name", "gatehouse")
                .put("service.instance.id", UUID.randomUUID().toString());
        if (version != null) {
            attributes.put("service.version", version);
        }
        try {
            attributes.put("host.name", InetAddress.getLocalHost().getHostName());
        } catch (UnknownHostException e) {
            // it has no name
        }
        return Resource.getDefault().merge(Resource.create(attributes.build()));
    }

    /** Sends what is left, for some seconds at most. */
    @Override
    public void close() {
        endings.forEach(Runnable::run);
    }
}
