package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.model.Backend;
import dev.gatehouse.policy.Target;
import dev.gatehouse.settings.Settings;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes on to the backend, and what comes back. */
@SuppressWarnings("StringConcatToTextBlock") // a text block has no CR LF
class ForwardingTest {
    private RunningGateway gateway;
    private int port;

    @BeforeEach
    void start() throws IOException {
        gateway = new RunningGateway(Settings.DEFAULT.withInsecureLoopback(true));
        port = gateway.start();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private String get(String target, String... headers) throws IOException {
        try (var client = new RawClient(port)) {
            return client.send(
                            "GET " + target + " HTTP/1.1\r\nHost: gateway.test\r\n" + String.join("", headers) + "\r\n")
                    .response();
        }
    }

    @Test
    void requestGoesToTheBackendAndItsAnswerComesBack() throws IOException {
        try (var backend = new RawBackend((connection, _, _) ->
                connection.write("HTTP/1.1 201 Made\r\nX-One: 1\r\nx-one: 2\r\nContent-Length: 2\r\n\r\nok"))) {
            gateway.serve(backend.url() + "/base/", RunningGateway.PLAIN);

            var answer = get("/api/orders/1?a=b%20c", "X-Mine: yes\r\n");

            assertThat(answer).isEqualTo("HTTP/1.1 201 Made\r\nX-One: 1\r\nx-one: 2\r\nContent-Length: 2\r\n\r\nok");
            assertThat(backend.lastHead())
                    .isEqualTo("GET /base/orders/1?a=b%20c HTTP/1.1\r\nHost: 127.0.0.1:" + backend.port()
                            + "\r\nX-Mine: yes\r\nX-Forwarded-For: 127.0.0.1\r\nX-Forwarded-Host: gateway.test\r\n"
                            + "X-Forwarded-Proto: http\r\n\r\n");
        }
    }

    @Test
    void connectionsAreKeptOnBothSides() throws IOException {
        try (var backend = RawBackend.answering("ok");
                var client = new RawClient(port)) {
            gateway.serve(backend.url(), RunningGateway.PLAIN);
            for (int i = 0; i < 5; i++) {
                assertThat(client.send("GET /api/x HTTP/1.1\r\nHost: g\r\n\r\n").response())
                        .endsWith("\r\n\r\nok");
            }
            assertThat(backend.connections).hasValue(1);
        }
    }

    /** Regression: the connection had stopped reading for a body nobody took yet, and was kept like that. */
    @Test
    void anAnswerThatIsCompleteBeforeItIsWantedLeavesItsConnectionUsable() throws IOException {
        try (var backend = RawBackend.answering("ok");
                var client = new RawClient(port)) {
            gateway.serve(
                    backend.url(),
                    "<policies><backend><forward-request/></backend><outbound><hold/></outbound></policies>");
            for (int i = 0; i < 5; i++) {
                assertThat(client.send("GET /api/x HTTP/1.1\r\nHost: g\r\n\r\n").response())
                        .endsWith("\r\n\r\nok");
            }
            assertThat(backend.connections).hasValue(1);
        }
    }

    @Test
    void bodiesPassWithTheirLengthOrInChunks() throws IOException {
        try (var backend = new RawBackend((connection, _, body) ->
                        connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n<" + body.charAt(0)
                                + ">\r\n1\r\n!\r\n0\r\nTrailing: dropped\r\n\r\n"));
                var client = new RawClient(port)) {
            gateway.serve(backend.url(), RunningGateway.PLAIN);

            assertThat(client.send("POST /api/x HTTP/1.1\r\nHost: g\r\nContent-Length: 3\r\n\r\nabc")
                            .response())
                    .isEqualTo("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n<a>!");
            assertThat(backend.lastHead()).contains("\r\nContent-Length: 3\r\n").doesNotContain("Transfer-Encoding");
            client.send("POST /api/x HTTP/1.1\r\nHost: g\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nxyz1\r\n");
            assertThat(client.send("2;ext=1\r\n23\r\n0\r\nX-User: admin\r\n\r\n")
                            .response())
                    .endsWith("<x>!");
            assertThat(backend.bodies).containsExactly("abc", "xyz123");
            assertThat(backend.lastHead())
                    .contains("\r\nTransfer-Encoding: chunked\r\n")
                    .doesNotContain("Content-Length");
        }
    }

    @Test
    void aBodyThatEndsWithItsConnectionIsPassedOnInChunks() throws IOException {
        try (var backend = new RawBackend((connection, _, _) -> {
            connection.write("HTTP/1.0 200 OK\r\n\r\nto the end");
            connection.socket().close();
        })) {
            gateway.serve(backend.url(), RunningGateway.PLAIN);
            assertThat(get("/api/x")).isEqualTo("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nto the end");
        }
    }

    @Test
    void headHasNoBodyButItsLength() throws IOException {
        try (var backend = new RawBackend(
                        (connection, _, _) -> connection.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"));
                var client = new RawClient(port)) {
            gateway.serve(backend.url(), RunningGateway.PLAIN);
            for (int i = 0; i < 2; i++) {
                client.send("HEAD /api/x HTTP/1.1\r\nHost: g\r\n\r\n");
                assertThat(client.head()).isEqualTo("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
            }
        }
    }

    @Test
    void noContentAndNotModifiedHaveNoBody() throws IOException {
        try (var backend = new RawBackend((connection, head, _) -> connection.write(
                        head.contains("/204")
                                ? "HTTP/1.1 204 No Content\r\n\r\n"
                                : "HTTP/1.1 304 Not Modified\r\nETag: \"1\"\r\nContent-Length: 5\r\n\r\n"));
                var client = new RawClient(port)) {
            gateway.serve(backend.url(), RunningGateway.PLAIN);
            client.send("GET /api/204 HTTP/1.1\r\nHost: g\r\n\r\nGET /api/304 HTTP/1.1\r\nHost: g\r\n\r\n");
            assertThat(client.head()).isEqualTo("HTTP/1.1 204 No Content\r\n\r\n");
            assertThat(client.head())
                    .isEqualTo("HTTP/1.1 304 Not Modified\r\nETag: \"1\"\r\nContent-Length: 5\r\n\r\n");
        }
    }

    @Test
    void interimAnswersOfTheBackendStayThere() throws IOException {
        try (var backend = new RawBackend((connection, _, _) -> connection.write(
                "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx"))) {
            gateway.serve(backend.url(), RunningGateway.PLAIN);
            assertThat(get("/api/x")).isEqualTo("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx");
        }
    }

    @Test
    void h05_hopByHopHeadersEndHere() throws IOException {
        try (var backend = new RawBackend((connection, _, _) -> connection.write(
                "HTTP/1.1 200 OK\r\nConnection: X-Hop\r\nX-Hop: 1\r\nKeep-Alive: timeout=5\r\nUpgrade: h2c\r\n"
                        + "Proxy-Authenticate: Basic\r\nTrailer: X\r\nX-Stays: 1\r\nContent-Length: 0\r\n\r\n"))) {
            gateway.serve(backend.url(), RunningGateway.PLAIN);
            var answer = get(
                    "/api/x",
                    "Connection: keep-alive, X-Named, Host, Content-Length\r\nX-Named: 1\r\nTE: trailers\r\nUpgrade: h2c\r\n"
                            + "HTTP2-Settings: AA\r\nProxy-Authorization: secret\r\nKeep-Alive: 1\r\nTrailer: X-User\r\n"
                            + "X-Stays: 1\r\n");
            assertThat(answer).isEqualTo("HTTP/1.1 200 OK\r\nX-Stays: 1\r\nContent-Length: 0\r\n\r\n");
            assertThat(backend.lastHead().lines().map(line -> line.replaceFirst(":.*", "")))
                    .containsExactly(
                            "GET /x HTTP/1.1",
                            "Host",
                            "X-Stays",
                            "X-Forwarded-For",
                            "X-Forwarded-Host",
                            "X-Forwarded-Proto",
                            "");
        }
    }

    @Test
    void h04_aHeaderOfOursSurvivesBeingNamedInConnection() throws IOException {
        try (var backend = RawBackend.answering("ok")) {
            gateway.serve(
                    backend.url(),
                    "<policies><inbound><set-header name=\"X-User\" exists-action=\"override\"><value>ours</value>"
                            + "</set-header></inbound></policies>");
            get("/api/x", "Connection: keep-alive, X-User\r\nX-User: theirs\r\nX-user: again\r\n");
            assertThat(backend.lastHead()).contains("\r\nX-User: ours\r\n").doesNotContain("theirs", "again");
        }
    }

    @Test
    void h11_forwardingHeadersOfCallersAreDropped() throws IOException {
        try (var backend = RawBackend.answering("ok")) {
            gateway.serve(backend.url(), RunningGateway.PLAIN);
            get(
                    "/api/x",
                    "X-Forwarded-For: 1.2.3.4\r\nx-forwarded-host: evil\r\nX-FORWARDED-PROTO: https\r\nX-Forwarded-Uri: /\r\n"
                            + "X-Forwarded-Prefix: /a\r\nForwarded: for=1.2.3.4\r\nX-Original-URL: /admin\r\n"
                            + "X-Rewrite-URL: /admin\r\nX-HTTP-Method-Override: DELETE\r\n");
            assertThat(backend.lastHead().lines().skip(2))
                    .containsExactly(
                            "X-Forwarded-For: 127.0.0.1",
                            "X-Forwarded-Host: gateway.test",
                            "X-Forwarded-Proto: http",
                            "");
        }
    }

    @Test
    void credentialsOfTheBackendGoWithTheCall() throws IOException {
        try (var backend = RawBackend.answering("ok")) {
            var entity = new Backend(
                    "b", backend.url(), Map.of("X-Api-Key", List.of("secret")), Map.of("code", List.of("a b&c")), true);
            gateway.serve(Target.of(backend.url() + "/f?v=1", entity), RunningGateway.PLAIN);
            get("/api/x?q=2", "X-Api-Key: theirs\r\n");
            assertThat(backend.lastHead())
                    .startsWith("GET /f/x?v=1&q=2&code=a+b%26c HTTP/1.1\r\n")
                    .contains("\r\nX-Api-Key: secret\r\n")
                    .doesNotContain("theirs");
        }
    }

    @Test
    void aStaleConnectionIsReplacedByANewOne() throws IOException {
        // The second request on a connection is met with its end, as when a backend's idle time is over.
        try (var backend = new RawBackend((connection, head, _) -> {
                    if (head.contains("/second")) {
                        connection.socket().close();
                    } else {
                        connection.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
                    }
                });
                var client = new RawClient(port)) {
            gateway.serve(backend.url(), RunningGateway.PLAIN);
            assertThat(client.send("GET /api/first HTTP/1.1\r\nHost: g\r\n\r\n").response())
                    .endsWith("ok");
            assertThat(client.send("GET /api/second HTTP/1.1\r\nHost: g\r\n\r\n")
                            .response())
                    .startsWith("HTTP/1.1 500 ");
            assertThat(backend.heads.stream().filter(head -> head.contains("/second")))
                    .as("once on the old connection, once on a new one")
                    .hasSize(2);
        }
    }

    @Test
    void aPostIsNotSentTwice() throws IOException {
        try (var backend = new RawBackend((connection, head, _) -> {
                    if (head.startsWith("POST")) {
                        connection.socket().close();
                    } else {
                        connection.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
                    }
                });
                var client = new RawClient(port)) {
            gateway.serve(backend.url(), RunningGateway.PLAIN);
            client.send("GET /api/x HTTP/1.1\r\nHost: g\r\n\r\n").response();
            assertThat(client.send("POST /api/x HTTP/1.1\r\nHost: g\r\nContent-Length: 1\r\n\r\nx")
                            .response())
                    .startsWith("HTTP/1.1 500 ");
            assertThat(backend.heads.stream().filter(head -> head.startsWith("POST")))
                    .hasSize(1);
        }
    }

    @Test
    void aBackendThatIsNotThereIsA500WithAnActivityId() throws IOException {
        int nobody;
        try (var taken = new ServerSocket(0)) {
            nobody = taken.getLocalPort();
        }
        gateway.serve("http://127.0.0.1:" + nobody, RunningGateway.PLAIN);
        assertThat(get("/api/x"))
                .startsWith("HTTP/1.1 500 Internal Server Error\r\nContent-Type: application/json\r\n")
                .containsPattern(
                        "\\{ \"statusCode\": 500, \"message\": \"Internal server error\", \"activityId\": \"[0-9a-f-]{36}\" }$");
    }

    @Test
    void aBackendThatDoesNotAnswerInTimeIsA500() throws IOException {
        try (var backend = new RawBackend((_, _, _) -> {})) {
            gateway.serve(
                    backend.url(), "<policies><backend><forward-request timeout-ms=\"200\"/></backend></policies>");
            assertThat(get("/api/x")).startsWith("HTTP/1.1 500 ");
        }
    }

    @Test
    void m02_plainHttpAndLoopbackBackendsNeedTheFlag() throws IOException {
        try (var backend = RawBackend.answering("ok");
                var strict = new RunningGateway(Settings.DEFAULT)) {
            strict.serve(backend.url(), RunningGateway.PLAIN);
            port = strict.start();
            assertThat(get("/api/x")).startsWith("HTTP/1.1 500 ");
            strict.serve("https://localhost:" + backend.port(), RunningGateway.PLAIN);
            assertThat(get("/api/x")).startsWith("HTTP/1.1 500 ");
            assertThat(backend.connections).hasValue(0);
        }
    }

    @Test
    void redirectsAreFollowedWhereThePolicySaysSo() throws IOException {
        try (var backend = new RawBackend((connection, head, _) -> connection.write(
                head.contains("/old")
                        ? "HTTP/1.1 302 Found\r\nLocation: /new?x=1\r\nContent-Length: 3\r\n\r\nold"
                        : "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nnew"))) {
            gateway.serve(backend.url(), RunningGateway.PLAIN);
            assertThat(get("/api/old")).startsWith("HTTP/1.1 302 Found\r\nLocation: /new?x=1\r\n");
            gateway.serve(
                    backend.url(),
                    "<policies><backend><forward-request follow-redirects=\"true\"/></backend></policies>");
            assertThat(get("/api/old")).endsWith("\r\n\r\nnew");
            assertThat(backend.lastHead()).startsWith("GET /new?x=1 HTTP/1.1\r\n");
        }
    }

    @Test
    void anErrorStatusLeadsToOnErrorWhereThePolicySaysSo() throws IOException {
        try (var backend = new RawBackend(
                (connection, _, _) -> connection.write("HTTP/1.1 503 Unavailable\r\nContent-Length: 4\r\n\r\nbusy"))) {
            gateway.serve(
                    backend.url(),
                    "<policies><backend><forward-request fail-on-error-status-code=\"true\"/></backend>"
                            + "<on-error><set-header name=\"X-Error\"><value>yes</value></set-header></on-error></policies>");
            assertThat(get("/api/x")).startsWith("HTTP/1.1 503 ").contains("\r\nX-Error: yes\r\n");
        }
    }
}
