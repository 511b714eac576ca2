package dev.gatehouse.telemetry;

import dev.gatehouse.jose.Reason;
import dev.gatehouse.policy.ExchangeObserver;
import dev.gatehouse.policy.Meters;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gateway's figures, in one registry that Prometheus scrapes and OTLP pushes.
 *
 * <p>Label values come from the configuration and from fixed lists; a metric has at most {@value #MAX_SERIES} series
 * and one for the rest, all of whose labels are {@code overflow}.
 *
 * <p><b>Threading:</b> any thread.
 *
 * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">Exposition formats</a>
 */
public final class Metrics {
    /** How many series a metric may have. */
    public static final int MAX_SERIES = 2000;

    static final String REQUESTS = "gatehouse_requests_total";
    static final String DURATION = "gatehouse_request_duration_seconds";
    static final String BACKEND = "gatehouse_backend_duration_seconds";
    static final String CLIENT = "gatehouse_client_duration_seconds";
    static final String GATEWAY = "gatehouse_gateway_duration_seconds";

    private static final Logger LOG = LoggerFactory.getLogger(Metrics.class);

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final long startMillis;
    private final List<Description> descriptions = new ArrayList<>();
    private final CustomMetrics custom = new CustomMetrics();
    private final TokenMetrics tokens = new TokenMetrics(this);
    private final ExchangeMetrics exchanges = new ExchangeMetrics(this);
    private boolean machine;

    /** A metric of the gateway's own. */
    public record Description(String name, String type, List<String> labels, String help) {}

    /** @param startMillis when counting began, in milliseconds since 1970 */
    public Metrics(long startMillis) {
        this.startMillis = startMillis;
        registry.register(custom);
    }

    /** Counts exchanges. */
    public ExchangeObserver exchanges() {
        return exchanges;
    }

    /** Counts what policies say. */
    public Meters meters() {
        return new PolicyMeters(tokens, custom);
    }

    /** The tokens of one issuer and the authors' own metrics. */
    private record PolicyMeters(TokenMetrics tokens, CustomMetrics custom) implements Meters {
        @Override
        public void token(String issuer, @Nullable Reason refusal) {
            tokens.count(issuer, refusal);
        }

        @Override
        public Custom custom(String namespace, String name, List<String> dimensions) {
            return custom.metric(namespace, name, dimensions);
        }
    }

    /**
     * Adds a count that somebody keeps already.
     *
     * @param name ends in {@code _total}
     * @param reader is asked at every scrape
     */
    public void counter(String name, String help, List<String> labels, Consumer<Readings> reader) {
        describe(name, "counter", labels, help);
        CounterWithCallback.builder()
                .name(name)
                .help(help)
                .labelNames(labels.toArray(String[]::new))
                .callback(
                        callback -> read(name, reader).forEach((values, value) -> callback.call(value, values(values))))
                .register(registry);
    }

    /**
     * Adds a figure that goes up and down.
     *
     * @param reader is asked at every scrape
     */
    public void gauge(String name, String help, List<String> labels, Consumer<Readings> reader) {
        describe(name, "gauge", labels, help);
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .labelNames(labels.toArray(String[]::new))
                .callback(
                        callback -> read(name, reader).forEach((values, value) -> callback.call(value, values(values))))
                .register(registry);
    }

    private static String[] values(List<String> values) {
        return values.toArray(String[]::new);
    }

    /** What one reader knows is not worth the figures of all others. */
    private static Map<List<String>, Double> read(String name, Consumer<Readings> reader) {
        Map<List<String>, Double> read = new LinkedHashMap<>();
        try {
            reader.accept((value, labels) -> {
                var values = List.of(labels);
                if (read.size() >= MAX_SERIES && !read.containsKey(values)) {
                    values = Collections.nCopies(labels.length, Bounded.OVERFLOW);
                }
                read.merge(values, value.doubleValue(), Double::sum);
            });
        } catch (RuntimeException failure) {
            LOG.warn("{} could not be read: {}", name, failure.toString());
        }
        return read;
    }

    // ---- for this package

    Bounded<CounterDataPoint> counters(String name, String help, String... labels) {
        describe(name, "counter", List.of(labels), help);
        var counter = Counter.builder()
                .name(name)
                .help(help)
                .labelNames(labels)
                .withoutExemplars()
                .register(registry);
        return new Bounded<>(MAX_SERIES, values -> counter.labelValues(values(values)));
    }

    Bounded<DistributionDataPoint> histograms(String name, String help, double[] bounds, String... labels) {
        describe(name, "histogram", List.of(labels), help);
        var histogram = Histogram.builder()
                .name(name)
                .help(help)
                .labelNames(labels)
                .classicOnly()
                .classicUpperBounds(bounds)
                .withoutExemplars()
                .register(registry);
        return new Bounded<>(MAX_SERIES, values -> histogram.labelValues(values(values)));
    }

    private void describe(String name, String type, List<String> labels, String help) {
        synchronized (descriptions) {
            descriptions.add(new Description(name, type, List.copyOf(labels), help));
        }
    }

    /** Every metric of the gateway's own that has been added. */
    public List<Description> descriptions() {
        synchronized (descriptions) {
            return List.copyOf(descriptions);
        }
    }

    CustomMetrics custom() {
        return custom;
    }

    long startMillis() {
        return startMillis;
    }

    /** All figures as they are now. */
    MetricSnapshots scrape() {
        synchronized (registry) {
            // Not at the start: nobody looks yet, and it takes a while.
            if (!machine) {
                machine = true;
                JvmMetrics.builder().register(registry);
            }
        }
        return registry.scrape();
    }

    // ---- for scrapers

    /**
     * All figures in the format that a scraper likes best: OpenMetrics or Prometheus' text.
     *
     * @param accept the request's header; null where there is none
     */
    public Page page(@Nullable String accept) {
        var writer = ExpositionFormats.init().findWriter(accept);
        var bytes = new ByteArrayOutputStream(16 * 1024);
        try {
            writer.write(bytes, scrape());
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return new Page(writer.getContentType(), bytes.toByteArray());
    }

    /** All figures in Prometheus' text format, version 0.0.4. */
    public String text() {
        return new String(page(null).bytes(), StandardCharsets.UTF_8);
    }
}
