package dev.gatehouse.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.gatehouse.artifacts.SecretValues;
import dev.gatehouse.expr.CSharpCompiler;
import dev.gatehouse.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The article's alert over real calls, to a real webhook; only the time is set by hand. */
class AlertsOfTheGatewayTest {
    private static final Path ARTICLE = Path.of("../samples/queries/5-alert-spike-in-auth-failures.kql");

    private final AtomicReference<Instant> time = new AtomicReference<>(Instant.parse("2026-03-01T10:00:10Z"));
    private final BlockingQueue<JsonNode> notices = new LinkedBlockingQueue<>();
    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    @TempDir
    private Path data;

    private HttpServer webhook;
    private Gateway gateway;

    @BeforeEach
    void start() throws IOException {
        webhook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        webhook.createContext("/", http -> {
            try (http) {
                notices.add(JsonMapper.shared()
                        .readTree(new String(http.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
                http.sendResponseHeaders(204, -1);
            }
        });
        webhook.start();
        var api = Files.createDirectories(folder.resolve("apis/orders"));
        Files.writeString(api.resolve("apiInformation.json"), """
                { "properties": { "displayName": "Orders", "path": "orders", "protocols": ["http"],
                  "serviceUrl": "http://127.0.0.1:9", "subscriptionRequired": true } }
                """);
        Files.writeString(api.resolve("specification.yaml"), """
                openapi: 3.0.1
                info: { title: Orders, version: '1' }
                paths: { /items: { get: { operationId: items, responses: { '200': { description: ok } } } } }
                """);
        var query = JsonMapper.shared().writeValueAsString(Files.readString(ARTICLE));
        Files.writeString(
                Files.createDirectories(folder.resolve("scheduledQueryRules")).resolve("spike.json"),
                """
                { "type": "Microsoft.Insights/scheduledQueryRules", "properties": {
                    "displayName": "Spike in auth failures", "severity": 1, "enabled": true,
                    "evaluationFrequency": "PT1M", "windowSize": "PT5M", "autoMitigate": true,
                    "criteria": { "allOf": [ { "query": %s, "timeAggregation": "Count", "operator": "GreaterThan",
                      "threshold": 0,
                      "failingPeriods": { "numberOfEvaluationPeriods": 1, "minFailingPeriodsToAlert": 1 } } ] },
                    "actions": { "actionGroups": ["oncall"] } } }
                """.formatted(query));
        Files.writeString(
                Files.createDirectories(folder.resolve("actionGroups")).resolve("oncall.json"),
                """
                { "properties": { "groupShortName": "oncall", "enabled": true, "webhookReceivers": [
                    { "name": "hook", "serviceUri": "http://127.0.0.1:%d/alerts", "useCommonAlertSchema": true } ] } }
                """.formatted(webhook.getAddress().getPort()));
        gateway = started();
    }

    private Gateway started() throws IOException {
        var options = new Gateway.Options(
                folder, "127.0.0.1", 0, -1, "", SecretValues.NONE, Settings.DEFAULT.withInsecureLoopback(true), data);
        var made = new Gateway(options, CSharpCompiler.create(), time::get);
        var loaded = made.start(_ -> {});
        assertThat(loaded.catalog()).as(loaded.diagnostics().toString()).isNotNull();
        return made;
    }

    @AfterEach
    void stop() {
        gateway.close();
        webhook.stop(0);
        client.close();
    }

    private void failures(int count) throws Exception {
        for (int i = 0; i < count; i++) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + "/orders/items"));
            assertThat(client.send(request.build(), BodyHandlers.discarding()).statusCode())
                    .isEqualTo(401);
        }
    }

    private void evaluateAfter(Duration passed) {
        time.updateAndGet(now -> now.plus(passed));
        gateway.alerts().runDue();
    }

    private JsonNode essentials() throws InterruptedException {
        var notice = notices.poll(30, TimeUnit.SECONDS);
        assertThat(notice).isNotNull();
        assertThat(notice.get("schemaId").asString()).isEqualTo("azureMonitorCommonAlertSchema");
        return notice.get("data").get("essentials");
    }

    @Test
    void fiftyOneFailuresFireWithinOneEvaluationAndResolve() throws Exception {
        failures(50);
        evaluateAfter(Duration.ofSeconds(60));
        assertThat(gateway.alerts().statistics().fired()).isZero();
        failures(1);
        evaluateAfter(Duration.ofSeconds(60));
        assertThat(gateway.alerts().statistics().fired()).isEqualTo(1);
        var fired = essentials();
        assertThat(fired.get("monitorCondition").asString()).isEqualTo("Fired");
        assertThat(fired.get("alertRule").asString()).isEqualTo("spike");
        assertThat(fired.get("severity").asString()).isEqualTo("Sev1");

        evaluateAfter(Duration.ofSeconds(60));
        assertThat(gateway.alerts().statistics().fired()).isEqualTo(1);
        for (int minute = 0; minute < 16; minute++) {
            evaluateAfter(Duration.ofSeconds(60));
        }
        assertThat(gateway.alerts().statistics().resolved()).isEqualTo(1);
        var resolved = essentials();
        assertThat(resolved.get("monitorCondition").asString()).isEqualTo("Resolved");
        assertThat(resolved.get("alertId").asString())
                .isEqualTo(fired.get("alertId").asString());
        assertThat(notices).isEmpty();
    }

    @Test
    void anEvaluationMissedDuringARestartIsMadeUpOnce() throws Exception {
        failures(1);
        evaluateAfter(Duration.ofSeconds(60));
        failures(51);
        gateway.close();
        time.updateAndGet(now -> now.plus(Duration.ofMinutes(3)));
        gateway = started();
        gateway.alerts().runDue();
        assertThat(essentials().get("monitorCondition").asString()).isEqualTo("Fired");
        assertThat(gateway.alerts().statistics().evaluations()).isEqualTo(1);
    }
}
