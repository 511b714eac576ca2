package dev.gatehouse.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.app.echo.EchoBackend;
import dev.gatehouse.artifacts.SecretValues;
import dev.gatehouse.expr.CSharpCompiler;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.telemetry.Collector;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Where the log of a running gateway goes, and what becomes of requests where it goes nowhere. */
class LoggingTest {
    private static final String SECRET = "an admin secret";
    private static final Settings SETTINGS = Settings.DEFAULT.withInsecureLoopback(true);

    private final HttpClient client = HttpClient.newHttpClient();
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @TempDir
    private Path data;

    private EchoBackend echo;
    private @Nullable Gateway gateway;

    @BeforeEach
    void files() throws IOException {
        echo = EchoBackend.start(0);
        var api = Files.createDirectories(folder.resolve("apis/orders"));
        Files.writeString(api.resolve("apiInformation.json"), """
                { "properties": { "displayName": "Orders", "path": "orders", "protocols": ["http"],
                  "serviceUrl": "%s", "subscriptionRequired": false } }
                """.formatted(echo.url()));
        Files.writeString(api.resolve("specification.yaml"), """
                openapi: 3.0.1
                info: { title: Orders, version: '1' }
                paths: { /items: { post: { operationId: add, responses: { '200': { description: ok } } } } }
                """);
    }

    @AfterEach
    void stop() {
        if (gateway != null) {
            gateway.close();
        }
        echo.close();
        client.close();
    }

    private Gateway started(Settings settings) throws IOException {
        var made = new Gateway(
                new Gateway.Options(folder, "127.0.0.1", 0, 0, SECRET, SecretValues.NONE, settings, data, output),
                CSharpCompiler.create(),
                InstantSource.system());
        gateway = made;
        assertThat(made.start(_ -> {}).catalog()).isNotNull();
        return made;
    }

    private void call(Gateway of) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + of.port() + "/orders/items"))
                .header("X-Tenant-Id", "acme")
                .header("Authorization", "Bearer eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln")
                .POST(BodyPublishers.ofString("{\"item\":\"book\",\"password\":\"canary\"}"))
                .build();
        assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> admin(Gateway of, String path, @Nullable String query) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + of.adminPort() + path))
                .header("Authorization", "Bearer " + SECRET);
        if (query != null) {
            request.POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(Map.of("query", query))));
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> query(Gateway of, String query) throws Exception {
        return admin(of, "/v1/workspaces/default/query", query);
    }

    @Test
    void withoutAStoreRequestsAreAnsweredAndQueriesRefused() throws Exception {
        var of = started(SETTINGS.withStore(Settings.Store.OFF));
        call(of);
        assertThat(query(of, "ApiManagementGatewayLogs | count").statusCode()).isEqualTo(503);
        assertThat(admin(of, "/readyz", null).statusCode()).isEqualTo(200);
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void aStoreThatCannotBeOpenedCostsLogsAndNothingElse() throws Exception {
        Files.writeString(data.resolve("store"), "a file where a folder should be");
        var of = started(SETTINGS);
        call(of);
        var answer = query(of, "ApiManagementGatewayLogs | count");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("\"error\":{\"code\":\"Unavailable\"");
        assertThat(admin(of, "/metrics", null).body()).contains("gatehouse_store_healthy 0.0");
        assertThat(admin(of, "/readyz", null).statusCode()).isEqualTo(200);
        assertThat(data.resolve("store")).hasContent("a file where a folder should be");
    }

    @Test
    void aFileOfTheStoreThatWasCutShortStopsNeitherRequestsNorNewRows() throws Exception {
        call(started(SETTINGS));
        gateway.close();
        var hot = data.resolve("store/hot.duckdb");
        var bytes = Files.readAllBytes(hot);
        Files.write(hot, Arrays.copyOf(bytes, bytes.length / 3));
        var of = started(SETTINGS);
        call(of);
        assertThat(query(of, "ApiManagementGatewayLogs | where ResponseCode == 200 | count")
                        .body())
                .contains("[1]");
        try (var files = Files.list(data.resolve("store"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .anyMatch(name -> name.startsWith("hot.duckdb.broken-"));
        }
    }

    @Test
    void rowsSurviveARestart() throws Exception {
        call(started(SETTINGS));
        gateway.close();
        var of = started(SETTINGS);
        call(of);
        assertThat(query(of, "ApiManagementGatewayLogs | where ResponseCode == 200 | count")
                        .body())
                .contains("[2]");
    }

    @Test
    void rowsGoToAFileAsLinesOfJson() throws Exception {
        var file = data.resolve("gateway.log");
        call(started(SETTINGS.withStore(Settings.Store.OFF).withLogs(new Settings.Logs(file.toString(), 100))));
        gateway.close();
        assertThat(Files.readAllLines(file))
                .singleElement()
                .satisfies(line -> assertThat(JsonMapper.shared()
                                .readTree(line)
                                .get("OperationId")
                                .asString())
                        .isEqualTo("add"));
    }

    @Test
    void rowsGoToStandardOutputBesideTheStore() throws Exception {
        var of = started(SETTINGS.withLogs(new Settings.Logs("-", 100)));
        call(of);
        assertThat(query(of, "ApiManagementGatewayLogs | count").body()).contains("[1]");
        assertThat(output.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
    }

    @Test
    void rowsGoToACollectorWithTheirTrace() throws Exception {
        try (var collector = new Collector()) {
            var telemetry = new Settings.Telemetry(collector.address(), false, true, true, 100);
            var of = started(SETTINGS.withStore(Settings.Store.OFF).withTelemetry(telemetry));
            call(of);
            var record = collector.nextLog();
            assertThat(record.getEventName()).isEqualTo("ApiManagementGatewayLogs");
            assertThat(record.getTraceId().size()).isEqualTo(16);
            assertThat(record.toString()).contains("OperationId").doesNotContain("canary");
        }
    }
}
