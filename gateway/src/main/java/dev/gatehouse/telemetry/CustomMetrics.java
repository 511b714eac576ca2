package dev.gatehouse.telemetry;

import dev.gatehouse.policy.Meters;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/**
 * The metrics of {@code emit-metric}: how often and how much, as Azure aggregates them. Prometheus sees
 * {@code custom_NAME_count} and {@code custom_NAME_sum} with the namespace in the name where one is
 * given; OTLP sees the names as they are written.
 */
final class CustomMetrics implements MultiCollector {
    static final String PREFIX = "custom_";
    static final String HELP = "Metric of an emit-metric policy";
    static final String DEFAULT_NAMESPACE = "API Management";
    /** How many there may be; names come from the configuration. */
    static final int MAX_METRICS = 200;
    /** How many combinations of values one may have: those may come from callers. */
    static final int MAX_SERIES = 500;

    private static final int MAX_VALUE = 128;

    private final Map<Name, Metric> metrics = new ConcurrentHashMap<>();

    record Name(String namespace, String name, List<String> dimensions) {}

    /** How often and how much. */
    static final class Sum {
        final LongAdder count = new LongAdder();
        final DoubleAdder sum = new DoubleAdder();
    }

    record Metric(Name name, Bounded<Sum> series) implements Meters.Custom {
        @Override
        public void add(double value, List<String> values) {
            var sum = series.of(values.stream().map(Metric::brief).toList());
            sum.count.increment();
            sum.sum.add(value);
        }

        private static String brief(String value) {
            return value.length() <= MAX_VALUE ? value : value.substring(0, MAX_VALUE);
        }
    }

    Meters.Custom metric(String namespace, String name, List<String> dimensions) {
        var wanted = new Name(namespace, name, List.copyOf(dimensions));
        var known = metrics.get(wanted);
        if (known != null) {
            return known;
        }
        synchronized (this) {
            var free = metrics.size() < MAX_METRICS || metrics.containsKey(wanted);
            var kept = free ? wanted : new Name(DEFAULT_NAMESPACE, Bounded.OVERFLOW, List.of());
            var metric = metrics.computeIfAbsent(kept, it -> new Metric(it, new Bounded<>(MAX_SERIES, _ -> new Sum())));
            return free ? metric : (value, _) -> metric.add(value, List.of());
        }
    }

    /** All of them, in no order. */
    Iterable<Metric> all() {
        return metrics.values();
    }

    // ---- as Prometheus sees them

    @Override
    public MetricSnapshots collect() {
        Map<String, Map<Labels, double[]>> families = new TreeMap<>();
        metrics.values().forEach(metric -> {
            var family = families.computeIfAbsent(prometheusName(metric.name), _ -> new LinkedHashMap<>());
            metric.series.entries().forEach(series -> {
                var labels = labels(metric.name.dimensions, series.getKey());
                var figures = family.computeIfAbsent(labels, _ -> new double[2]);
                figures[0] += series.getValue().count.sum();
                figures[1] += series.getValue().sum.sum();
            });
        });
        List<MetricSnapshot> snapshots = new ArrayList<>();
        families.forEach((name, series) -> {
            var snapshot = SummarySnapshot.builder().name(name).help(HELP);
            series.forEach((labels, figures) -> snapshot.dataPoint(SummarySnapshot.SummaryDataPointSnapshot.builder()
                    .labels(labels)
                    .count((long) figures[0])
                    .sum(figures[1])
                    .build()));
            snapshots.add(snapshot.build());
        });
        return new MetricSnapshots(snapshots);
    }

    static String prometheusName(Name name) {
        var text = new StringBuilder(PREFIX);
        if (!name.namespace.isEmpty() && !name.namespace.equals(DEFAULT_NAMESPACE)) {
            text.append(plain(name.namespace)).append('_');
        }
        return text.append(plain(name.name)).toString();
    }

    /** Two dimensions may come out alike: the later one is numbered. */
    private static Labels labels(List<String> names, List<String> values) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            var name = labelName(names.get(i));
            labels.put(labels.containsKey(name) ? name + "_" + i : name, values.get(i));
        }
        return Labels.of(List.copyOf(labels.keySet()), List.copyOf(labels.values()));
    }

    /** Names that begin with two underscores are Prometheus' own, and so is {@code quantile} in a summary. */
    private static String labelName(String name) {
        var plain = plain(name);
        boolean taken = plain.isEmpty() || plain.startsWith("__") || plain.equals("quantile") || plain.equals("le");
        return taken || Character.isDigit(plain.charAt(0)) ? "dimension_" + plain : plain;
    }

    private static String plain(String name) {
        var plain = new StringBuilder(name);
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if ((c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9')) {
                plain.setCharAt(i, '_');
            }
        }
        return plain.toString();
    }
}
