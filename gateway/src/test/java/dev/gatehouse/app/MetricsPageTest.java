package dev.gatehouse.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.artifacts.SecretValues;
import dev.gatehouse.expr.CSharpCompiler;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.telemetry.Metrics;
import dev.gatehouse.telemetry.Otlp;
import dev.gatehouse.telemetry.PrometheusText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/metrics.md} lists every metric; {@code -Dgolden.update=true} rewrites its tables. */
class MetricsPageTest {
    private static final Path PAGE = Path.of("../docs/metrics.md");
    /** Comes with the first collection, of which nobody knows whether there was one. */
    private static final String ALLOCATED = "jvm_memory_pool_allocated_bytes_total";

    private static final String START = "\n## The gateway\n";

    @Test
    void thePageListsEveryMetric() throws IOException {
        var options = new Gateway.Options(
                Path.of("."),
                "127.0.0.1",
                0,
                0,
                "secret",
                SecretValues.NONE,
                Settings.DEFAULT.withInsecureLoopback(true),
                Path.of("target/no-data"));
        try (var gateway = new Gateway(options, CSharpCompiler.create(), InstantSource.system());
                var _ = new Otlp(
                        new Settings.Telemetry("http://127.0.0.1:1", false, true, false, 100),
                        gateway.metrics(),
                        Otlp.INTERVAL)) {
            var page = Files.readString(PAGE);
            var text = page.substring(0, page.indexOf(START)) + tables(gateway.metrics());
            if (Boolean.getBoolean("golden.update")) {
                Files.writeString(PAGE, text);
            }
            assertThat(page).isEqualTo(text);
        }
    }

    private static String tables(Metrics metrics) {
        var own = metrics.descriptions().stream()
                .sorted(Comparator.comparing(Metrics.Description::name))
                .map(each -> row(each.name(), each.type(), each.labels(), each.help()))
                .collect(Collectors.joining("\n"));
        var machine = PrometheusText.parse(metrics.text()).families().values().stream()
                .filter(family -> !family.name().startsWith("gatehouse_")
                        && !family.name().equals(ALLOCATED))
                .sorted(Comparator.comparing(PrometheusText.Family::name))
                .map(MetricsPageTest::row)
                .collect(Collectors.joining("\n"));
        return START + """

                | Metric | Type | Labels | |
                |---|---|---|---|
                %s

                ## Policies' own

                What `emit-metric` counts is `custom_NAMESPACE_NAME` with its dimensions as labels, a summary of number (`_count`) and sum (`_sum`); the default namespace
                `API Management` is left out, and characters that Prometheus does not know become `_`. Over OTLP it is a histogram under the name as written, with the
                namespace as an attribute. One metric has at most 500 combinations of dimension values; what comes on top is counted as `overflow`.

                ## The machine

                | Metric | Type | Labels | |
                |---|---|---|---|
                %s

                After the first garbage collection there is also `%s`, a counter by pool.

                ## Over OTLP

                All of these under the same names, and the requests once more under the names of Azure's self-hosted gateway, in milliseconds: `Requests`, `DurationInMs`,
                `BackendDurationInMs`, `ClientDurationInMs`, `GatewayDurationInMs`, with the attributes `ApiId`, `OperationId`, `BackendId`, `GatewayResponseCodeCategory`,
                `LastErrorReason`.

                ## Traces

                A span for each exchange (kind server), below it one for each call to a backend (kind client) and for each policy that waited
                (kind internal): for keys, for a body, for a counter or a cache elsewhere. A caller's `traceparent` is continued, its decision about sampling honoured and its `tracestate` kept; without one the setting
                `telemetry.sampling`, a percentage, decides. The backend is told of the client span. Queries are never in a span. Without `telemetry.otlp`, or with
                `telemetry.traces: false`, the caller's headers go through as they are.
                """.formatted(own, machine, ALLOCATED);
    }

    private static String row(PrometheusText.Family family) {
        var labels = family.samples().stream()
                .flatMap(sample -> sample.labels().keySet().stream())
                .filter(label -> !label.equals("le") && !label.equals("quantile"))
                .distinct()
                .toList();
        return row(family.name(), family.type(), labels, family.help());
    }

    private static String row(String name, String type, List<String> labels, String help) {
        return "| `%s` | %s | %s | %s |"
                .formatted(
                        name,
                        type,
                        String.join(", ", labels),
                        help.replace("|", "\\|").strip());
    }
}
