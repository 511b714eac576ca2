package dev.gatehouse.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.jose.Reason;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsTest {
    private final Metrics metrics = new Metrics(0);

    private PrometheusText page() {
        return PrometheusText.parse(metrics.text());
    }

    @Test
    void thePageIsAsPrometheusWantsIt() {
        metrics.meters().token("https://login.example/\"quoted\"\\\n", null);
        metrics.meters().custom("a b", "c-d", List.of("e f")).add(1, List.of("\"\\\n"));
        metrics.counter("gatehouse_things_total", "Things", List.of("kind"), readings -> readings.put(1, "a"));
        assertThat(page().lint()).isEmpty();
        assertThat(page().sum("custom_a_b_c_d_count", "e_f", "\"\\\n")).isOne();
    }

    @Test
    void theMachineIsOnThePage() {
        assertThat(page().families().keySet())
                .contains(
                        "jvm_memory_used_bytes",
                        "jvm_gc_collection_seconds",
                        "jvm_threads_current",
                        "process_cpu_seconds_total",
                        "jvm_runtime_info");
        assertThat(page().sum("jvm_memory_used_bytes", "area", "heap")).isPositive();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"*/*", "text/plain", "nonsense", "text/html,application/xhtml+xml"})
    void scrapersThatAskForNothingSpecialGetText(String accept) {
        var page = metrics.page(accept);
        assertThat(page.contentType()).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
        assertThat(PrometheusText.parse(new String(page.bytes(), StandardCharsets.UTF_8))
                        .families())
                .isNotEmpty();
    }

    @Test
    void whoWantsOpenMetricsGetsThem() {
        var page = metrics.page("application/openmetrics-text;version=1.0.0;q=0.8,text/plain;version=0.0.4;q=0.5");
        assertThat(page.contentType()).startsWith("application/openmetrics-text; version=1.0.0");
        assertThat(new String(page.bytes(), StandardCharsets.UTF_8)).endsWith("# EOF\n");
    }

    @Test
    void aFigureThatCannotBeReadKeepsNothingFromTheOthers() {
        metrics.gauge("gatehouse_broken", "Broken", List.of(), _ -> {
            throw new IllegalStateException("closed");
        });
        metrics.gauge("gatehouse_whole", "Whole", List.of(), readings -> readings.put(7));
        assertThat(page().sum("gatehouse_whole")).isEqualTo(7);
    }

    @Test
    void seriesThatComeOutAlikeAreAddedUp() {
        metrics.counter("gatehouse_alike_total", "Alike", List.of("source"), readings -> {
            readings.put(1, "a");
            readings.put(2, "a");
        });
        assertThat(page().sum("gatehouse_alike_total", "source", "a")).isEqualTo(3);
    }

    @Test
    void l11_whateverIsReadIsBounded() {
        metrics.gauge("gatehouse_many", "Many", List.of("id"), readings -> {
            for (int i = 0; i < 10_000; i++) {
                readings.put(1, "id" + i);
            }
        });
        var page = page();
        assertThat(page.series("gatehouse_many")).isEqualTo(Metrics.MAX_SERIES + 1);
        assertThat(page.sum("gatehouse_many", "id", Bounded.OVERFLOW)).isEqualTo(10_000 - Metrics.MAX_SERIES);
    }

    @Test
    void l11_issuersAreBoundedEvenIfTheConfigurationNamesThousands() {
        for (int i = 0; i < 10_000; i++) {
            metrics.meters()
                    .token("https://issuer.example/" + UUID.randomUUID(), i % 2 == 0 ? null : Reason.TOKEN_EXPIRED);
        }
        var page = page();
        assertThat(page.series("gatehouse_token_validations_total")).isLessThanOrEqualTo(Metrics.MAX_SERIES + 1L);
        assertThat(page.sum("gatehouse_token_validations_total"))
                .as("none is lost")
                .isEqualTo(10_000);
    }

    @Test
    void l11_dimensionsFromCallersAreBounded() {
        var metric = metrics.meters().custom("", "calls", List.of("caller"));
        for (int i = 0; i < 10_000; i++) {
            metric.add(2, List.of(UUID.randomUUID().toString()));
        }
        for (int i = 0; i < 1_000; i++) {
            metrics.meters().custom("", "calls" + i, List.of()).add(1, List.of());
        }
        var page = page();
        assertThat(page.series("custom_calls")).isEqualTo(CustomMetrics.MAX_SERIES + 1L);
        assertThat(page.sum("custom_calls_sum")).isEqualTo(20_000);
        assertThat(page.sum("custom_calls_count", "caller", Bounded.OVERFLOW))
                .isEqualTo(10_000 - CustomMetrics.MAX_SERIES);
        assertThat(page.families().keySet().stream().filter(it -> it.startsWith("custom_")))
                .hasSize(CustomMetrics.MAX_METRICS + 1);
        assertThat(page.sum("custom_overflow_count")).isEqualTo(1_001 - CustomMetrics.MAX_METRICS);
        assertThat(page.lint()).isEmpty();
    }

    @Test
    void whatACallerSaysIsCutShort() {
        metrics.meters().custom("", "calls", List.of("caller")).add(1, List.of("x".repeat(100_000)));
        assertThat(metrics.text()).doesNotContain("x".repeat(1000));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            API Management        | Request          | custom_Request
            apim-costing          | caller-requests  | custom_apim_costing_caller_requests
            ''                    | jvm_threads      | custom_jvm_threads
            ns                    | requests_total   | custom_ns_requests_total
            ns                    | a_bucket         | custom_ns_a_bucket
            ns                    | x_info           | custom_ns_x_info
            ns                    | x_created        | custom_ns_x_created
            1                     | 2                | custom_1_2
            ns                    | \u00fc\u20ac{}" | custom_ns______
            """)
    void namesOfAuthorsBecomeNamesOfPrometheus(String namespace, String name, String expected) {
        metrics.meters()
                .custom(namespace, name, List.of("API ID", "api-id", "__name__", "quantile", "1", ""))
                .add(3, List.of("a", "b", "c", "d", "e", "f"));
        var page = page();
        assertThat(page.sum(expected + "_sum"))
                .as(page.families().keySet().toString())
                .isEqualTo(3);
        assertThat(page.families().get(expected).samples().getFirst().labels()).hasSize(6);
        assertThat(new String(metrics.page("application/openmetrics-text").bytes(), StandardCharsets.UTF_8))
                .contains(expected);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            https://login.example/a/b,                          https://login.example/a/b
            https://user:pass@login.example/a?client_secret=x#y, https://login.example/a
            https://login.example?x=https://user@b,             https://login.example
            https://a@b@login.example/@me,                      https://login.example/@me
            https://login.example/a@b,                          https://login.example/a@b
            urn:issuer,                                         urn:issuer
            other,                                              other
            """)
    void l09_addressesLoseWhatMayBeSecret(String address, String label) {
        assertThat(Addresses.withoutSecrets(address)).isEqualTo(label);
        metrics.meters().token(address, null);
        assertThat(page().sum("gatehouse_token_validations_total", "issuer", label))
                .isOne();
    }
}
