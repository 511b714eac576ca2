package dev.gatehouse.app;

import static dev.gatehouse.query.Logs.call;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.gatehouse.query.LogQueries;
import dev.gatehouse.query.Logs;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.telemetry.Page;
import dev.gatehouse.telemetry.Readiness;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Queries through the admin listener, over sockets. */
@Timeout(60)
class QueryEndpointTest {
    private static final String SECRET = "an admin secret";
    private static final String ENDLESS =
            "range a from 1 to 100000000 step 1 | extend k = 1 | join kind=inner (range b from 1 to 1000000 step 1 | extend k = 1)"
                    + " on k | summarize sum(a * rand())";

    @TempDir
    private Path temporary;

    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicReference<Optional<LogQueries>> queries = new AtomicReference<>(Optional.empty());
    private Logs logs;
    private AdminListener admin;

    @BeforeEach
    void start() throws Exception {
        logs = new Logs(temporary.resolve("store"));
        logs.write(
                call(Duration.ofMinutes(1), "orders", 401),
                call(Duration.ofHours(2), "orders", 401),
                call(Duration.ofHours(3), "billing", 403));
        queries.set(Optional.of(logs.queries()));
        var parts = new AdminListener.Parts(
                new Readiness(List.of()), _ -> new Page("text/plain", new byte[0]), queries::get);
        admin = AdminListener.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), SECRET, parts);
    }

    @AfterEach
    void stop() {
        client.close();
        admin.close();
        logs.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + admin.port() + path))
                .header("Authorization", "Bearer " + SECRET);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String body) throws IOException, InterruptedException {
        return send(request("/v1/workspaces/default/query").POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> ask(String query) throws IOException, InterruptedException {
        return post(JsonMapper.shared()
                .writeValueAsString(JsonMapper.shared().createObjectNode().put("query", query)));
    }

    private static JsonNode error(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json; charset=utf-8");
        var error = JsonMapper.shared().readTree(response.body()).path("error");
        assertThat(error.path("code").asString()).isNotEmpty();
        assertThat(error.path("message").asString()).isNotEmpty().doesNotContain("\n");
        assertThat(error.path("line").asInt()).isPositive();
        assertThat(error.path("column").asInt()).isPositive();
        return error;
    }

    @Test
    void anAnswerHasTheShapeOfAzuresQueryApi() throws Exception {
        var answer = ask("ApiManagementGatewayLogs | where ResponseCode == 401 | summarize Failures = count() by ApiId"
                + " | render piechart");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json; charset=utf-8");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(JsonMapper.shared().readTree(answer.body()))
                .isEqualTo(JsonMapper.shared().readTree("""
                {"tables": [{"name": "PrimaryResult",
                             "columns": [{"name": "ApiId", "type": "string"}, {"name": "Failures", "type": "long"}],
                             "rows": [["orders", 2]]}],
                 "render": {"visualization": "piechart"}}
                """));
    }

    @Test
    void whateverTheWorkspaceIsCalledAndAlsoByGet() throws Exception {
        var query = URLEncoder.encode("ApiManagementGatewayLogs | count", StandardCharsets.UTF_8);
        var path = "/v1/workspaces/6f0bd4a1-9a7e-4d52-8f6c-000000000001/query?query=" + query;
        assertThat(send(request(path)).body()).contains("\n[3]");
        assertThat(send(request(path + "&timespan=PT1H")).body()).contains("\n[1]");
    }

    @ParameterizedTest
    @CsvSource({
        "PT5M, 1",
        "PT2H30M, 2",
        "2026-11-24T02:00:00Z/2026-11-24T03:00:00Z, 1",
        "2026-11-24/P1D, 3",
        "'', 3",
    })
    void theTimespanCutsWhatIsSeen(String timespan, int count) throws Exception {
        var answer = post("{\"query\": \"ApiManagementGatewayLogs | count\", \"timespan\": \"" + timespan + "\"}");
        assertThat(answer.body()).contains("\n[" + count + "]");
    }

    @Test
    void mistakesAreToldWithTheirPlace() throws Exception {
        var error = error(ask("ApiManagementGatewayLogs\n| where ResponseCod == 401"), 400);
        assertThat(error.path("code").asString()).startsWith("KQL");
        assertThat(error.path("message").asString()).contains("did you mean 'ResponseCode'?");
        assertThat(error.path("line").asInt()).isEqualTo(2);
        assertThat(error.path("column").asInt()).isEqualTo(9);
        assertThat(error.path("diagnostics").path(0).path("severity").asString())
                .isEqualTo("error");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                                      | InvalidRequest  | JSON object
            ApiManagementGatewayLogs                | InvalidJson     | no JSON
            {"query": "print 1"                     | InvalidJson     | no JSON
            {"query": "print 1"} {}                 | InvalidJson     | no JSON
            {"query": "print 1", "query": "print 2"} | InvalidJson    | no JSON
            {'query': 'print 1'}                    | InvalidJson     | no JSON
            ["print 1"]                             | InvalidRequest  | JSON object
            {}                                      | InvalidRequest  | there is no 'query'
            {"query": null}                         | InvalidRequest  | there is no 'query'
            {"query": 1}                            | InvalidRequest  | 'query' must be a string
            {"query": {"text": "print 1"}}          | InvalidRequest  | 'query' must be a string
            {"Query": "print 1"}                    | InvalidRequest  | did you mean 'query'?
            {"query": "print 1", "timeSpan": "P1D"} | InvalidRequest  | did you mean 'timespan'?
            {"query": "print 1", "timespan": 5}     | InvalidRequest  | 'timespan' must be a string
            {"query": "print 1", "timespan": "1d"}  | InvalidTimespan | 'P1D'
            {"query": "print 1", "workspaces": ["other"]} | InvalidRequest | 'workspaces' is not supported
            """)
    void aBodyThatIsNoQuestionIsRefused(String body, String code, String message) throws Exception {
        var error = error(post(body), 400);
        assertThat(error.path("code").asString()).isEqualTo(code);
        assertThat(error.path("message").asString()).contains(message);
    }

    @ParameterizedTest
    @CsvSource({
        "'', there is no 'query'",
        "?timespan=P1D, there is no 'query'",
        "?query=print+1&query=print+2, given twice",
        "?query=print+1&timespan=1d, 'P1D'"
    })
    void aUrlThatIsNoQuestionIsRefused(String query, String message) throws Exception {
        var error = error(send(request("/v1/workspaces/default/query" + query)), 400);
        assertThat(error.path("message").asString()).contains(message.replaceAll("^'|'$", "'"));
    }

    @Test
    void whatAzuresClientsSendBesidesIsLetPass() throws Exception {
        assertThat(post("{\"query\": \"print 1\", \"timespan\": null, \"workspaces\": [], \"options\": {}}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aHugeOrDeepBodyIsRefusedAndTheListenerGoesOn() throws Exception {
        int most = 1024 * 1024;
        var frame = "{\"query\": \"print 1 // \"}";
        var largest = frame.replace("// ", "// " + "x".repeat(most - frame.length()));
        assertThat(error(post(largest), 400).path("code").asString()).isEqualTo("KQL101");
        assertThat(error(post(largest + " "), 413).path("code").asString()).isEqualTo("BodyTooLarge");
        var deep = "{\"query\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        assertThat(error(post(deep), 400).path("code").asString()).isEqualTo("InvalidJson");
        var zipped = request("/v1/workspaces/default/query")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(new byte[] {31, -117, 8}));
        assertThat(error(send(zipped), 415).path("code").asString()).isEqualTo("UnsupportedEncoding");
        assertThat(ask("print 1").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"print '\\ud800'", "print '\u0000'", "print\u0000 1", "print x = '\u001b[31m\u2028'"})
    void strangeCharactersAreAnsweredOrRefusedNeverAFailure(String query) throws Exception {
        assertThat(ask(query).statusCode()).isIn(200, 400);
        assertThat(post("{\"query\": \"print x = '\\ud800'\"}").statusCode()).isIn(200, 400);
    }

    @Test
    void l07_aQueryOverItsLimitsIsRefusedByName() throws Exception {
        logs.close();
        logs = new Logs(temporary.resolve("other"));
        logs.write(IntStream.range(0, 20)
                .mapToObj(i -> call(Duration.ofMinutes(i), "orders", 200))
                .toArray(Logs.Call[]::new));
        queries.set(Optional.of(logs.queries(new Settings.Queries(Duration.ofMillis(300), 10, 100, 256 << 20))));
        assertThat(error(ask("ApiManagementGatewayLogs"), 400).path("code").asString())
                .isEqualTo("TooManyRows");
        assertThat(error(ask("ApiManagementGatewayLogs | take 10"), 400)
                        .path("code")
                        .asString())
                .isEqualTo("TooManyBytes");
        assertThat(error(ask(ENDLESS), 400).path("code").asString()).isEqualTo("TooLong");
        assertThat(ask("ApiManagementGatewayLogs | count").body()).contains("\n[20]");
    }

    @Test
    void moreQuestionsAtOnceThanThereIsRoomForAreToldToComeAgain() throws Exception {
        var endpoint = new QueryEndpoint(queries::get, 1, Duration.ofMillis(50));
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            server.createContext("/v1/", endpoint);
            server.setExecutor(threads);
            server.start();
            var uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1/workspaces/w/query");
            var endless = HttpRequest.newBuilder(uri)
                    .POST(BodyPublishers.ofString("{\"query\": \"" + ENDLESS + "\"}"))
                    .build();
            List<CompletableFuture<HttpResponse<String>>> all = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                all.add(client.sendAsync(endless, HttpResponse.BodyHandlers.ofString()));
            }
            var busy = CompletableFuture.anyOf(all.toArray(CompletableFuture[]::new))
                    .get();
            assertThat(busy).isInstanceOfSatisfying(HttpResponse.class, response -> {
                @SuppressWarnings("unchecked")
                var text = (HttpResponse<String>) response;
                assertThat(error(text, 429).path("code").asString()).isEqualTo("Busy");
                assertThat(text.headers().firstValue("Retry-After")).hasValue("1");
            });
            logs.close();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void withoutAStoreThereIsNoAnswerButAWord() throws Exception {
        queries.set(Optional.empty());
        var error = error(ask("print 1"), 503);
        assertThat(error.path("code").asString()).isEqualTo("Unavailable");
        assertThat(error.path("message").asString()).contains("store.enabled");
        queries.set(Optional.of(logs.queries()));
        logs.close();
        assertThat(error(ask("print 1"), 503).path("code").asString()).isEqualTo("Unavailable");
    }

    @Test
    void l01_queriesNeedTheSecret() throws Exception {
        var path = URI.create("http://127.0.0.1:" + admin.port() + "/v1/workspaces/default/query");
        for (var header : List.of("Bearer wrong", "Bearer ", "Bearer", "Basic YTpi", SECRET)) {
            var request = HttpRequest.newBuilder(path)
                    .header("Authorization", header)
                    .POST(BodyPublishers.ofString("{\"query\": \"print 1\"}"));
            assertThat(send(request).statusCode()).as(header).isEqualTo(401);
        }
        var none = send(HttpRequest.newBuilder(path).POST(BodyPublishers.ofString("{\"query\": \"print 1\"}")));
        assertThat(none.statusCode()).isEqualTo(401);
        assertThat(none.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(none.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void otherPathsAndMethodsAreNone() throws Exception {
        for (var path : List.of(
                "/v1/",
                "/v1/workspaces/query",
                "/v1/workspaces/a/b/query",
                "/v1/workspaces/a/query/",
                "/v1/metadata")) {
            assertThat(error(send(request(path)), 404).path("code").asString()).isEqualTo("NotFound");
        }
        var deleted = send(request("/v1/workspaces/default/query").DELETE());
        assertThat(error(deleted, 405).path("code").asString()).isEqualTo("MethodNotAllowed");
        assertThat(deleted.headers().firstValue("Allow")).hasValue("GET, POST");
        assertThat(send(request("/v1/workspaces/default/query").method("HEAD", BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(405);
    }

    @Test
    void aCallerWhoGoesAwayHarmsNobody() throws Exception {
        for (int i = 0; i < 20; i++) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), admin.port())) {
                var body = "{\"query\": \"range x from 1 to 900 step 1 | extend y = strrep('x', 1000)\"}";
                socket.getOutputStream()
                        .write(("POST /v1/workspaces/default/query HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
                                        + SECRET + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                                .getBytes(StandardCharsets.US_ASCII));
                socket.setSoLinger(true, 0);
            }
        }
        assertThat(ask("ApiManagementGatewayLogs | count").body()).contains("\n[3]");
    }

    @Test
    void aBigAnswerComesWhole() throws Exception {
        var answer = ask("range x from 1 to 1000 step 1 | extend y = strrep('x', 1000)");
        assertThat(answer.statusCode()).isEqualTo(200);
        var rows = JsonMapper.shared().readTree(answer.body()).at("/tables/0/rows");
        assertThat(rows.size()).isEqualTo(1000);
        assertThat(rows.path(999).path(0).asInt()).isEqualTo(1000);
    }
}
