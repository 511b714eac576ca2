package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The time that a client takes to read is its own, not the backend's. */
class SlowClientTest {
    /** More than all socket buffers between backend and client hold. */
    private static final int MUCH = 64 * 1024 * 1024;

    private final Watch watch = new Watch(0);
    private RunningGateway gateway;
    private int port;

    @BeforeEach
    void start() throws IOException {
        gateway = new RunningGateway(Settings.DEFAULT.withInsecureLoopback(true), watch);
        port = gateway.start();
    }

    @AfterEach
    void stop() {
        gateway.close();
        watch.complete();
    }

    /** Answers with much; says when nothing more can be written. */
    private static void answer(ServerSocketChannel server, CountDownLatch full) {
        try (var socket = server.accept();
                var selector = Selector.open()) {
            socket.read(ByteBuffer.allocate(4096));
            var head = "HTTP/1.1 200 OK\r\nContent-Length: " + MUCH + "\r\n\r\n";
            socket.write(ByteBuffer.wrap(head.getBytes(StandardCharsets.ISO_8859_1)));
            socket.configureBlocking(false);
            socket.register(selector, SelectionKey.OP_WRITE);
            int sent = 0;
            while (sent < MUCH) {
                if (selector.select(full.getCount() > 0 ? 300 : 10_000) == 0) {
                    full.countDown();
                    continue;
                }
                selector.selectedKeys().clear();
                sent += socket.write(ByteBuffer.wrap(new byte[Math.min(64 * 1024, MUCH - sent)]));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private CompletableFuture<Void> serve(ServerSocketChannel server, CountDownLatch full) throws IOException {
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        gateway.serve("http://127.0.0.1:" + server.socket().getLocalPort(), RunningGateway.PLAIN);
        return CompletableFuture.runAsync(() -> answer(server, full));
    }

    private void check() throws InterruptedException {
        var measures = watch.next().measures();
        assertThat(measures.isWhole()).isTrue();
        assertThat(measures.sent()).isGreaterThan(MUCH);
        assertThat(measures.stalledNanos())
                .as("at least as long as the backend was not read from")
                .isGreaterThan(TimeUnit.MILLISECONDS.toNanos(200));
        assertThat(measures.clientNanos()).isGreaterThanOrEqualTo(measures.stalledNanos());
        assertThat(measures.backendNanos() + measures.stalledNanos()).isLessThanOrEqualTo(measures.totalNanos());
    }

    @Test
    void overHttp1() throws IOException, InterruptedException {
        var full = new CountDownLatch(1);
        try (var server = ServerSocketChannel.open();
                var client = RawClient.narrow(port)) {
            var answering = serve(server, full);
            client.send("GET /api/x HTTP/1.1\r\nHost: g\r\n\r\n");
            assertThat(full.await(20, TimeUnit.SECONDS)).isTrue();
            client.head();
            client.in().skipNBytes(MUCH);
            answering.join();
            check();
        }
    }

    @Test
    void overHttp2() throws IOException, InterruptedException {
        var full = new CountDownLatch(1);
        try (var server = ServerSocketChannel.open();
                var client = new Http2Client(port)) {
            var answering = serve(server, full);
            var exchange = client.unread("GET", "/api/x");
            assertThat(full.await(20, TimeUnit.SECONDS)).isTrue();
            exchange.read();
            assertThat(exchange.answer()).hasSizeGreaterThan(MUCH);
            answering.join();
            check();
        }
    }

    @Test
    void aClientThatLeavesInsteadOfReading() throws IOException, InterruptedException {
        var full = new CountDownLatch(1);
        try (var server = ServerSocketChannel.open();
                var client = RawClient.narrow(port)) {
            var answering = serve(server, full).exceptionally(_ -> null);
            client.send("GET /api/x HTTP/1.1\r\nHost: g\r\n\r\n");
            assertThat(full.await(20, TimeUnit.SECONDS)).isTrue();
            client.leave();
            answering.join();
            var measures = watch.next().measures();
            assertThat(measures.isWhole()).isFalse();
            assertThat(measures.stalledNanos()).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(200));
            assertThat(measures.sent()).isLessThan(MUCH);
            assertThat(measures.backendNanos() + measures.stalledNanos()).isLessThanOrEqualTo(measures.totalNanos());
            assertThat(measures.failures())
                    .singleElement()
                    .satisfies(failure -> assertThat(failure.error().reason()).isEqualTo("ClientConnectionFailure"));
        }
    }
}
