package dev.gatehouse.telemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.Data;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.GaugeData;
import io.opentelemetry.sdk.metrics.data.HistogramData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.metrics.data.SumData;
import io.opentelemetry.sdk.metrics.export.MetricProducer;
import io.opentelemetry.sdk.resources.Resource;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The figures of {@link Metrics} as OpenTelemetry has them: the same series under the same names, those of policy
 * authors under the names they gave them, and the requests' once more under the names that Azure's self-hosted gateway
 * uses.
 *
 * @see <a href="https://learn.microsoft.com/azure/api-management/how-to-deploy-self-hosted-gateway-kubernetes-opentelemetry">Self-hosted gateway with OpenTelemetry</a>
 */
final class OtlpMetrics implements MetricProducer {
    static final InstrumentationScopeInfo SCOPE = InstrumentationScopeInfo.create("gatehouse");

    private static final AggregationTemporality TEMPORALITY = AggregationTemporality.CUMULATIVE;
    private static final double MILLIS = 1000;

    /** What Azure calls our histograms of seconds. */
    private static final Map<String, String> AZURE = Map.of(
            Metrics.DURATION, "DurationInMs",
            Metrics.BACKEND, "BackendDurationInMs",
            Metrics.CLIENT, "ClientDurationInMs",
            Metrics.GATEWAY, "GatewayDurationInMs");

    /** What Azure calls our labels. */
    private static final Map<String, String> AZURE_LABELS = Map.of(
            "api", "ApiId",
            "operation", "OperationId",
            "class", "GatewayResponseCodeCategory",
            "backend", "BackendId",
            "reason", "LastErrorReason");

    private final Metrics metrics;

    OtlpMetrics(Metrics metrics) {
        this.metrics = metrics;
    }

    private record Metric(
            Resource getResource,
            String getName,
            String getDescription,
            String getUnit,
            MetricDataType getType,
            Data<?> getData)
            implements MetricData {
        @Override
        public InstrumentationScopeInfo getInstrumentationScopeInfo() {
            return SCOPE;
        }
    }

    @Override
    public Collection<MetricData> produce(Resource resource) {
        var moment = new Moment(
                resource,
                TimeUnit.MILLISECONDS.toNanos(metrics.startMillis()),
                TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()));
        List<MetricData> all = new ArrayList<>();
        for (var snapshot : metrics.scrape()) {
            var name = snapshot.getMetadata().getPrometheusName();
            if (name.startsWith(CustomMetrics.PREFIX)
                    || snapshot.getDataPoints().isEmpty()) {
                continue; // the former come as they are written
            }
            var help = String.valueOf(snapshot.getMetadata().getHelp());
            switch (snapshot) {
                case CounterSnapshot counter -> {
                    all.add(moment.sum(name + "_total", help, counter, false));
                    if (Metrics.REQUESTS.equals(name + "_total")) {
                        all.add(moment.sum("Requests", help, counter, true));
                    }
                }
                case GaugeSnapshot gauge -> all.add(moment.gauge(name, help, gauge));
                case HistogramSnapshot histogram -> {
                    all.add(moment.histogram(name, help, "s", 1, histogram, false));
                    var azure = AZURE.get(name);
                    if (azure != null) {
                        all.add(moment.histogram(azure, help, "ms", MILLIS, histogram, true));
                    }
                }
                case SummarySnapshot summary -> all.add(moment.summary(name, help, summary));
                case InfoSnapshot info -> all.add(moment.info(name + "_info", help, info));
                default -> {
                    // the gateway has no others
                }
            }
        }
        metrics.custom().all().forEach(metric -> all.add(moment.custom(metric)));
        return all;
    }

    /** One push. */
    private record Moment(Resource resource, long start, long now) {
        MetricData sum(String name, String help, CounterSnapshot counter, boolean azure) {
            var points = counter.getDataPoints().stream()
                    .map(point -> point(attributes(point.getLabels(), azure), point.getValue()))
                    .toList();
            var data = SumData.createDoubleSumData(true, TEMPORALITY, points);
            return new Metric(resource, name, help, "1", MetricDataType.DOUBLE_SUM, data);
        }

        MetricData gauge(String name, String help, GaugeSnapshot gauge) {
            var points = gauge.getDataPoints().stream()
                    .map(point -> point(attributes(point.getLabels(), false), point.getValue()))
                    .toList();
            return new Metric(
                    resource, name, help, "1", MetricDataType.DOUBLE_GAUGE, GaugeData.createDoubleGaugeData(points));
        }

        MetricData info(String name, String help, InfoSnapshot info) {
            var points = info.getDataPoints().stream()
                    .map(point -> point(attributes(point.getLabels(), false), 1))
                    .toList();
            return new Metric(
                    resource, name, help, "1", MetricDataType.DOUBLE_GAUGE, GaugeData.createDoubleGaugeData(points));
        }

        MetricData histogram(
                String name, String help, String unit, double scale, HistogramSnapshot histogram, boolean azure) {
            var points = histogram.getDataPoints().stream()
                    .map(point -> point(
                            attributes(point.getLabels(), azure),
                            point.getSum() * scale,
                            point.getClassicBuckets(),
                            scale))
                    .toList();
            return new Metric(
                    resource, name, help, unit, MetricDataType.HISTOGRAM, HistogramData.create(TEMPORALITY, points));
        }

        MetricData summary(String name, String help, SummarySnapshot summary) {
            var points = summary.getDataPoints().stream()
                    .map(point -> point(attributes(point.getLabels(), false), point.getCount(), point.getSum()))
                    .toList();
            return new Metric(
                    resource, name, help, "s", MetricDataType.HISTOGRAM, HistogramData.create(TEMPORALITY, points));
        }

        MetricData custom(CustomMetrics.Metric metric) {
            List<HistogramPointData> points = new ArrayList<>();
            metric.series().entries().forEach(series -> {
                var attributes = Attributes.builder();
                for (int i = 0; i < series.getKey().size(); i++) {
                    put(
                            attributes,
                            metric.name().dimensions().get(i),
                            series.getKey().get(i));
                }
                put(attributes, "namespace", metric.name().namespace());
                var sum = series.getValue();
                points.add(point(attributes.build(), sum.count.sum(), sum.sum.sum()));
            });
            return new Metric(
                    resource,
                    metric.name().name(),
                    CustomMetrics.HELP,
                    "1",
                    MetricDataType.HISTOGRAM,
                    HistogramData.create(TEMPORALITY, points));
        }

        private DoublePointData point(Attributes attributes, double value) {
            return DoublePointData.create(start, now, attributes, value, List.of());
        }

        /** A distribution of which nothing but number and sum is known. */
        private HistogramPointData point(Attributes attributes, long count, double sum) {
            return HistogramPointData.create(
                    start, now, attributes, sum, false, 0, false, 0, List.of(), List.of(count));
        }

        private HistogramPointData point(
                Attributes attributes, double sum, ClassicHistogramBuckets buckets, double scale) {
            List<Double> bounds = new ArrayList<>(buckets.size());
            List<Long> counts = new ArrayList<>(buckets.size());
            for (var bucket : buckets) {
                counts.add(bucket.getCount());
                if (bucket.getUpperBound() != Double.POSITIVE_INFINITY) {
                    bounds.add(bucket.getUpperBound() * scale);
                }
            }
            return HistogramPointData.create(start, now, attributes, sum, false, 0, false, 0, bounds, counts);
        }
    }

    private static Attributes attributes(Labels labels, boolean azure) {
        var attributes = Attributes.builder();
        for (var label : labels) {
            put(
                    attributes,
                    azure ? AZURE_LABELS.getOrDefault(label.getName(), label.getName()) : label.getName(),
                    label.getValue());
        }
        return attributes.build();
    }

    private static void put(AttributesBuilder attributes, String name, String value) {
        if (!name.isEmpty()) {
            attributes.put(name, value);
        }
    }
}
