package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.settings.Settings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients may send, byte by byte, and what ends their connection. */
@SuppressWarnings("StringConcatToTextBlock") // a text block has no CR LF
class FramingTest {
    private static final Settings SETTINGS = settings();

    private RunningGateway gateway;
    private RawBackend backend;
    private int port;

    private static Settings settings() {
        var d = Settings.DEFAULT;
        var http = new Settings.Http(
                1000,
                20,
                200,
                1000,
                500,
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                Duration.ofMillis(700),
                Duration.ofSeconds(2));
        return d.withHttp(http).withInsecureLoopback(true);
    }

    @BeforeEach
    void start() throws IOException {
        gateway = new RunningGateway(SETTINGS);
        port = gateway.start();
        backend = RawBackend.answering("ok");
        gateway.serve(backend.url(), RunningGateway.PLAIN);
    }

    @AfterEach
    void stop() throws IOException {
        gateway.close();
        backend.close();
    }

    static Stream<Arguments> malformed() {
        var get = "GET /api/x HTTP/1.1\r\n";
        var post = "POST /api/x HTTP/1.1\r\nHost: g\r\n";
        return Stream.of(
                Arguments.of("i03 no Host", 400, get + "\r\n"),
                Arguments.of("i03 no Host in 1.0", 400, "GET /api/x HTTP/1.0\r\n\r\n"),
                Arguments.of("i03 two Hosts", 400, get + "Host: g\r\nHost: g\r\n\r\n"),
                Arguments.of("i03 user information", 400, get + "Host: user@g\r\n\r\n"),
                Arguments.of("i03 port that is none", 400, get + "Host: g:8x\r\n\r\n"),
                Arguments.of("i03 port 0", 400, get + "Host: g:0\r\n\r\n"),
                Arguments.of("i03 empty Host", 400, get + "Host:\r\n\r\n"),
                Arguments.of("i03 path in Host", 400, get + "Host: g/x\r\n\r\n"),
                Arguments.of("i03 Host is not the target's", 400, "GET http://a/api/x HTTP/1.1\r\nHost: b\r\n\r\n"),
                Arguments.of("i03 authority form", 400, "CONNECT g:443 HTTP/1.1\r\nHost: g:443\r\n\r\n"),
                Arguments.of("i03 asterisk form", 400, "OPTIONS * HTTP/1.1\r\nHost: g\r\n\r\n"),
                Arguments.of("i03 other scheme", 400, "GET ftp://g/api/x HTTP/1.1\r\nHost: g\r\n\r\n"),
                Arguments.of("i02 fragment", 400, "GET /api/x#y HTTP/1.1\r\nHost: g\r\n\r\n"),
                Arguments.of("i02 fragment behind the query", 400, "GET /api/x?a#y HTTP/1.1\r\nHost: g\r\n\r\n"),
                Arguments.of("i01 encoded slash", 400, "GET /api/%2fx HTTP/1.1\r\nHost: g\r\n\r\n"),
                Arguments.of("i01 path parameter", 400, "GET /api/..;/x HTTP/1.1\r\nHost: g\r\n\r\n"),
                Arguments.of("octets in the target", 400, "GET /api/\u00e9 HTTP/1.1\r\nHost: g\r\n\r\n"),
                Arguments.of("no version", 400, "GET /api/x\r\nHost: g\r\n\r\n"),
                Arguments.of("version 2.0", 400, "GET /api/x HTTP/2.0\r\nHost: g\r\n\r\n"),
                Arguments.of("version 1.2", 505, "GET /api/x HTTP/1.2\r\nHost: g\r\n\r\n"),
                Arguments.of("two spaces", 400, "GET  /api/x HTTP/1.1\r\nHost: g\r\n\r\n"),
                Arguments.of("space before the version", 400, "GET /api/x  HTTP/1.1\r\nHost: g\r\n\r\n"),
                Arguments.of("tab", 400, "GET\t/api/x HTTP/1.1\r\nHost: g\r\n\r\n"),
                Arguments.of("method that is none", 400, "G(ET /api/x HTTP/1.1\r\nHost: g\r\n\r\n"),
                Arguments.of(
                        "i06 CL and TE",
                        400,
                        post + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
                Arguments.of(
                        "i06 TE and CL",
                        400,
                        post + "Transfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\n0\r\n\r\n"),
                Arguments.of("i06 two CL", 400, post + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab"),
                Arguments.of("i06 two equal CL", 400, post + "Content-Length: 1\r\nContent-Length: 1\r\n\r\na"),
                Arguments.of("i06 CL list", 400, post + "Content-Length: 1, 1\r\n\r\na"),
                Arguments.of("i06 signed CL", 400, post + "Content-Length: +1\r\n\r\na"),
                Arguments.of("i06 negative CL", 400, post + "Content-Length: -1\r\n\r\na"),
                Arguments.of("i06 hexadecimal CL", 400, post + "Content-Length: 0x1\r\n\r\na"),
                Arguments.of("i06 empty CL", 400, post + "Content-Length:\r\n\r\n"),
                Arguments.of("i06 huge CL", 400, post + "Content-Length: 99999999999999999999\r\n\r\n"),
                Arguments.of(
                        "i06 TE chunked, identity",
                        501,
                        post + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n"),
                Arguments.of("i06 TE identity", 501, post + "Transfer-Encoding: identity\r\n\r\n0\r\n\r\n"),
                Arguments.of("i06 TE xchunked", 501, post + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n"),
                Arguments.of(
                        "i06 TE twice",
                        400,
                        post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
                Arguments.of(
                        "i06 TE in 1.0",
                        400,
                        "POST /api/x HTTP/1.0\r\nHost: g\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
                Arguments.of("i06 folded field", 400, get + "Host: g\r\nX-A: b\r\n c\r\n\r\n"),
                Arguments.of("i06 folded first field", 400, get + " X-A: b\r\nHost: g\r\n\r\n"),
                Arguments.of("i06 LF lines", 400, "GET /api/x HTTP/1.1\nHost: g\n\n"),
                Arguments.of("i06 LF in a field", 400, get + "Host: g\r\nX-A: b\nX-B: c\r\n\r\n"),
                Arguments.of("i06 CR in a field", 400, get + "Host: g\r\nX-A: b\rX-B: c\r\n\r\n"),
                Arguments.of("i06 CR alone ends the head", 400, get + "Host: g\r\n\rX: y\r\n\r\n"),
                Arguments.of("NUL in a field", 400, get + "Host: g\r\nX-A: b\0c\r\n\r\n"),
                Arguments.of("i06 space before the colon", 400, get + "Host: g\r\nX-A : b\r\n\r\n"),
                Arguments.of("field without a colon", 400, get + "Host: g\r\nX-A\r\n\r\n"),
                Arguments.of("field without a name", 400, get + "Host: g\r\n: b\r\n\r\n"),
                Arguments.of("expectation", 417, post + "Expect: a miracle\r\nContent-Length: 1\r\n\r\na"),
                Arguments.of("i10 target", 414, "GET /api/" + "x".repeat(300) + " HTTP/1.1\r\nHost: g\r\n\r\n"),
                Arguments.of("i10 endless target", 414, "GET /api/" + "x".repeat(3000)),
                Arguments.of("i10 field size", 431, get + "Host: g\r\nX-A: " + "b".repeat(1100) + "\r\n\r\n"),
                Arguments.of("i10 endless field", 431, get + "Host: g\r\nX-A: " + "b".repeat(3000)),
                Arguments.of("i10 field count", 431, get + "Host: g\r\n" + "X: y\r\n".repeat(20) + "\r\n"),
                Arguments.of("body too long", 413, post + "Content-Length: 1001\r\n\r\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void malformedRequestsAreRefusedAndTheConnectionEnds(String what, int status, String request) throws IOException {
        var smuggled = "GET /api/smuggled HTTP/1.1\r\nHost: g\r\n\r\n";
        boolean whole = request.endsWith("\r\n\r\n") || request.endsWith("\n\n");
        var answer = RawClient.once(port, whole ? request + smuggled : request);
        assertThat(answer).as(what).startsWith("HTTP/1.1 " + status + " ").contains("\r\nConnection: close\r\n");
        assertThat(answer.split("HTTP/1.1 ", -1)).as("one answer").hasSize(2);
        assertThat(answer).contains("{ \"statusCode\": " + status + ", \"message\": \"");
        assertThat(backend.heads).isEmpty();
    }

    static Stream<Arguments> badChunks() {
        return Stream.of(
                Arguments.of("not hexadecimal", "x\r\n"),
                Arguments.of("empty size", "\r\n"),
                Arguments.of("sign", "+1\r\na\r\n0\r\n\r\n"),
                Arguments.of("prefix", "0x1\r\na\r\n0\r\n\r\n"),
                Arguments.of("space", " 1\r\na\r\n0\r\n\r\n"),
                Arguments.of("space behind", "1 \r\na\r\n0\r\n\r\n"),
                Arguments.of("overflow", "ffffffffffffffff1\r\na"),
                Arguments.of("negative by overflow", "ffffffffffffffff\r\na"),
                Arguments.of("quoted extension", "1;a=\"b\"\r\na\r\n0\r\n\r\n"),
                Arguments.of("LF in an extension", "1;a\nb\r\na\r\n0\r\n\r\n"),
                Arguments.of("LF line", "1\na\n0\n\n"),
                Arguments.of("endless extension", "1;" + "a".repeat(300)),
                Arguments.of("chunk longer than it says", "1\r\nabc\r\n0\r\n\r\n"),
                Arguments.of("LF behind the data", "1\r\na\n0\r\n\r\n"),
                Arguments.of("endless trailers", "0\r\n" + "X: y\r\n".repeat(300)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badChunks")
    void i06_badChunksEndTheConnection(String what, String chunks) throws IOException {
        var answer =
                RawClient.once(port, "POST /api/x HTTP/1.1\r\nHost: g\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks);
        assertThat(answer).as(what).startsWith("HTTP/1.1 400 ").contains("\r\nConnection: close\r\n");
        assertThat(answer.split("HTTP/1.1 ", -1)).as("one answer").hasSize(2);
        assertThat(backend.bodies).as("no backend got a whole request").isEmpty();
    }

    @Test
    void aChunkedBodyOverTheLimitIsRefused() throws IOException {
        var answer = RawClient.once(
                port,
                "POST /api/x HTTP/1.1\r\nHost: g\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n" + "a".repeat(1001)
                        + "\r\n0\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("\r\nConnection: close\r\n");
    }

    static List<String> accepted() {
        return List.of(
                "GET /api/x HTTP/1.1\r\nHost: g\r\n\r\n",
                "\r\nGET /api/x HTTP/1.1\r\nHost: g\r\n\r\n",
                "GET /api/x HTTP/1.1\r\nHost: G.TEST.:8080\r\n\r\n",
                "GET /api/x HTTP/1.1\r\nHost: [::1]:80\r\n\r\n",
                "GET http://g/api/x HTTP/1.1\r\nHost: g\r\n\r\n",
                "GET HTTP://G/api/x HTTP/1.1\r\nHost: g\r\n\r\n",
                "GET /api/x HTTP/1.1\r\nhOST:g\r\nX-Empty:\r\nX-Tab:\ta\tb\t\r\n\r\n",
                "GET /api/x HTTP/1.1\r\nHost: g\r\nX-Latin: \u00e9\r\n\r\n",
                "POST /api/x HTTP/1.1\r\nHost: g\r\nContent-Length: 0\r\n\r\n",
                "POST /api/x HTTP/1.1\r\nHost: g\r\nTransfer-Encoding: Chunked\r\n\r\n0\r\n\r\n",
                "POST /api/x HTTP/1.1\r\nHost: g\r\nTransfer-Encoding: chunked\r\n\r\n00001;a=b ;c\r\nx\r\n000\r\nX: y\r\n\r\n");
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void properRequestsAreAnsweredAlsoByteByByte(String request) throws IOException {
        try (var client = new RawClient(port)) {
            assertThat(client.send(request).response())
                    .startsWith("HTTP/1.1 200 ")
                    .endsWith("ok");
            for (int i = 0; i < request.length(); i++) {
                client.send(request.substring(i, i + 1));
            }
            assertThat(client.response()).startsWith("HTTP/1.1 200 ").endsWith("ok");
        }
    }

    @Test
    void requestsSentAheadAreAnsweredInOrder() throws IOException {
        try (var paths = new RawBackend((connection, head, _) -> {
                    var path = head.substring(4, head.indexOf(' ', 4));
                    connection.write("HTTP/1.1 200 OK\r\nContent-Length: " + path.length() + "\r\n\r\n" + path);
                });
                var client = new RawClient(port)) {
            gateway.serve(paths.url(), RunningGateway.PLAIN);
            var all = new StringBuilder();
            for (int i = 0; i < 500; i++) {
                all.append("GET /api/").append(i).append(" HTTP/1.1\r\nHost: g\r\n\r\n");
            }
            client.send(all.toString());
            for (int i = 0; i < 500; i++) {
                assertThat(client.response()).endsWith("\r\n\r\n/" + i);
            }
        }
    }

    @Test
    void theBodyIsAskedForWhereItWaitsToBe() throws IOException {
        try (var client = new RawClient(port)) {
            client.send("POST /api/x HTTP/1.1\r\nHost: g\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
            assertThat(client.head()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
            assertThat(client.send("abc").response()).startsWith("HTTP/1.1 200 ");
            assertThat(backend.bodies).containsExactly("abc");
            assertThat(backend.lastHead()).doesNotContain("Expect");
        }
    }

    @Test
    void aBodyThatNobodyWantsIsNotAskedFor() throws IOException {
        var answer = RawClient.once(
                port, "POST /nothing HTTP/1.1\r\nHost: g\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 404 ").contains("\r\nConnection: close\r\n");
    }

    @Test
    void aShortBodyThatNobodyWantsIsReadAndTheConnectionGoesOn() throws IOException {
        try (var client = new RawClient(port)) {
            client.send("POST /nothing HTTP/1.1\r\nHost: g\r\nContent-Length: 500\r\n\r\n" + "a".repeat(100));
            assertThat(client.response()).startsWith("HTTP/1.1 404 ").doesNotContain("Connection: close");
            client.send("a".repeat(400) + "GET /api/x HTTP/1.1\r\nHost: g\r\n\r\n");
            assertThat(client.response()).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void http10ClosesUnlessAskedToKeep() throws IOException {
        assertThat(RawClient.once(port, "GET /api/x HTTP/1.0\r\nHost: g\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ")
                .contains("\r\nConnection: close\r\n");
        try (var client = new RawClient(port)) {
            client.send("GET /api/x HTTP/1.0\r\nHost: g\r\nConnection: keep-alive\r\n\r\n");
            assertThat(client.response()).contains("\r\nConnection: keep-alive\r\n");
            client.send("GET /api/x HTTP/1.0\r\nHost: g\r\n\r\n");
            assertThat(client.rest()).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void connectionCloseIsHeard() throws IOException {
        assertThat(RawClient.once(port, "GET /api/x HTTP/1.1\r\nHost: g\r\nConnection: Close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ")
                .contains("\r\nConnection: close\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "G", "GET /api/x HTTP/1.1\r\nHost:", "GET /api/x HTTP/1.1\r\nHost: g\r\nX-Slow: "})
    void i09_slowHeadsEndAfterTheIdleTime(String begun) throws IOException {
        try (var client = new RawClient(port)) {
            long start = System.nanoTime();
            assertThat(client.send(begun).rest()).isEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofMillis(500), Duration.ofSeconds(5));
        }
    }

    @Test
    void i09_aSlowBodyEndsAfterTheIdleTime() throws IOException {
        try (var client = new RawClient(port)) {
            client.send("POST /api/x HTTP/1.1\r\nHost: g\r\nContent-Length: 10\r\n\r\nabc");
            assertThat(client.rest()).isEmpty();
            assertThat(backend.bodies).isEmpty();
        }
    }

    @Test
    void e08_trailersAreNotHeaders() throws IOException {
        try (var client = new RawClient(port)) {
            client.send(
                    "POST /api/x HTTP/1.1\r\nHost: g\r\nTransfer-Encoding: chunked\r\nTrailer: Authorization\r\n\r\n"
                            + "1\r\na\r\n0\r\nAuthorization: Bearer x\r\nX-User: admin\r\n\r\n");
            assertThat(client.response()).startsWith("HTTP/1.1 200 ");
            assertThat(backend.lastHead()).doesNotContain("Authorization", "X-User");
        }
    }

    @Test
    void theStatusPathAnswersWithoutAnyApi() throws IOException {
        try (var client = new RawClient(port)) {
            assertThat(client.send("GET /status-0123456789abcdef HTTP/1.1\r\nHost: g\r\n\r\n")
                            .response())
                    .startsWith("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n");
        }
    }
}
