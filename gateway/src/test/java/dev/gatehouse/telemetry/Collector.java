package dev.gatehouse.telemetry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;

/** A collector: takes OTLP over HTTP and reads it with the protocol's own definitions. */
public final class Collector implements AutoCloseable {
    public final BlockingQueue<ExportMetricsServiceRequest> metrics = new LinkedBlockingQueue<>();
    public final BlockingQueue<ExportLogsServiceRequest> logs = new LinkedBlockingQueue<>();
    private final BlockingQueue<Span> arriving = new LinkedBlockingQueue<>();
    private final List<Span> spans = new ArrayList<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    /** What is answered. */
    public volatile int status = 200;

    private interface Reader {
        void read(InputStream body) throws IOException;
    }

    public Collector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        take("/v1/metrics", body -> metrics.add(ExportMetricsServiceRequest.parseFrom(body)));
        take("/v1/logs", body -> logs.add(ExportLogsServiceRequest.parseFrom(body)));
        take(
                "/v1/traces",
                body -> ExportTraceServiceRequest.parseFrom(body).getResourceSpansList().stream()
                        .flatMap(resource -> resource.getScopeSpansList().stream())
                        .flatMap(scope -> scope.getSpansList().stream())
                        .forEach(arriving::add));
        server.setExecutor(threads);
        server.start();
    }

    private void take(String path, Reader reader) {
        server.createContext(path, http -> answer(http, reader));
    }

    private void answer(HttpExchange http, Reader reader) throws IOException {
        try (http) {
            boolean right = http.getRequestMethod().equals("POST")
                    && "application/x-protobuf".equals(http.getRequestHeaders().getFirst("Content-Type"));
            if (right && status == 200) {
                boolean zipped = "gzip".equals(http.getRequestHeaders().getFirst("Content-Encoding"));
                reader.read(zipped ? new GZIPInputStream(http.getRequestBody()) : http.getRequestBody());
            }
            http.getResponseHeaders().set("Content-Type", "application/x-protobuf");
            http.sendResponseHeaders(right ? status : 400, -1);
        }
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The next push of metrics, by name. */
    public Map<String, Metric> nextMetrics() throws InterruptedException {
        var request = metrics.poll(20, TimeUnit.SECONDS);
        if (request == null) {
            throw new AssertionError("no metrics came");
        }
        Map<String, Metric> all = new TreeMap<>();
        request.getResourceMetricsList().stream()
                .flatMap(resource -> resource.getScopeMetricsList().stream())
                .flatMap(scope -> scope.getMetricsList().stream())
                .forEach(metric -> {
                    if (all.put(metric.getName(), metric) != null) {
                        throw new AssertionError("twice: " + metric.getName());
                    }
                });
        return all;
    }

    /** The first span like this, once it is there. */
    public Span span(Predicate<Span> wanted) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        int looked = 0;
        while (true) {
            for (; looked < spans.size(); looked++) {
                if (wanted.test(spans.get(looked))) {
                    return spans.get(looked);
                }
            }
            var next = arriving.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                throw new AssertionError("no such span among " + spans);
            }
            spans.add(next);
        }
    }

    /** All that have come. */
    public List<Span> spans() {
        arriving.drainTo(spans);
        return List.copyOf(spans);
    }

    public LogRecord nextLog() throws InterruptedException {
        var request = logs.poll(20, TimeUnit.SECONDS);
        if (request == null) {
            throw new AssertionError("no logs came");
        }
        return request.getResourceLogs(0).getScopeLogs(0).getLogRecords(0);
    }

    /** Attributes as text. */
    public static Map<String, String> attributes(List<KeyValue> attributes) {
        Map<String, String> all = new TreeMap<>();
        attributes.forEach(each -> {
            if (all.put(each.getKey(), text(each.getValue())) != null) {
                throw new AssertionError("twice: " + each.getKey());
            }
        });
        return all;
    }

    private static String text(AnyValue value) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> value.getStringValue();
            case BOOL_VALUE -> Boolean.toString(value.getBoolValue());
            case INT_VALUE -> Long.toString(value.getIntValue());
            case DOUBLE_VALUE -> Double.toString(value.getDoubleValue());
            default -> value.toString();
        };
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
