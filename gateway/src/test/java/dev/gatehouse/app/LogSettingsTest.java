package dev.gatehouse.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.app.echo.EchoBackend;
import dev.gatehouse.artifacts.SecretValues;
import dev.gatehouse.expr.CSharpCompiler;
import dev.gatehouse.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What diagnostic settings in the artifacts make of rows, from the call to the query. */
@Timeout(60)
class LogSettingsTest {
    private static final String SECRET = "an admin secret";
    private static final String SETTING = "diagnostics/azuremonitor/diagnosticInformation.json";
    /** Stands in every secret of a call. */
    private static final String CANARY = "canary-0123456789";

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    @TempDir
    private Path data;

    private EchoBackend echo;
    private Gateway gateway;

    @BeforeEach
    void start() throws IOException {
        echo = EchoBackend.start(0);
        for (var name : List.of("plain", "failures", "own")) {
            write("apis/" + name + "/apiInformation.json", """
                    { "properties": { "path": "%s", "serviceUrl": "%s",
                        "subscriptionKeyParameterNames": { "header": "X-Partner", "query": "partner" } } }
                    """.formatted(name, echo.url()));
            write("apis/" + name + "/specification.yaml", """
                    openapi: 3.0.1
                    info: { title: Any, version: "1" }
                    paths: { /x: { post: { operationId: x } } }
                    """);
        }
        write(SETTING, """
                { "properties": { "loggerId": "/loggers/azuremonitor", "logClientIp": true, "frontend": { "request": {
                    "headers": [ "X-Request-Tag", "authorization", "Cookie", "X-Partner", "X-Absent" ],
                    "body": { "bytes": 5 },
                    "dataMasking": { "queryParams": [ { "value": "pin", "mode": "Mask" } ] } } } } }
                """);
        write("apis/failures/" + SETTING, """
                { "properties": { "loggerId": "/loggers/azuremonitor", "verbosity": "error" } }
                """);
        write("apis/own/" + SETTING, """
                { "properties": { "loggerId": "/loggers/azuremonitor",
                    "frontend": {
                      "request": { "dataMasking": { "queryParams": [ { "value": "PIN", "mode": "Hide" } ] } },
                      "response": { "headers": [ "content-type" ] } },
                    "backend": {
                      "request": { "headers": [ "X-Request-Tag" ], "body": { "bytes": 8192 },
                        "dataMasking": { "headers": [ { "value": "x-request-tag", "mode": "Mask" } ] } },
                      "response": { "headers": [ "Content-Type" ] } } } }
                """);
        gateway = new Gateway(
                new Gateway.Options(
                        folder,
                        "127.0.0.1",
                        0,
                        0,
                        SECRET,
                        SecretValues.NONE,
                        Settings.DEFAULT.withInsecureLoopback(true),
                        data),
                CSharpCompiler.create(),
                InstantSource.system());
        var loaded = gateway.start(_ -> {});
        assertThat(loaded.catalog()).as("%s", loaded.diagnostics()).isNotNull();
    }

    @AfterEach
    void stop() {
        gateway.close();
        echo.close();
        client.close();
    }

    private void write(String path, String text) throws IOException {
        var file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void call(String path, int status) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + path))
                .header("x-request-tag", "a tag")
                .header("Authorization", "Bearer " + CANARY)
                .header("Cookie", "session=" + CANARY)
                .POST(BodyPublishers.ofString("a body of some length"));
        assertThat(client.send(request.build(), BodyHandlers.ofString()).statusCode())
                .isEqualTo(status);
    }

    /** The answer's rows, once so many exchanges have ended: that follows their last byte. */
    private List<String> ask(int logged, String query) throws Exception {
        while (!ask("ApiManagementGatewayLogs | count").equals(List.of("[" + logged + "]"))) {
            Thread.onSpinWait();
        }
        return ask(query);
    }

    private List<String> ask(String query) throws Exception {
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + gateway.adminPort() + "/v1/workspaces/default/query"))
                .header("Authorization", "Bearer " + SECRET)
                .POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(Map.of("query", query))));
        var answer = client.send(request.build(), BodyHandlers.ofString()).body();
        List<String> rows = new ArrayList<>();
        JsonMapper.shared().readTree(answer).get("tables").get(0).get("rows").forEach(row -> rows.add(row.toString()));
        return rows;
    }

    @Test
    void whatTheServicesSettingSaysIsLoggedUnderTheNamesThatItSays() throws Exception {
        call("/plain/x?pin=1234&q=1", 200);
        assertThat(ask(
                        1,
                        "ApiManagementGatewayLogs | project CallerIpAddress, Query = split(Url, '?')[1], RequestHeaders,"
                                + " RequestBody, ResponseBody, isnull(ResponseHeaders), isnull(BackendRequestHeaders)"))
                .containsExactly("[\"127.0.0.1\",\"pin=***&q=1\","
                        + "{\"X-Request-Tag\":\"a tag\",\"authorization\":\"***\",\"Cookie\":\"***\"},"
                        + "\"a bod\",\"\",true,true]");
    }

    @Test
    void anApisSettingReplacesTheServices() throws Exception {
        call("/own/x?pin=1234&q=1", 200);
        assertThat(ask(
                        1,
                        "ApiManagementGatewayLogs | project CallerIpAddress, Query = split(Url, '?')[1],"
                                + " isnull(RequestHeaders), RequestBody, ResponseHeaders, BackendRequestHeaders,"
                                + " BackendRequestBody, BackendResponseHeaders"))
                .containsExactly("[\"\",\"q=1\",true,\"\",{\"content-type\":\"application/json\"},"
                        + "{\"X-Request-Tag\":\"***\"},\"a body of some length\","
                        + "{\"Content-Type\":\"application/json\"}]");
    }

    @Test
    void anApiThatLogsFailuresOnlyHasNoOtherRows() throws Exception {
        call("/failures/x", 200);
        call("/failures/y", 404);
        call("/nowhere", 404);
        assertThat(ask(2, "ApiManagementGatewayLogs | project ApiId, ResponseCode, CallerIpAddress | sort by ApiId"))
                .containsExactly("[\"failures\",404,\"\"]", "[\"\",404,\"127.0.0.1\"]");
    }

    @Test
    void l09_noSecretOfACallReachesARow() throws Exception {
        for (var api : List.of("plain", "own")) {
            call("/" + api + "/x?partner=" + CANARY, 401);
            call("/" + api + "/x?subscription-key=" + CANARY + "&access_token=" + CANARY, 200);
        }
        var rows = ask(4, "ApiManagementGatewayLogs | project pack_all()");
        assertThat(rows).hasSize(4).noneMatch(row -> row.contains(CANARY));
        assertThat(rows.toString()).contains("partner=***", "access_token=***");
    }
}
