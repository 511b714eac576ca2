package dev.gatehouse.app.echo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers every request with 200 and a JSON object of its method, path, query, headers (names in lower case) and body
 * (up to 64 KiB of it). Listens on loopback; each request runs on a virtual thread of its own.
 */
public final class EchoBackend implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MAX_BODY_BYTES = 64 * 1024;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final LongAdder requests = new LongAdder();

    private EchoBackend(HttpServer server) {
        this.server = server;
    }

    /**
     * Starts one.
     *
     * @param port 0 for any that is free
     * @throws IOException if the port is taken
     */
    public static EchoBackend start(int port) throws IOException {
        var echo = new EchoBackend(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0));
        echo.server.createContext("/", echo::answer);
        echo.server.setExecutor(echo.threads);
        echo.server.start();
        return echo;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** How many requests came in. */
    public long requests() {
        return requests.sum();
    }

    private void answer(HttpExchange http) throws IOException {
        try (http) {
            requests.increment();
            var body = http.getRequestBody().readNBytes(MAX_BODY_BYTES);
            Map<String, Object> seen = new LinkedHashMap<>();
            seen.put("method", http.getRequestMethod());
            seen.put("path", http.getRequestURI().getRawPath());
            seen.put("query", String.valueOf(http.getRequestURI().getRawQuery()).replaceFirst("^null$", ""));
            seen.put("headers", headers(http));
            seen.put("body", new String(body, StandardCharsets.UTF_8));
            var answer = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(seen);
            http.getResponseHeaders().set("Content-Type", "application/json");
            boolean head = http.getRequestMethod().equals("HEAD");
            http.sendResponseHeaders(200, head ? -1 : answer.length + 1L);
            if (!head) {
                http.getResponseBody().write(answer);
                http.getResponseBody().write('\n');
            }
        }
    }

    private static Map<String, String> headers(HttpExchange http) {
        Map<String, String> headers = new TreeMap<>();
        for (Map.Entry<String, List<String>> header : http.getRequestHeaders().entrySet()) {
            headers.put(header.getKey().toLowerCase(Locale.ROOT), String.join(", ", header.getValue()));
        }
        return headers;
    }

    /** Stops at once. */
    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
