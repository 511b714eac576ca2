package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers that leave while the client still sends, or that it reads slowly. */
class PartingRegressionTest {
    /** More than the kernel holds between two sockets, the client's being narrow. */
    private static final int LARGE = 8 << 20;

    private RunningGateway gateway;
    private int port;

    private static Settings settings() {
        var d = Settings.DEFAULT;
        var h = d.http();
        var http = new Settings.Http(
                h.maxHeaderBytes(),
                h.maxHeaders(),
                h.maxTargetBytes(),
                h.maxBodyBytes(),
                h.maxBufferedBytes(),
                h.connectTimeout(),
                h.backendTimeout(),
                Duration.ofMillis(700),
                h.drain());
        return d.withHttp(http).withInsecureLoopback(true);
    }

    @BeforeEach
    void start() throws IOException {
        gateway = new RunningGateway(settings());
        port = gateway.start();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private static String returning(String body) {
        return "<policies><inbound><return-response><set-body>" + body + "</set-body></return-response></inbound>"
                + PLAIN_BACKEND + "</policies>";
    }

    private static final String PLAIN_BACKEND = "<backend><forward-request/></backend>";

    @Test
    void aLongUploadThatThePolicyReplacesIsStillAnswered() throws IOException, InterruptedException {
        var uploaded = new CountDownLatch(1);
        try (var backend = new RawBackend((connection, _, body) -> {
                    await(uploaded);
                    connection.write("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
                });
                var client = new RawClient(port)) {
            gateway.serve(
                    backend.url(),
                    "<policies><inbound><set-body>hello</set-body></inbound>" + PLAIN_BACKEND + "</policies>");
            client.send("POST /api/x HTTP/1.1\r\nHost: g\r\nContent-Length: " + (8 << 20) + "\r\n\r\n");
            client.send("a".repeat(8 << 20));
            uploaded.countDown();
            assertThat(client.response()).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\nhello");
        }
    }

    @Test
    void aLargeAnswerToAnUnfinishedUploadIsWhole() throws IOException {
        try (var client = RawClient.narrow(port)) {
            gateway.serve("http://127.0.0.1:1", returning("0123456789abcdef".repeat(LARGE / 16)));
            client.send("POST /api/x HTTP/1.1\r\nHost: g\r\nContent-Length: 1000000\r\n\r\nbegun");
            assertThat(client.head()).startsWith("HTTP/1.1 200 ").contains("\r\nConnection: close\r\n");
            assertThat(client.rest()).hasSize(LARGE);
        }
    }

    @Test
    void aSlowReaderGetsTheTailOfTheLastAnswer() throws IOException, InterruptedException {
        try (var client = RawClient.narrow(port)) {
            gateway.serve("http://127.0.0.1:1", returning("0123456789abcdef".repeat(LARGE / 16)));
            client.send("GET /api/x HTTP/1.0\r\nHost: g\r\n\r\n");
            assertThat(client.head()).startsWith("HTTP/1.1 200 ").contains("\r\nConnection: close\r\n");
            int read = 0;
            for (int i = 0; i < 4; i++) { // longer in all than the idle time, each pause shorter
                read += client.in().readNBytes(1 << 20).length;
                assertThat(new CountDownLatch(1).await(300, TimeUnit.MILLISECONDS))
                        .isFalse();
            }
            assertThat(read + client.rest().length()).isEqualTo(LARGE);
        }
    }

    @Test
    void whoDoesNotReadTheLastAnswerIsNotWaitedForForEver() throws IOException, InterruptedException {
        try (var client = RawClient.narrow(port)) {
            gateway.serve("http://127.0.0.1:1", returning("0123456789abcdef".repeat(LARGE / 16)));
            client.send("GET /api/x HTTP/1.0\r\nHost: g\r\n\r\n");
            assertThat(new CountDownLatch(1).await(2500, TimeUnit.MILLISECONDS)).isFalse();
            assertThat(client.rest().length()).isLessThan(LARGE);
        }
    }

    @Test
    void theBeginningOfAStreamLeavesAlsoAfterAPolicyThatWaited() throws IOException {
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var client = new RawClient(port)) {
            gateway.serve(
                    "http://127.0.0.1:" + server.getLocalPort(),
                    "<policies>" + PLAIN_BACKEND + "<outbound><hold/></outbound></policies>");
            client.send("GET /api/x HTTP/1.1\r\nHost: g\r\n\r\n");
            try (var backend = server.accept()) {
                backend.getOutputStream().write(bytes("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nbegun"));
                assertThat(client.head()).startsWith("HTTP/1.1 200 ");
                assertThat(client.in().readNBytes(5)).isEqualTo(bytes("begun"));
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
