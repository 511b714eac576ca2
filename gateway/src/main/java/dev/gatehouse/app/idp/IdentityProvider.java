package dev.gatehouse.app.idp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gatehouse.app.idp.SigningKey.Algorithm;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * The development identity provider's HTTP server, on loopback. Below each issuer's URL:
 *
 * <ul>
 *   <li>{@code GET /.well-known/openid-configuration} and {@code GET /keys};
 *   <li>{@code POST /token} with {@code grant_type=client_credentials}, any client, and claims as form fields {@code
 *       claim.NAME=VALUE} (see {@link Claims}); {@code alg=ES256} for the other key;
 *   <li>{@code POST /rotate}: new keys sign, old ones stay published; with {@code withdraw=true} they go at once.
 * </ul>
 *
 * {@code GET /} is a page with a form for tokens. Each request runs on a virtual thread of its own.
 */
public final class IdentityProvider implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IdentityProvider.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MAX_FORM_BYTES = 64 * 1024;

    private final HttpServer server;
    private final ExecutorService threads;
    private final URI url;
    private final Clock clock;
    /** By path, without slashes around. */
    private final SequencedMap<String, Issuer> issuers = new LinkedHashMap<>();

    private IdentityProvider(HttpServer server, Clock clock, List<String> paths) {
        this.server = server;
        this.threads = Executors.newVirtualThreadPerTaskExecutor();
        this.url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        this.clock = clock;
        for (String path : paths) {
            issuers.put(path, new Issuer(url, path, clock));
        }
    }

    /**
     * Starts one.
     *
     * @param port 0 for any that is free
     * @param paths the issuers' paths, without slashes around; an empty one is the server's root
     * @throws IOException if the port is taken
     */
    public static IdentityProvider start(int port, Clock clock, List<String> paths) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        var provider = new IdentityProvider(server, clock, paths);
        server.createContext("/", provider::answer);
        server.setExecutor(provider.threads);
        server.start();
        return provider;
    }

    public URI url() {
        return url;
    }

    /** The issuer at a path; it must be one of those given at the start. */
    public Issuer issuer(String path) {
        return Optional.ofNullable(issuers.get(path))
                .orElseThrow(() -> new IllegalArgumentException("no issuer at '" + path + "'"));
    }

    /** Claims whose relative times count from this provider's clock. */
    public Claims claims() {
        return new Claims(clock.instant().getEpochSecond());
    }

    private void answer(HttpExchange http) throws IOException {
        try (http) {
            try {
                route(http);
            } catch (Refusal refusal) {
                json(http, refusal.status, refusal.body());
            } catch (RuntimeException bug) {
                LOG.error("{} {} failed", http.getRequestMethod(), http.getRequestURI(), bug);
                json(http, 500, Map.of("error", "server_error"));
            }
        }
    }

    private void route(HttpExchange http) throws IOException, Refusal {
        var path = http.getRequestURI().getPath().substring(1);
        if (path.isEmpty() && http.getRequestMethod().equals("GET")) {
            page(http);
            return;
        }
        for (Map.Entry<String, Issuer> entry : issuers.entrySet()) {
            var prefix = entry.getKey().isEmpty() ? "" : entry.getKey() + "/";
            if (path.startsWith(prefix)) {
                var call = http.getRequestMethod() + " " + path.substring(prefix.length());
                if (answered(http, call, entry.getValue())) {
                    return;
                }
            }
        }
        throw new Refusal(404, "not_found", "issuers here: " + issuers.keySet());
    }

    private boolean answered(HttpExchange http, String call, Issuer issuer) throws IOException, Refusal {
        switch (call) {
            case "GET .well-known/openid-configuration" -> json(http, 200, issuer.metadata());
            case "GET keys" -> json(http, 200, issuer.fetchKeys());
            case "POST token" -> json(http, 200, token(issuer, form(http)));
            case "POST rotate" -> {
                issuer.rotate();
                if (form(http).stream().anyMatch(new Field("withdraw", "true")::equals)) {
                    issuer.withdrawOldKeys();
                }
                json(http, 200, issuer.publishedKeys());
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private Map<String, Object> token(Issuer issuer, List<Field> form) throws Refusal {
        var claims = claims();
        var algorithm = Algorithm.RS256;
        var grant = "";
        try {
            for (Field field : form) {
                switch (field.name()) {
                    case "grant_type" -> grant = field.value();
                    case "alg" -> algorithm = algorithm(field.value());
                    case "client_id" -> claims.add("azp", field.value());
                    case "audience", "resource" -> claims.add("aud", field.value());
                    case "scope" -> audienceOf(field.value()).ifPresent(audience -> claims.add("aud", audience));
                    case String name
                    when name.startsWith("claim.") -> claims.add(name.substring("claim.".length()), field.value());
                    default -> {
                        // client_secret and the like: anybody may have a token here.
                    }
                }
            }
        } catch (IllegalArgumentException e) {
            throw new Refusal(400, "invalid_request", String.valueOf(e.getMessage()));
        }
        if (!grant.equals("client_credentials")) {
            throw new Refusal(400, "unsupported_grant_type", "grant_type must be client_credentials");
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", issuer.token(claims, algorithm));
        answer.put("token_type", "Bearer");
        answer.put("expires_in", 3600);
        return answer;
    }

    private static Algorithm algorithm(String name) {
        return KeyRing.ALGORITHMS.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("alg must be one of " + KeyRing.ALGORITHMS));
    }

    /** Entra ID's way to name the audience: {@code scope=AUDIENCE/.default}. */
    private static Optional<String> audienceOf(String scope) {
        return scope.endsWith("/.default")
                ? Optional.of(scope.substring(0, scope.length() - "/.default".length()))
                : Optional.empty();
    }

    private record Field(String name, String value) {}

    private static List<Field> form(HttpExchange http) throws IOException, Refusal {
        var bytes = http.getRequestBody().readNBytes(MAX_FORM_BYTES + 1);
        if (bytes.length > MAX_FORM_BYTES) {
            throw new Refusal(413, "invalid_request", "the form is longer than " + MAX_FORM_BYTES + " bytes");
        }
        var fields = new ArrayList<Field>();
        try {
            for (String pair : new String(bytes, StandardCharsets.UTF_8).split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    fields.add(new Field(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1))));
                }
            }
        } catch (IllegalArgumentException e) {
            throw new Refusal(400, "invalid_request", "the form is not URL-encoded");
        }
        return fields;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private void page(HttpExchange http) throws IOException {
        try (var page = IdentityProvider.class.getResourceAsStream("page.html")) {
            if (page == null) {
                throw new IllegalStateException("page.html is missing from the program");
            }
            var options = new StringBuilder();
            issuers.values().forEach(issuer -> options.append("<option>%s</option>".formatted(issuer.url())));
            var html = new String(page.readAllBytes(), StandardCharsets.UTF_8).replace("<!-- issuers -->", options);
            send(http, 200, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void json(HttpExchange http, int status, Map<String, Object> body) throws IOException {
        send(http, status, "application/json", JSON.writeValueAsBytes(body));
    }

    private static void send(HttpExchange http, int status, String type, byte[] body) throws IOException {
        http.getResponseHeaders().set("Content-Type", type);
        http.getResponseHeaders().set("Cache-Control", "no-store");
        http.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        http.getResponseBody().write(body);
    }

    /** Stops at once. */
    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }

    /** An error answer (RFC 6749, section 5.2). */
    private static final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;

        private final int status;
        private final String error;

        Refusal(int status, String error, String description) {
            super(description, null, false, false);
            this.status = status;
            this.error = error;
        }

        Map<String, Object> body() {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("error", error);
            body.put("error_description", String.valueOf(getMessage()));
            return body;
        }
    }
}
