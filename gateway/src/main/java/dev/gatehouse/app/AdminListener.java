package dev.gatehouse.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.gatehouse.query.LogQueries;
import dev.gatehouse.telemetry.Page;
import dev.gatehouse.telemetry.Readiness;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
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

    /**
     * What may be asked for.
     *
     * @param metrics the page for a scraper, by the {@code Accept} header it sends, which may be null
     * @param queries those of the store; empty while it is not open
     */
    record Parts(
            Readiness readiness, Function<@Nullable String, Page> metrics, Supplier<Optional<LogQueries>> queries) {}

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
     * @throws IOException if the port is taken
     */
    static AdminListener start(InetSocketAddress address, String secret, Parts parts) throws IOException {
        var listener = new AdminListener(HttpServer.create(address, BACKLOG), secret);
        listener.open("/healthz", page("/healthz", _ -> new Answer(200, "ok\n")));
        listener.open("/readyz", page("/readyz", _ -> readiness(parts.readiness)));
        listener.guarded(
                "/metrics",
                page(
                        "/metrics",
                        http -> new Answer(
                                200,
                                parts.metrics.apply(http.getRequestHeaders().getFirst("Accept")))));
        listener.guarded(QueryEndpoint.BELOW, new QueryEndpoint(parts.queries));
        listener.guarded("/", http -> send(http, NOTHING));
        listener.server.setExecutor(listener.threads);
        listener.server.start();
        return listener;
    }

    private static final Answer NOTHING = new Answer(404, "there is nothing here\n");

    private record Answer(int status, Page page) {
        Answer(int status, String text) {
            this(status, new Page("text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static Answer readiness(Readiness readiness) {
        var state = readiness.state();
        return new Answer(state.ready() ? 200 : 503, state.text());
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void open(String path, HttpHandler handler) {
        server.createContext(path, handler);
    }

    private void guarded(String path, HttpHandler handler) {
        server.createContext(path, http -> {
            if (isAllowed(http)) {
                handler.handle(http);
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

    /** Only at this very path, and only to read. */
    private static HttpHandler page(String path, Function<HttpExchange, Answer> answer) {
        return http -> {
            var method = http.getRequestMethod();
            if (!http.getRequestURI().getPath().equals(path)) {
                send(http, NOTHING);
            } else if (method.equals("GET") || method.equals("HEAD")) {
                send(http, answer.apply(http));
            } else {
                http.getResponseHeaders().set("Allow", "GET, HEAD");
                send(http, new Answer(405, "only GET\n"));
            }
        };
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
