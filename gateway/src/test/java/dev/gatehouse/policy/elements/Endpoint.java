package dev.gatehouse.policy.elements;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A server on a real socket whose one answer can be changed while it runs; it keeps what it was asked. */
public final class Endpoint implements AutoCloseable {
    /** Requests, oldest first. */
    public final List<Asked> asked = new CopyOnWriteArrayList<>();

    public volatile int status = 200;
    public volatile String answer = "";
    /** Empty for none. */
    public volatile String contentType = "";
    /** Until it is counted down, requests are taken but not answered. */
    public volatile @Nullable CountDownLatch gate;

    private final HttpServer server;

    public record Asked(
            String method, String target, @Nullable String authorization, String body) {}

    public Endpoint() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.add(new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            var closed = gate;
            if (closed != null) {
                closed.await();
            }
            var bytes = answer.getBytes(StandardCharsets.UTF_8);
            if (!contentType.isEmpty()) {
                exchange.getResponseHeaders().set("Content-Type", contentType);
            }
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/tokens";
    }

    @Override
    public void close() {
        var closed = gate;
        if (closed != null) {
            closed.countDown();
        }
        server.stop(0);
    }
}
