package dev.gatehouse.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gatehouse.telemetry.Page;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The admin listener: a port of its own, so that nothing on the gateway's port leads here. Whether the
 * gateway lives and is ready may be asked by anybody who reaches it, since probes hold no secrets;
 * everything else needs the bearer secret.
 */
final class AdminListener implements AutoCloseable {
    private static final int BACKLOG = 50;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final byte[] secret;

    private AdminListener(HttpServer server, String secret) {
        this.server = server;
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    /** A secret nobody has chosen. */
    static String randomSecret() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /**
     * Begins to listen.
     *
     * @param metrics the page for a scraper, by the {@code Accept} header it sends, which may be null
     * @throws IOException if the port is taken
     */
    static AdminListener start(
            InetSocketAddress address, String secret, BooleanSupplier ready, Function<@Nullable String, Page> metrics)
            throws IOException {
        var listener = new AdminListener(HttpServer.create(address, BACKLOG), secret);
        listener.open("/healthz", _ -> new Answer(200, "ok\n"));
        listener.open(
                "/readyz", _ -> ready.getAsBoolean() ? new Answer(200, "ready\n") : new Answer(503, "not ready\n"));
        listener.guarded(
                "/metrics",
                http -> new Answer(200, metrics.apply(http.getRequestHeaders().getFirst("Accept"))));
        listener.guarded("/", _ -> new Answer(404, "there is nothing here\n"));
        listener.server.setExecutor(listener.threads);
        listener.server.start();
        return listener;
    }

    private record Answer(int status, Page page) {
        Answer(int status, String text) {
            this(status, new Page("text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8)));
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void open(String path, Function<HttpExchange, Answer> answer) {
        server.createContext(path, http -> answer(http, path, answer));
    }

    private void guarded(String path, Function<HttpExchange, Answer> answer) {
        server.createContext(path, http -> {
            if (isAllowed(http)) {
                answer(http, path, answer);
            } else {
                http.getResponseHeaders().set("WWW-Authenticate", "Bearer");
                send(http, new Answer(401, "the admin listener needs its bearer secret\n"));
            }
        });
    }

    private boolean isAllowed(HttpExchange http) {
        var said = http.getRequestHeaders().get("Authorization");
        var scheme = "Bearer ";
        if (said == null || said.size() != 1 || !said.getFirst().regionMatches(true, 0, scheme, 0, scheme.length())) {
            return false;
        }
        byte[] token = said.getFirst().substring(scheme.length()).strip().getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(token, secret);
    }

    private static void answer(HttpExchange http, String path, Function<HttpExchange, Answer> answer)
            throws IOException {
        boolean exact = path.equals("/") || http.getRequestURI().getPath().equals(path);
        boolean reads =
                http.getRequestMethod().equals("GET") || http.getRequestMethod().equals("HEAD");
        if (!exact) {
            send(http, new Answer(404, "there is nothing here\n"));
        } else if (!reads) {
            send(http, new Answer(405, "only GET\n"));
        } else {
            send(http, answer.apply(http));
        }
    }

    private static void send(HttpExchange http, Answer answer) throws IOException {
        try (http) {
            var bytes = answer.page.bytes();
            http.getResponseHeaders().set("Content-Type", answer.page.contentType());
            http.getResponseHeaders().set("Cache-Control", "no-store");
            boolean head = http.getRequestMethod().equals("HEAD");
            http.sendResponseHeaders(answer.status, head ? -1 : bytes.length);
            if (!head) {
                http.getResponseBody().write(bytes);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
