package dev.gatehouse.keys;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A real identity provider's two documents on a real socket; what it answers can be changed while it runs. */
public final class Provider implements AutoCloseable {
    /** One document as it is served. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    public record Answer(int status, byte[] body, Map<String, String> headers) {
        public static Answer ok(String body) {
            return new Answer(200, body.getBytes(StandardCharsets.UTF_8), Map.of());
        }
    }

    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    public final AtomicInteger metadataRequests = new AtomicInteger();
    public final AtomicInteger keyRequests = new AtomicInteger();
    private volatile @Nullable CountDownLatch gate;

    public Provider(String keySet) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            (path.endsWith("keys") ? keyRequests : metadataRequests).incrementAndGet();
            var closed = gate;
            if (closed != null) {
                try {
                    closed.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            var answer = answers.getOrDefault(path, new Answer(404, new byte[0], Map.of()));
            answer.headers.forEach(exchange.getResponseHeaders()::set);
            try (exchange) {
                exchange.sendResponseHeaders(answer.status, answer.body.length == 0 ? -1 : answer.body.length);
                exchange.getResponseBody().write(answer.body);
            }
        });
        server.start();
        answer("/.well-known/openid-configuration", Answer.ok(metadata(issuer(), base() + "/keys")));
        answer("/keys", Answer.ok(keySet));
    }

    public static String metadata(String issuer, String keys) {
        return "{\"issuer\":\"%s\",\"jwks_uri\":\"%s\",\"id_token_signing_alg_values_supported\":[\"RS256\"]}"
                .formatted(issuer, keys);
    }

    /** Serves a document at a path of its own. */
    public void serve(String path, String document) {
        answer(path, Answer.ok(document));
    }

    public void answer(String path, Answer answer) {
        answers.put(path, answer);
    }

    public void publish(String keySet) {
        answer("/keys", Answer.ok(keySet));
    }

    public void fail(int status) {
        var failure = new Answer(status, new byte[0], Map.of());
        answer("/.well-known/openid-configuration", failure);
        answer("/keys", failure);
    }

    /** Until the latch is counted down, requests are taken but not answered. */
    public void holdBack(CountDownLatch latch) {
        gate = latch;
    }

    /** Its origin. */
    public String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public String issuer() {
        return base() + "/";
    }

    /** The address of the metadata document. */
    public String address() {
        return base() + "/.well-known/openid-configuration";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
