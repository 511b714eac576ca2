package dev.gatehouse.telemetry;

import static dev.gatehouse.telemetry.Collector.attributes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.gatehouse.http.Headers;
import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.ExchangeObserver;
import dev.gatehouse.policy.LastError;
import dev.gatehouse.settings.Settings;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TracesTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "00-" + TRACE + "-b7ad6b7169203331-01";
    private static final long START = Exchanges.TIME.getEpochSecond() * 1_000_000_000;

    /** Of the gateway that {@link #otlp} made last. */
    private Metrics metrics;

    private Collector collector;

    @BeforeEach
    void start() throws IOException {
        collector = new Collector();
    }

    @AfterEach
    void stop() {
        collector.close();
    }

    private Otlp otlp(int percentage) {
        metrics = new Metrics(0);
        return new Otlp(
                new Settings.Telemetry(collector.address(), false, true, false, percentage),
                metrics,
                Duration.ofMinutes(1));
    }

    private static String hex(com.google.protobuf.ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }

    private static boolean isSampled(Headers headers) {
        return (Integer.parseInt(headers.all("traceparent").getFirst().substring(53), 16) & 1) != 0;
    }

    /** One exchange with a call; what the backend was told. */
    private static Headers run(ExchangeObserver observer, Exchange exchange, int backendStatus, int status) {
        var observation = observer.begun(exchange);
        assertThat(observation).isNotNull();
        Exchanges.call(exchange, "stock", backendStatus);
        observation.forwarding(exchange);
        observation.answered(exchange);
        Exchanges.end(exchange, status);
        observation.ended(exchange);
        return exchange.request().headers();
    }

    @Test
    void theCallersTraceGoesOnThroughTheGatewayToTheBackend() throws InterruptedException {
        var headers = new Headers()
                .add("traceparent", PARENT)
                .add("tracestate", "congo=t61rcWkgMzE")
                .add("tracestate", "rojo=00f067aa0ba902b7");
        try (var otlp = otlp(0)) {
            var told = run(
                    otlp.traces(), Exchanges.of(Exchanges.api("shop"), Exchanges.GET_ITEM, "GET", headers), 200, 200);
            var server = collector.span(span -> span.getKind() == Span.SpanKind.SPAN_KIND_SERVER);
            var client = collector.span(span -> span.getKind() == Span.SpanKind.SPAN_KIND_CLIENT);

            assertThat(hex(server.getTraceId())).isEqualTo(TRACE);
            assertThat(hex(server.getParentSpanId())).isEqualTo("b7ad6b7169203331");
            assertThat(hex(client.getTraceId())).isEqualTo(TRACE);
            assertThat(client.getParentSpanId()).isEqualTo(server.getSpanId());
            assertThat(told.all("traceparent")).containsExactly("00-" + TRACE + "-" + hex(client.getSpanId()) + "-01");
            assertThat(told.joined("tracestate")).isEqualTo("congo=t61rcWkgMzE,rojo=00f067aa0ba902b7");

            assertThat(server.getName()).isEqualTo("GET /shop/v1/items/{id}");
            assertThat(server.getStartTimeUnixNano()).isEqualTo(START);
            assertThat(server.getEndTimeUnixNano()).isEqualTo(START + 50 * Exchanges.MILLI);
            assertThat(server.getStatus().getCode()).isEqualTo(Status.StatusCode.STATUS_CODE_UNSET);
            assertThat(attributes(server.getAttributesList()))
                    .contains(
                            entry("http.request.method", "GET"),
                            entry("http.route", "/shop/v1/items/{id}"),
                            entry("http.response.status_code", "200"),
                            entry("url.scheme", "https"),
                            entry("url.path", "/shop/v1/items/7"),
                            entry("server.address", "gateway.example"),
                            entry("network.protocol.version", "1.1"),
                            entry("gatehouse.api.id", "shop"),
                            entry("gatehouse.operation.id", "get-item"))
                    .containsKey("gatehouse.request.id")
                    .doesNotContainKey("error.type");

            assertThat(client.getName()).isEqualTo("GET");
            assertThat(client.getStartTimeUnixNano()).isEqualTo(START + 10 * Exchanges.MILLI);
            assertThat(client.getEndTimeUnixNano()).isEqualTo(START + 40 * Exchanges.MILLI);
            assertThat(attributes(client.getAttributesList()))
                    .contains(
                            entry("http.request.method", "GET"),
                            entry("http.response.status_code", "200"),
                            entry("server.address", "backend.example"),
                            entry("server.port", "443"),
                            entry("url.full", "https://backend.example/base/items/7"),
                            entry("gatehouse.backend.id", "stock"));
            assertThat(collector.spans().toString())
                    .as("queries hold credentials")
                    .doesNotContain("secret");
        }
    }

    @Test
    void whatACallerDoesNotWantTracedIsNotButTheBackendHearsOfTheTrace() {
        var headers = new Headers().add("traceparent", PARENT.substring(0, PARENT.length() - 2) + "00");
        Headers told;
        try (var otlp = otlp(100)) {
            told = run(
                    otlp.traces(), Exchanges.of(Exchanges.api("shop"), Exchanges.GET_ITEM, "GET", headers), 200, 200);
        }
        assertThat(told.first("traceparent"))
                .startsWith("00-" + TRACE + "-")
                .endsWith("-00")
                .doesNotContain("b7ad6b7169203331");
        assertThat(collector.spans()).isEmpty();
    }

    @Test
    void whereTheCallerHasNotDecidedThePercentageDoes() {
        try (var otlp = otlp(0)) {
            for (int i = 0; i < 100; i++) {
                var told = run(otlp.traces(), Exchanges.of(Exchanges.api("shop"), Exchanges.GET_ITEM), 200, 200);
                assertThat(isSampled(told)).isFalse();
            }
        }
        int traced = 0;
        try (var otlp = otlp(50)) {
            for (int i = 0; i < 1000; i++) {
                var told = run(otlp.traces(), Exchanges.of(Exchanges.api("shop"), Exchanges.GET_ITEM), 200, 200);
                traced += isSampled(told) ? 1 : 0;
            }
        }
        assertThat(traced).isBetween(350, 650);
        assertThat(collector.spans()).hasSize(traced * 2);
        assertThat(PrometheusText.parse(metrics.text()).sum("gatehouse_spans_total", "result", "sent"))
                .isEqualTo(traced * 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01"
            })
    void aParentThatIsNoneBeginsANewTrace(String parent) throws InterruptedException {
        var headers = new Headers().add("traceparent", parent).add("tracestate", "a=b");
        try (var otlp = otlp(100)) {
            var told = run(
                    otlp.traces(), Exchanges.of(Exchanges.api("shop"), Exchanges.GET_ITEM, "GET", headers), 200, 200);
            var server = collector.span(span -> span.getKind() == Span.SpanKind.SPAN_KIND_SERVER);
            assertThat(hex(server.getTraceId())).isNotEqualTo(TRACE);
            assertThat(server.getParentSpanId().isEmpty()).isTrue();
            assertThat(told.count("traceparent")).isOne();
            assertThat(told.contains("tracestate"))
                    .as("it belonged to a trace that is not")
                    .isFalse();
        }
    }

    @Test
    void twoParentsAreNone() throws InterruptedException {
        var headers = new Headers().add("traceparent", PARENT).add("Traceparent", PARENT);
        try (var otlp = otlp(100)) {
            var told = run(
                    otlp.traces(), Exchanges.of(Exchanges.api("shop"), Exchanges.GET_ITEM, "GET", headers), 200, 200);
            assertThat(collector
                            .span(span -> span.getKind() == Span.SpanKind.SPAN_KIND_SERVER)
                            .getParentSpanId()
                            .isEmpty())
                    .isTrue();
            assertThat(told.count("traceparent")).isOne();
        }
    }

    @Test
    void failuresAreMarked() throws InterruptedException {
        try (var otlp = otlp(100)) {
            var failed = Exchanges.of(null, null, "BREW", new Headers());
            failed.measures()
                    .failed(new LastError(
                            "forward-request", "BackendConnectionFailure", "", null, null, null, null, 500));
            run(otlp.traces(), failed, 0, 500);
            var server = collector.span(span -> span.getKind() == Span.SpanKind.SPAN_KIND_SERVER);
            var client = collector.span(span -> span.getKind() == Span.SpanKind.SPAN_KIND_CLIENT);
            assertThat(server.getName()).isEqualTo("HTTP");
            assertThat(server.getStatus().getCode()).isEqualTo(Status.StatusCode.STATUS_CODE_ERROR);
            assertThat(attributes(server.getAttributesList()))
                    .contains(
                            entry("error.type", "BackendConnectionFailure"),
                            entry("http.request.method", "_OTHER"),
                            entry("http.request.method_original", "BREW"))
                    .doesNotContainKeys("gatehouse.api.id", "http.route");
            assertThat(client.getStatus().getCode()).isEqualTo(Status.StatusCode.STATUS_CODE_ERROR);
            assertThat(attributes(client.getAttributesList())).containsEntry("error.type", "BackendConnectionFailure");
        }
    }

    @Test
    void aRefusedCallerIsNoFaultOfTheGateway() throws InterruptedException {
        try (var otlp = otlp(100)) {
            var refused = Exchanges.of(Exchanges.api("shop"), Exchanges.GET_ITEM);
            refused.measures().failed(new LastError("validate-jwt", "TokenExpired", "", null, null, null, null, 401));
            var observation = otlp.traces().begun(refused);
            assertThat(observation).isNotNull();
            Exchanges.end(refused, 401);
            observation.ended(refused);
            var server = collector.span(_ -> true);
            assertThat(server.getStatus().getCode()).isEqualTo(Status.StatusCode.STATUS_CODE_UNSET);
            assertThat(attributes(server.getAttributesList()))
                    .contains(entry("error.type", "TokenExpired"), entry("http.response.status_code", "401"));
        }
    }

    @Test
    void everyCallIsASpanOfItsOwn() throws InterruptedException {
        try (var otlp = otlp(100)) {
            var exchange = Exchanges.of(Exchanges.api("shop"), Exchanges.GET_ITEM);
            var observation = otlp.traces().begun(exchange);
            assertThat(observation).isNotNull();
            Exchanges.call(exchange, "", 503);
            observation.forwarding(exchange);
            var first = exchange.request().headers().first("traceparent");
            Exchanges.call(exchange, "stock", 200);
            observation.forwarding(exchange);
            var second = exchange.request().headers().first("traceparent");
            Exchanges.end(exchange, 200);
            observation.ended(exchange);
            assertThat(first).isNotEqualTo(second);
            var failed =
                    collector.span(span -> attributes(span.getAttributesList()).containsValue("503"));
            var good =
                    collector.span(span -> attributes(span.getAttributesList()).containsValue("stock"));
            assertThat(first).contains(hex(failed.getSpanId()));
            assertThat(second).contains(hex(good.getSpanId()));
            assertThat(failed.getStatus().getCode()).isEqualTo(Status.StatusCode.STATUS_CODE_ERROR);
        }
    }
}
