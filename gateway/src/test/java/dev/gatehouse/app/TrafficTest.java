package dev.gatehouse.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.app.echo.EchoBackend;
import dev.gatehouse.artifacts.SecretValues;
import dev.gatehouse.expr.CSharpCompiler;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.telemetry.Collector;
import dev.gatehouse.telemetry.PrometheusText;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real traffic as metrics and traces show it, from the client to the page and the collector. */
class TrafficTest {
    private static final String SECRET = "an admin secret";

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    @TempDir
    private Path data;

    private EchoBackend echo;
    private Collector collector;
    private Gateway gateway;

    @BeforeEach
    void start() throws IOException {
        echo = EchoBackend.start(0);
        collector = new Collector();
        api("orders", echo.url().toString(), """
                <policies>
                  <inbound><base/>
                    <cache-lookup-value key="k" variable-name="v"/>
                    <cache-store-value key="k" value="1" duration="60"/>
                    <choose><when condition="@(context.Request.Method == &quot;POST&quot;)">
                      <set-body>@(context.Request.Body.As&lt;string&gt;() + "!")</set-body>
                    </when></choose>
                  </inbound>
                </policies>
                """);
        int nobody;
        try (var taken = new ServerSocket(0)) {
            nobody = taken.getLocalPort();
        }
        api("gone", "http://127.0.0.1:" + nobody, "<policies><inbound><base/></inbound></policies>");
        gateway = new Gateway(
                new Gateway.Options(
                        folder,
                        "127.0.0.1",
                        0,
                        0,
                        SECRET,
                        SecretValues.NONE,
                        Settings.DEFAULT
                                .withInsecureLoopback(true)
                                .withTelemetry(new Settings.Telemetry(collector.address(), true, true, false, 100)),
                        data),
                CSharpCompiler.create(),
                InstantSource.system());
        assertThat(gateway.start(_ -> {}).catalog()).isNotNull();
    }

    private void api(String name, String url, String policy) throws IOException {
        var api = Files.createDirectories(folder.resolve("apis/" + name));
        Files.writeString(api.resolve("apiInformation.json"), """
                { "properties": { "displayName": "%s", "path": "%s", "protocols": ["http"],
                  "serviceUrl": "%s/base", "subscriptionRequired": false } }
                """.formatted(name, name, url));
        Files.writeString(api.resolve("specification.yaml"), """
                openapi: 3.0.1
                info: { title: %s, version: '1' }
                paths:
                  /items/{id}:
                    get:
                      operationId: get-item
                      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
                      responses: { '200': { description: ok } }
                    post:
                      operationId: change-item
                      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
                      responses: { '200': { description: ok } }
                """.formatted(name));
        Files.writeString(api.resolve("policy.xml"), policy);
    }

    @AfterEach
    void stop() {
        gateway.close();
        collector.close();
        echo.close();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + path));
    }

    /** The page, once as many exchanges have ended: that follows their last byte. */
    private PrometheusText page(int exchanges) throws IOException, InterruptedException {
        while (true) {
            var page = send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.adminPort() + "/metrics"))
                            .header("Authorization", "Bearer " + SECRET))
                    .body();
            var text = PrometheusText.parse(page);
            if (text.families().containsKey("gatehouse_requests_total")
                    && text.sum("gatehouse_requests_total") >= exchanges) {
                return text;
            }
        }
    }

    @Test
    void thePageCountsWhatWasAsked() throws IOException, InterruptedException {
        for (int i = 0; i < 3; i++) {
            assertThat(send(request("/orders/items/" + i)).statusCode()).isEqualTo(200);
        }
        assertThat(send(request("/orders/items/7").POST(BodyPublishers.ofString("a body")))
                        .body())
                .contains("\"body\" : \"a body!\"");
        assertThat(send(request("/gone/items/7")).statusCode()).isEqualTo(500);
        assertThat(send(request("/nothing")).statusCode()).isEqualTo(404);

        var page = page(6);
        assertThat(page.lint()).isEmpty();
        assertThat(page.sum("gatehouse_requests_total")).isEqualTo(6);
        assertThat(page.sum(
                        "gatehouse_requests_total",
                        "api",
                        "orders",
                        "operation",
                        "get-item",
                        "class",
                        "2xx",
                        "backend",
                        "url",
                        "reason",
                        "none"))
                .isEqualTo(3);
        assertThat(page.sum(
                        "gatehouse_requests_total",
                        "api",
                        "gone",
                        "class",
                        "5xx",
                        "reason",
                        "BackendConnectionFailure"))
                .isEqualTo(1);
        assertThat(page.sum("gatehouse_requests_total", "api", "none", "class", "4xx", "reason", "OperationNotFound"))
                .isEqualTo(1);
        assertThat(page.sum("gatehouse_request_duration_seconds_count")).isEqualTo(6);
        assertThat(page.sum("gatehouse_backend_duration_seconds_count", "api", "orders", "class", "2xx"))
                .isEqualTo(4);
        assertThat(page.sum("gatehouse_request_duration_seconds_sum"))
                .isGreaterThan(page.sum("gatehouse_backend_duration_seconds_sum"));
        assertThat(page.sum("gatehouse_cache_lookups_total", "api", "orders", "result", "miss"))
                .isEqualTo(1);
        assertThat(page.sum("gatehouse_cache_lookups_total", "api", "orders", "result", "hit"))
                .isEqualTo(3);
    }

    @Test
    void aTraceGoesThroughTheGateway() throws IOException, InterruptedException {
        var trace = "0af7651916cd43dd8448eb211c80319c";
        var answer = send(request("/orders/items/7").header("traceparent", "00-" + trace + "-b7ad6b7169203331-01"));
        var server = collector.span(span -> span.getKind() == SpanKind.SPAN_KIND_SERVER);
        var call = collector.span(span -> span.getKind() == SpanKind.SPAN_KIND_CLIENT);
        assertThat(HexFormat.of().formatHex(server.getTraceId().toByteArray())).isEqualTo(trace);
        assertThat(server.getName()).isEqualTo("GET /orders/items/{id}");
        assertThat(call.getParentSpanId()).isEqualTo(server.getSpanId());
        assertThat(answer.body())
                .as("what the backend was told")
                .contains("00-" + trace + "-"
                        + HexFormat.of().formatHex(call.getSpanId().toByteArray()) + "-01");
        assertThat(call.getStartTimeUnixNano()).isGreaterThanOrEqualTo(server.getStartTimeUnixNano());
        assertThat(call.getEndTimeUnixNano()).isLessThanOrEqualTo(server.getEndTimeUnixNano());
    }

    @Test
    void aPolicyThatWaitsForABodyHasASpan() throws IOException, InterruptedException {
        // The body is sent when it is asked for, which is when the policy waits for it.
        send(request("/orders/items/7").POST(BodyPublishers.ofString("a body")).expectContinue(true));
        var waiting = collector.span(span -> span.getKind() == SpanKind.SPAN_KIND_INTERNAL);
        var server = collector.span(span -> span.getKind() == SpanKind.SPAN_KIND_SERVER);
        assertThat(waiting.getParentSpanId()).isEqualTo(server.getSpanId());
        assertThat(waiting.getName()).isEqualTo("set-body");
        assertThat(Collector.attributes(waiting.getAttributesList()))
                .containsEntry("gatehouse.policy.section", "inbound")
                .containsEntry("gatehouse.policy.scope", "api");
        assertThat(waiting.getStartTimeUnixNano())
                .isBetween(server.getStartTimeUnixNano(), server.getEndTimeUnixNano());
    }
}
