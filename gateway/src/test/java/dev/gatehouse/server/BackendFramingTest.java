package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.settings.Settings;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What backends may answer. */
@SuppressWarnings("StringConcatToTextBlock") // a text block has no CR LF
class BackendFramingTest {
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

    static Stream<Arguments> malformed() {
        var ok = "HTTP/1.1 200 OK\r\n";
        return Stream.of(
                Arguments.of("no HTTP", "SSH-2.0-OpenSSH_9.2\r\n"),
                Arguments.of("no status", "HTTP/1.1 OK\r\n\r\n"),
                Arguments.of("status out of range", "HTTP/1.1 099 No\r\n\r\n"),
                Arguments.of("CL and TE", ok + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
                Arguments.of("two CL", ok + "Content-Length: 1\r\nContent-Length: 2\r\n\r\na"),
                Arguments.of("negative CL", ok + "Content-Length: -1\r\n\r\n"),
                Arguments.of("TE gzip", ok + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"),
                Arguments.of("folded field", ok + "X-A: b\r\n c\r\n\r\n"),
                Arguments.of("LF in a field", ok + "X-A: b\nX-B: c\r\n\r\n"),
                Arguments.of("CR in a field", ok + "X-A: b\rX-B: c\r\n\r\n"),
                Arguments.of("NUL in a field", ok + "X-A: b\0\r\n\r\n"),
                Arguments.of("nothing at all", ""),
                Arguments.of("half a head", "HTTP/1.1 200 OK\r\nX-A"),
                Arguments.of("endless head", ok + "X-A: b\r\n".repeat(1000)),
                Arguments.of("a protocol nobody asked for", "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void whatIsNoAnswerIsA500(String what, String answer) throws IOException {
        try (var backend = new RawBackend((connection, _, _) -> {
                    connection.write(answer);
                    connection.socket().close();
                });
                var client = new RawClient(port)) {
            gateway.serve(backend.url(), RunningGateway.PLAIN);
            assertThat(client.send("GET /api/x HTTP/1.1\r\nHost: g\r\n\r\n").response())
                    .as(what)
                    .startsWith("HTTP/1.1 500 Internal Server Error\r\n")
                    .contains("\"activityId\"");
        }
    }

    @Test
    void bytesBehindAnAnswerAreNotTheNextOne() throws IOException {
        try (var backend = new RawBackend(
                        (connection, _, _) -> connection.write("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ngood"
                                + "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil"));
                var client = new RawClient(port)) {
            gateway.serve(backend.url(), RunningGateway.PLAIN);
            var two = "GET /api/1 HTTP/1.1\r\nHost: g\r\n\r\nGET /api/2 HTTP/1.1\r\nHost: g\r\n\r\n";
            client.send(two);
            assertThat(client.response()).endsWith("good");
            assertThat(client.response()).endsWith("good");
            assertThat(backend.connections).hasValue(2);
        }
    }

    @Test
    void bytesBehindAnAnswerWithoutABodyAreNotTheNextOne() throws IOException {
        try (var backend = new RawBackend((connection, head, _) -> connection.write(
                        head.contains("/1 ")
                                ? "HTTP/1.1 204 No Content\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil"
                                : "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ngood"));
                var client = new RawClient(port)) {
            gateway.serve(backend.url(), RunningGateway.PLAIN);
            client.send("GET /api/1 HTTP/1.1\r\nHost: g\r\n\r\nGET /api/2 HTTP/1.1\r\nHost: g\r\n\r\n");
            assertThat(client.head()).startsWith("HTTP/1.1 204 ");
            assertThat(client.response()).endsWith("good");
        }
    }

    @Test
    void aBodyBehindTheAnswerToAHeadIsNotTheNextAnswer() throws IOException {
        try (var backend = new RawBackend((connection, head, _) -> connection.write(
                        head.startsWith("HEAD ")
                                ? "HTTP/1.1 200 OK\r\nContent-Length: 42\r\n\r\n"
                                        + "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil"
                                : "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ngood"));
                var client = new RawClient(port)) {
            gateway.serve(backend.url(), RunningGateway.PLAIN);
            client.send("HEAD /api/1 HTTP/1.1\r\nHost: g\r\n\r\nGET /api/2 HTTP/1.1\r\nHost: g\r\n\r\n");
            assertThat(client.head()).startsWith("HTTP/1.1 200 ");
            assertThat(client.response()).endsWith("good");
        }
    }
}
