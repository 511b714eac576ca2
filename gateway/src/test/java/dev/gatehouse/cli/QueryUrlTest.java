package dev.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.gatehouse.app.Gateway;
import dev.gatehouse.artifacts.SecretValues;
import dev.gatehouse.expr.CSharpCompiler;
import dev.gatehouse.query.Logs;
import dev.gatehouse.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code query --url}: a gateway that runs, and others that answer there. */
@Timeout(60)
class QueryUrlTest {
    private static final String SECRET = "an admin secret";
    private static final Map<String, String> ENVIRONMENT = Map.of("GATEHOUSE_ADMIN_TOKEN", SECRET);
    private static final String CALLS =
            "ApiManagementGatewayLogs | summarize Calls = count(), Last = max(TimeGenerated) by ApiId | order by Calls desc";

    @TempDir
    private static Path temporary;

    private static Gateway gateway;

    @BeforeAll
    static void start() throws Exception {
        QueryRig.write(temporary.resolve("data/store"));
        var api = Files.createDirectories(temporary.resolve("artifacts/apis/orders"));
        Files.writeString(api.resolve("apiInformation.json"), """
                { "properties": { "displayName": "Orders", "path": "orders", "serviceUrl": "https://orders.example" } }
                """);
        gateway = new Gateway(
                new Gateway.Options(
                        temporary.resolve("artifacts"),
                        "127.0.0.1",
                        0,
                        0,
                        SECRET,
                        SecretValues.NONE,
                        Settings.DEFAULT,
                        temporary.resolve("data")),
                CSharpCompiler.create(),
                () -> Logs.NOW);
        assertThat(gateway.start(_ -> {}).catalog()).isNotNull();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    private static String url() {
        return "http://127.0.0.1:" + gateway.adminPort();
    }

    private static CommandLineRun query(String... arguments) {
        return QueryRig.run(ENVIRONMENT, arguments);
    }

    private static void isFailure(CommandLineRun run, int exitCode, String... words) {
        assertThat(run.err()).contains(words).startsWith("gatehouse: ").hasLineCount(1);
        assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "json", "csv"})
    void aRunningGatewayAnswersAsItsStoreDoesWhenItHasStopped(String format) throws Exception {
        QueryRig.write(temporary.resolve(format));
        for (var query : new String[] {
            CALLS, CALLS + " | render piechart", "ApiManagementGatewayLogs", "print a = 1.5, b = 1d, c = dynamic([1])"
        }) {
            var running = query("--url", url(), "--format", format, query);
            var stopped = query("--store", temporary.resolve(format).toString(), "--format", format, query);
            assertThat(running.exitCode()).as(running.err()).isZero();
            assertThat(running.out()).isNotEmpty().isEqualTo(stopped.out());
        }
    }

    @Test
    void theTimespanIsTheGateways() {
        assertThat(query("--url", url() + "/", "ApiManagementGatewayLogs | count", "--timespan", "PT5M")
                        .out())
                .endsWith("    1\n");
    }

    @Test
    void mistakesAreShownAsThoseOfAStore() {
        var run = query("--url", url(), "ApiManagementGatewayLogs\n| where ResponseCod == 401");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("""
                query:2:9: error KQL202: there is no column 'ResponseCod' here; did you mean 'ResponseCode'?
                  | where ResponseCod == 401
                          ^
                """);
        var json = query("--url", url(), "--format", "json", "ApiManagementGatewayLogs | wher true");
        assertThat(json.exitCode()).isEqualTo(1);
        assertThat(json.out()).startsWith("{\"error\":{\"code\":\"KQL113\",").hasLineCount(1);
        isFailure(query("--url", url(), "range x from 1 to 1000000 step 1"), 1, "more than 500000 rows");
    }

    @Test
    void l01_theSecretIsNeededAndMustBeTheRightOne() {
        isFailure(
                QueryRig.run(Map.of("GATEHOUSE_ADMIN_TOKEN", "wrong"), "--url", url(), "print 1"),
                3,
                url() + ": this is not its secret",
                "GATEHOUSE_ADMIN_TOKEN");
        isFailure(QueryRig.run(Map.of(), "--url", url(), "print 1"), 2, "export GATEHOUSE_ADMIN_TOKEN=...");
        isFailure(
                QueryRig.run(Map.of("GATEHOUSE_ADMIN_TOKEN", "a\nb"), "--url", url(), "print 1"),
                2,
                "GATEHOUSE_ADMIN_TOKEN has characters");
    }

    @Test
    void aStoreThatAGatewayHasIsNotOpenedASecondTime() {
        isFailure(
                query("--store", temporary.resolve("data/store").toString(), "print 1"),
                3,
                "The store in " + temporary.resolve("data/store") + " is in use by this process");
    }

    @ParameterizedTest
    @CsvSource({
        "http://gateway.example:8090, must be https",
        "http://127.0.0.1@gateway.example, must be https",
        "127.0.0.1:8090, such as http://127.0.0.1:8090",
        "localhost:8090, such as http://127.0.0.1:8090",
        "http://127.0.0.1:8090/a b, Illegal character",
        "'', such as http://127.0.0.1:8090",
    })
    void l01_theSecretGoesOverHttpsOrStaysOnThisMachine(String url, String reason) {
        isFailure(query("--url", url, "print 1"), 2, "--url ", reason);
    }

    @Test
    void aGatewayThatIsNotThereEndsWithThreeAndWhatToDo() throws Exception {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        isFailure(query("--url", "http://127.0.0.1:" + port, "print 1"), 3, port + ": nobody answers", "admin port");
    }

    @Test
    void theGatewaysOwnPortIsNotItsAdminPort() {
        isFailure(query("--url", "http://127.0.0.1:" + gateway.port(), "print 1"), 3, "answered 404", "8090");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            200 | <html>hello</html>        | 3 | not an answer to a query
            200 | {}                        | 3 | not an answer to a query
            200 | ``                        | 3 | not an answer to a query
            200 | {"tables":[{"name":"PrimaryResult","columns":[{"name":"a","type":"int"}],"rows":[[1 | 3 | not an answer
            200 | {"tables":[{"name":"PrimaryResult","columns":[{"name":"a","type":"int"}],"rows":[["x"]]}]} | 3 | not an answer
            302 | ``                        | 3 | answered 302
            404 | there is nothing here     | 3 | answered 404
            500 | <html>oops</html>         | 3 | answered 500
            503 | {"error":{"code":"Unavailable","message":"this gateway's store is not open"}} | 3 | store is not open
            429 | {"error":{"code":"Busy","message":"too many queries at once"}} | 3 | too many queries at once
            400 | {"error":{"code":"TooLong","message":"longer than 30 s"}} | 1 | longer than 30 s
            413 | {"error":{"code":"BodyTooLarge","message":"more than 1 MB"}} | 1 | more than 1 MB
            """)
    void whoeverAnswersOtherwiseIsUnderstoodOrSaidSo(int status, String body, int exitCode, String reason)
            throws Exception {
        var asked = new AtomicInteger();
        var server = answering(status, body, asked);
        try {
            var url = "http://127.0.0.1:" + server.getAddress().getPort();
            isFailure(query("--url", url, "print 1"), exitCode, reason);
            assertThat(asked).hasValue(1);
        } finally {
            server.stop(0);
        }
    }

    private static HttpServer answering(int status, String body, AtomicInteger asked) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/", http -> {
            try (http) {
                asked.incrementAndGet();
                http.getRequestBody().readAllBytes();
                http.getResponseHeaders().set("Location", "/elsewhere");
                var bytes = body.getBytes(StandardCharsets.UTF_8);
                http.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                http.getResponseBody().write(bytes);
            }
        });
        server.start();
        return server;
    }

    @Test
    void anAnswerThatBreaksOffIsNone() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var thread = Thread.ofVirtual().start(() -> breakOff(server));
            isFailure(query("--url", "http://127.0.0.1:" + server.getLocalPort(), "print 1"), 3, "127.0.0.1");
            thread.join();
        }
    }

    private static void breakOff(ServerSocket server) {
        try (var socket = server.accept()) {
            assertThat(socket.getInputStream().read()).isPositive();
            socket.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"tables\":[{\"name\":"
                            .getBytes(StandardCharsets.US_ASCII));
        } catch (IOException _) {
            return; // the caller was faster
        }
    }
}
