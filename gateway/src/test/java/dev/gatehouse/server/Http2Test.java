package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HTTP/2 in, HTTP/1.1 out. */
class Http2Test {
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

    @Test
    void requestsAndAnswersPass() throws IOException, InterruptedException {
        try (var backend = new RawBackend((connection, _, body) -> connection.write(
                        "HTTP/1.1 201 Made\r\nX-Case: Kept\r\nConnection: X-Hop\r\nX-Hop: 1\r\nContent-Length: "
                                + (body.length() + 2) + "\r\n\r\n<" + body + ">"));
                var client = new Http2Client(port)) {
            gateway.serve(backend.url(), RunningGateway.PLAIN);
            assertThat(client.send("POST", "/api/a//b?x=1", "body", "cookie", "a=1", "cookie", "b=2", "te", "trailers")
                            .answer())
                    .isEqualTo("{:status=201, content-length=6, x-case=Kept}<body>");
            assertThat(backend.lastHead())
                    .startsWith("POST /a/b?x=1 HTTP/1.1\r\n")
                    .contains(
                            "\r\ncookie: a=1; b=2\r\n",
                            "\r\nTransfer-Encoding: chunked\r\n",
                            "\r\nX-Forwarded-Host: g\r\n")
                    .doesNotContainIgnoringCase("\r\nte:");
            assertThat(client.send("GET", "/nothing", null).answer())
                    .isEqualTo("{:status=404, content-length=54, content-type=application/json}"
                            + "{ \"statusCode\": 404, \"message\": \"Resource not found\" }");
        }
    }

    @Test
    void manyStreamsShareAConnection() throws IOException, InterruptedException {
        try (var backend = new RawBackend((connection, head, _) -> {
                    var path = head.substring(4, head.indexOf(' ', 4));
                    connection.write("HTTP/1.1 200 OK\r\nContent-Length: " + path.length() + "\r\n\r\n" + path);
                });
                var client = new Http2Client(port)) {
            gateway.serve(backend.url(), RunningGateway.PLAIN);
            var exchanges = new Http2Client.Exchange[50];
            for (int i = 0; i < exchanges.length; i++) {
                exchanges[i] = client.send("GET", "/api/" + i, null);
            }
            for (int i = 0; i < exchanges.length; i++) {
                assertThat(exchanges[i].answer()).endsWith("}/" + i);
            }
        }
    }

    @Test
    void aLargeAnswerRespectsTheWindow() throws IOException, InterruptedException {
        var large = "0123456789".repeat(200_000);
        try (var backend = RawBackend.answering(large);
                var client = new Http2Client(port)) {
            gateway.serve(backend.url(), RunningGateway.PLAIN);
            assertThat(client.send("GET", "/api/x", null).answer()).endsWith("}" + large);
        }
    }

    @Test
    void headAndNoContentHaveNoBody() throws IOException, InterruptedException {
        try (var backend = new RawBackend((connection, head, _) -> connection.write(
                        head.startsWith("HEAD")
                                ? "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"
                                : "HTTP/1.1 204 No Content\r\n\r\n"));
                var client = new Http2Client(port)) {
            gateway.serve(backend.url(), RunningGateway.PLAIN);
            assertThat(client.send("HEAD", "/api/x", null).answer()).isEqualTo("{:status=200, content-length=1000}");
            assertThat(client.send("GET", "/api/x", null).answer()).isEqualTo("{:status=204}");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "i01,/api/..;/x,x-ok,1",
        "i07 space in the path,/api/x HTTP/1.1,x-ok,1",
        "i02,/api/x#y,x-ok,1",
        "i03 host is not the authority,/api/x,host,other",
        "i03 user information,/api/x,:authority,user@g",
        "absolute path,http://g/api/x,x-ok,1"
    })
    void h2_refusals(String what, String path, String name, String value) throws IOException, InterruptedException {
        try (var backend = RawBackend.answering("no");
                var client = new Http2Client(port)) {
            gateway.serve(backend.url(), RunningGateway.PLAIN);
            assertThat(client.send("GET", path, null, name, value).answer())
                    .as(what)
                    .startsWith("{:status=400,");
            assertThat(backend.heads).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"connection,close", "transfer-encoding,chunked", "keep-alive,1", "X-Upper,1"})
    void h05_i07_whatHttp2DoesNotHaveIsRefused(String name, String value) throws IOException, InterruptedException {
        try (var backend = RawBackend.answering("no");
                var client = new Http2Client(port)) {
            gateway.serve(backend.url(), RunningGateway.PLAIN);
            assertThat(client.send("GET", "/api/x", null, name, value).answer()).doesNotContain("status=200");
            assertThat(backend.heads).isEmpty();
        }
    }

    @Test
    void i07_aLineEndInAValueNeverReachesTheBackend() throws IOException, InterruptedException {
        try (var backend = RawBackend.answering("no");
                var client = new Http2Client(port)) {
            gateway.serve(backend.url(), RunningGateway.PLAIN);
            assertThat(client.send("GET", "/api/x", null, "x-a", "b\r\nX-User: admin")
                            .answer())
                    .doesNotContain("status=200");
            assertThat(backend.heads).isEmpty();
        }
    }

    @Test
    void aResetCancelsTheCall() throws IOException, InterruptedException {
        var asked = new CountDownLatch(1);
        var gone = new CountDownLatch(1);
        try (var backend = new RawBackend((connection, _, _) -> {
                    asked.countDown();
                    if (connection.in().read() < 0) {
                        gone.countDown();
                    }
                });
                var client = new Http2Client(port)) {
            gateway.serve(backend.url(), RunningGateway.PLAIN);
            var exchange = client.send("GET", "/api/x", null);
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
            exchange.reset();
            assertThat(gone.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static String returning(String body) {
        return "<policies><inbound><return-response><set-body>" + body + "</set-body></return-response></inbound>"
                + "<backend><forward-request/></backend></policies>";
    }

    @Test
    void anEarlyAnswerLargerThanTheWindowIsWhole() throws IOException, InterruptedException {
        var large = "0123456789abcdef".repeat(50_000);
        try (var client = new Http2Client(port)) {
            gateway.serve("http://127.0.0.1:1", returning(large));
            var exchange = client.begin("POST", "/api/x");
            assertThat(exchange.answer()).endsWith("}" + large);
            assertThat(exchange.end()).as("nobody listens any more").isEqualTo("RESET 0");
        }
    }

    @Test
    void anEarlyAnswerOfTheBackendLargerThanTheWindowIsWhole() throws IOException, InterruptedException {
        var large = "0123456789abcdef".repeat(50_000);
        try (var backend = new RawBackend((connection, _, _) -> connection.write(
                        "HTTP/1.1 413 Too Large\r\nContent-Length: " + large.length() + "\r\n\r\n" + large));
                var client = new Http2Client(port)) {
            gateway.serve(
                    backend.url(),
                    "<policies><inbound><set-body>replaced</set-body></inbound>"
                            + "<backend><forward-request/></backend></policies>");
            assertThat(client.begin("POST", "/api/x").answer()).endsWith("}" + large);
        }
    }

    @Test
    void anUploadAfterItsAnswerIsTakenForAWhileAndThenReset() throws IOException, InterruptedException {
        try (var client = new Http2Client(port)) {
            gateway.serve("http://127.0.0.1:1", returning("early"));
            var exchange = client.begin("POST", "/api/x");
            assertThat(exchange.answer()).endsWith("}early");
            exchange.more(200 * 1024);
            exchange.more(200 * 1024);
            assertThat(exchange.end()).isEqualTo("RESET 0");
        }
    }

    @Test
    void anUploadThatNobodyReadsLeavesRoomForOthers() throws IOException, InterruptedException {
        try (var backend = RawBackend.answering("ok");
                var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var client = new Http2Client(port)) {
            // Connected to, never read from: uploads to it end in the windows of their streams.
            gateway.serve("http://127.0.0.1:" + server.getLocalPort(), RunningGateway.PLAIN);
            client.begin("POST", "/api/stuck").more(16 << 20);
            var stuck = server.accept();
            gateway.serve(backend.url(), RunningGateway.PLAIN);
            assertThat(client.send("POST", "/api/x", "body").answer()).endsWith("}ok");
            stuck.close();
        }
    }
}
