package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bodies on their way, and ends that come too early. */
@SuppressWarnings("StringConcatToTextBlock") // a text block has no CR LF
class StreamingTest {
    /** More than all socket buffers between client and backend hold. */
    private static final int MUCH = 64 * 1024 * 1024;

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

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void aBackendThatDoesNotReadSlowsItsClientDown()
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var client = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                var selector = Selector.open()) {
            gateway.serve("http://127.0.0.1:" + server.getLocalPort(), RunningGateway.PLAIN);
            client.write(
                    ByteBuffer.wrap(bytes("POST /api/x HTTP/1.1\r\nHost: g\r\nContent-Length: " + MUCH + "\r\n\r\n")));
            client.configureBlocking(false);
            client.register(selector, SelectionKey.OP_WRITE);
            var accepted = CompletableFuture.supplyAsync(() -> accept(server));
            var chunk = new byte[64 * 1024];
            int sent = 0;
            while (sent < MUCH && selector.select(1000) > 0) {
                selector.selectedKeys().clear();
                sent += client.write(ByteBuffer.wrap(chunk, 0, Math.min(chunk.length, MUCH - sent)));
            }
            assertThat(sent).as("bytes that found room on their way").isLessThan(MUCH / 2);

            try (var backend = accepted.get(10, TimeUnit.SECONDS)) {
                var received = CompletableFuture.supplyAsync(() -> drain(backend, MUCH));
                while (sent < MUCH && selector.select(10_000) > 0) {
                    selector.selectedKeys().clear();
                    sent += client.write(ByteBuffer.wrap(chunk, 0, Math.min(chunk.length, MUCH - sent)));
                }
                assertThat(sent).isEqualTo(MUCH);
                assertThat(received.get(20, TimeUnit.SECONDS)).isEqualTo(MUCH);
            }
        }
    }

    private static Socket accept(ServerSocket server) {
        try {
            return server.accept();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads a head, then so many bytes. */
    private static int drain(Socket socket, int size) {
        try {
            var in = socket.getInputStream();
            int last = 0;
            while (last != 0x0D0A0D0A) {
                last = (last << 8) | in.read();
            }
            int read = 0;
            var buffer = new byte[64 * 1024];
            for (int n = in.read(buffer); n > 0; n = read < size ? in.read(buffer) : -1) {
                read += n;
            }
            return read;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aClientThatDoesNotReadSlowsItsBackendDown() throws IOException, InterruptedException {
        var stalled = new CountDownLatch(1);
        try (var backend = new RawBackend((connection, _, _) -> {
                    connection.write("HTTP/1.1 200 OK\r\nContent-Length: " + MUCH + "\r\n\r\n");
                    var chunk = new byte[64 * 1024];
                    for (int sent = 0; sent < MUCH; sent += chunk.length) {
                        if (sent == MUCH / 2) {
                            stalled.countDown();
                        }
                        connection.out().write(chunk);
                    }
                });
                var client = new RawClient(port)) {
            gateway.serve(backend.url(), RunningGateway.PLAIN);
            client.send("GET /api/x HTTP/1.1\r\nHost: g\r\n\r\n");
            assertThat(client.head()).startsWith("HTTP/1.1 200 ");
            assertThat(stalled.await(2, TimeUnit.SECONDS))
                    .as("half of it went nowhere")
                    .isFalse();
            assertThat(client.in().readNBytes(MUCH)).hasSize(MUCH);
            assertThat(client.send("GET /nothing HTTP/1.1\r\nHost: g\r\n\r\n").response())
                    .startsWith("HTTP/1.1 404 ");
        }
    }

    @Test
    void aClientThatLeavesCancelsItsCall() throws IOException, InterruptedException {
        var asked = new CountDownLatch(1);
        var gone = new CountDownLatch(1);
        try (var backend = new RawBackend((connection, _, _) -> {
                    asked.countDown();
                    if (connection.in().read() < 0) {
                        gone.countDown();
                    }
                });
                var client = new RawClient(port)) {
            gateway.serve(backend.url(), RunningGateway.PLAIN);
            client.send("GET /api/x HTTP/1.1\r\nHost: g\r\n\r\n");
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
            client.leave();
            assertThat(gone.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aClientThatLeavesWithinTheAnswerEndsIt() throws IOException, InterruptedException {
        var gone = new CountDownLatch(1);
        try (var backend = new RawBackend((connection, _, _) -> {
                    connection.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");
                    if (connection.in().read() < 0) {
                        gone.countDown();
                    }
                });
                var client = new RawClient(port)) {
            gateway.serve(backend.url(), RunningGateway.PLAIN);
            client.send("GET /api/x HTTP/1.1\r\nHost: g\r\n\r\n");
            assertThat(client.head()).startsWith("HTTP/1.1 200 ");
            assertThat(new String(client.in().readNBytes(4), StandardCharsets.ISO_8859_1))
                    .as("what has come is passed on at once")
                    .isEqualTo("half");
            client.leave();
            assertThat(gone.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void anAnswerThatBreaksOffLooksBrokenToTheClient() throws IOException {
        try (var backend = new RawBackend((connection, head, _) -> {
            connection.write(
                    head.contains("/chunked")
                            ? "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n"
                            : "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");
            connection.socket().close();
        })) {
            gateway.serve(backend.url(), RunningGateway.PLAIN);
            assertThat(RawClient.once(port, "GET /api/x HTTP/1.1\r\nHost: g\r\n\r\n"))
                    .isEqualTo("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");
            assertThat(RawClient.once(port, "GET /api/chunked HTTP/1.1\r\nHost: g\r\n\r\n"))
                    .isEqualTo("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n");
        }
    }

    @Test
    void anAnswerBeforeTheBodyIsPassedOn() throws IOException {
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var client = new RawClient(port)) {
            gateway.serve("http://127.0.0.1:" + server.getLocalPort(), RunningGateway.PLAIN);
            client.send("POST /api/x HTTP/1.1\r\nHost: g\r\nContent-Length: 100000000\r\n\r\nbegun");
            try (var backend = server.accept()) {
                assertThat(drain(backend, 5)).isEqualTo(5);
                backend.getOutputStream().write(bytes("HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\n\r\nno"));
                assertThat(client.rest())
                        .startsWith("HTTP/1.1 413 Too Large\r\n")
                        .endsWith("\r\n\r\nno");
                assertThat(backend.getInputStream().read())
                        .as("no use for the rest")
                        .isNegative();
            }
        }
    }

    @Test
    void stoppingLetsRequestsInFlightEnd()
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        var asked = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        try (var backend = new RawBackend((connection, _, _) -> {
                    asked.countDown();
                    try {
                        release.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    connection.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
                });
                var idle = new RawClient(port);
                var busy = new RawClient(port)) {
            gateway.serve(backend.url(), RunningGateway.PLAIN);
            idle.send("GET /nothing HTTP/1.1\r\nHost: g\r\n\r\n").response();
            busy.send("GET /api/x HTTP/1.1\r\nHost: g\r\n\r\n");
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();

            var stopped = CompletableFuture.runAsync(gateway::stop);
            assertThat(idle.rest()).as("idle connections end at once").isEmpty();
            assertThat(stopped).isNotDone();
            release.countDown();
            assertThat(busy.rest()).isEqualTo("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok");
            stopped.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void j16_aRequestInFlightEndsUnderTheConfigurationItBeganWith() throws IOException, InterruptedException {
        var asked = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        try (var backend = new RawBackend((connection, _, _) -> {
                    asked.countDown();
                    try {
                        release.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    connection.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
                });
                var client = new RawClient(port)) {
            var marked =
                    "<policies><outbound><set-header name=\"X-Version\"><value>%s</value></set-header></outbound></policies>";
            gateway.serve(backend.url(), marked.formatted("old"));
            client.send("GET /api/x HTTP/1.1\r\nHost: g\r\n\r\n");
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
            gateway.serve(backend.url(), marked.formatted("new"));
            release.countDown();
            assertThat(client.response()).contains("\r\nX-Version: old\r\n");
            assertThat(client.send("GET /api/x HTTP/1.1\r\nHost: g\r\n\r\n").response())
                    .contains("\r\nX-Version: new\r\n");
        }
    }
}
