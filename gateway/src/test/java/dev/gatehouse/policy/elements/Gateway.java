package dev.gatehouse.policy.elements;

import dev.gatehouse.expr.ExpressionCompiler;
import dev.gatehouse.http.Body;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.Percent;
import dev.gatehouse.http.Url;
import dev.gatehouse.jose.KeySources;
import dev.gatehouse.jose.Reason;
import dev.gatehouse.jose.TokenStates;
import dev.gatehouse.jose.VerifiedTokens;
import dev.gatehouse.model.Api;
import dev.gatehouse.model.Backend;
import dev.gatehouse.model.Certificate;
import dev.gatehouse.model.Operation;
import dev.gatehouse.model.Subscription;
import dev.gatehouse.policy.CertificateTrust;
import dev.gatehouse.policy.ClientCertificate;
import dev.gatehouse.policy.CompiledDocument;
import dev.gatehouse.policy.DocumentCompiler;
import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.ForwardOptions;
import dev.gatehouse.policy.Meters;
import dev.gatehouse.policy.Pipeline;
import dev.gatehouse.policy.Policies;
import dev.gatehouse.policy.PolicyException;
import dev.gatehouse.policy.Ports;
import dev.gatehouse.policy.Request;
import dev.gatehouse.policy.Response;
import dev.gatehouse.policy.Runner;
import dev.gatehouse.policy.Scope;
import dev.gatehouse.policy.Surroundings;
import dev.gatehouse.policy.Target;
import dev.gatehouse.policy.Upstream;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.state.MemoryCounters;
import dev.gatehouse.state.MemoryValueCache;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Source;
import dev.gatehouse.xml.Document;
import dev.gatehouse.xml.PolicyReader;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A gateway without sockets: whole documents run through the real compiler and runner against an
 * upstream in memory that keeps what it received. Time stands still unless {@link #pass} moves it.
 */
final class Gateway implements Upstream, Surroundings {
    static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    static final Operation OPERATION = new Operation("list-orders", "List orders", "GET", "/orders/{id}?view={view}");

    /** Requests as the backend got them, oldest first. */
    final List<String> received = new ArrayList<>();

    final List<ForwardOptions> options = new ArrayList<>();
    final Diagnostics diagnostics = new Diagnostics();
    final Map<String, Document> fragments = new TreeMap<>();
    final Map<String, Backend> backends = new TreeMap<>();
    final Map<String, Certificate> certificates = new TreeMap<>();

    Function<Exchange, Response> backend =
            _ -> new Response(200, "", new Headers().add("Content-Type", "text/plain"), Body.of("from the backend"));
    Settings settings = Settings.DEFAULT;
    Operation operation = OPERATION;
    /** Sees every exchange before anything runs. */
    Consumer<Exchange> prepare = _ -> {};

    KeySources keys = KeySources.OFFLINE;
    TokenStates states = TokenStates.OFFLINE;
    /** What the client shows in the TLS handshake. */
    @Nullable
    X509Certificate certificate;

    /** What policies counted, oldest first. */
    final List<String> counted = Collections.synchronizedList(new ArrayList<>());

    @Nullable
    Subscription subscription;

    private final Map<Scope, CompiledDocument> documents = new TreeMap<>();
    private final ExpressionCompiler expressions;
    private Instant now = START;
    private @Nullable DocumentCompiler compiler;

    Gateway(ExpressionCompiler expressions) {
        this.expressions = expressions;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    /** Compiles {@code text} for {@code scope}; what there is to say of it is in {@link #diagnostics}. */
    Gateway policy(Scope scope, String text) {
        var document = PolicyReader.read(Source.of(scope.text() + ".xml", text));
        diagnostics.addAll(document.diagnostics());
        documents.put(scope, compiler().compile(document, scope, this, diagnostics));
        return this;
    }

    Gateway fragment(String id, String text) {
        fragments.put(id, PolicyReader.read(Source.of(id + ".xml", text)));
        return this;
    }

    private DocumentCompiler compiler() {
        var made = compiler;
        if (made == null) {
            var ports = new Ports(
                    () -> now,
                    new MemoryValueCache(1_000_000, this::nanos),
                    new MemoryCounters(10_000, this::nanos),
                    keys,
                    new VerifiedTokens(1000),
                    settings,
                    new Counted(counted),
                    states);
            made = new DocumentCompiler(Policies.registered(), expressions, ports);
            compiler = made;
        }
        return made;
    }

    /** Writes down what it is told. */
    private record Counted(List<String> counted) implements Meters {
        @Override
        public void token(String issuer, @Nullable Reason refusal) {
            counted.add("token of " + issuer + ": " + (refusal == null ? "valid" : refusal.code()));
        }

        @Override
        public Custom custom(String namespace, String name, List<String> dimensions) {
            return (value, values) -> counted.add(namespace + ", " + name + dimensions + values + ": " + value);
        }
    }

    long nanos() {
        return Duration.between(START, now).toNanos();
    }

    Exchange send(String method, String target, Headers headers, Body body) throws Exception {
        return start(method, target, headers, body).get(10, TimeUnit.SECONDS);
    }

    CompletableFuture<Exchange> start(String method, String target, Headers headers, Body body) {
        int query = target.indexOf('?');
        var path = query < 0 ? target : target.substring(0, query);
        var original =
                new Url("https", "gateway.example", 443, "/shop" + path, query < 0 ? "" : target.substring(query + 1));
        var request = new Request(method, original, headers, body, "192.0.2.1");
        request.setUrl(original.at(path, original.query()));
        request.setMatchedParameters(matched(path));
        if (certificate != null) {
            request.setClientCertificate(new ClientCertificate(List.of(certificate), new NoAuthorities()));
        }
        var done = new CompletableFuture<Exchange>();
        var exchange = new Exchange(request, this, now, nanos(), done::complete);
        exchange.setMatch(
                new Api(
                        "shop",
                        "Shop API",
                        "shop",
                        "1",
                        true,
                        "",
                        null,
                        "https://backend.example/base",
                        List.of("https"),
                        false,
                        Api.KeyNames.DEFAULT),
                operation);
        exchange.setAccess(null, subscription);
        exchange.setTarget(Target.of("https://backend.example/base", null));
        prepare.accept(exchange);
        Runner.run(exchange, Pipeline.of(List.copyOf(documents.values())));
        return done;
    }

    /** What the operation's template takes from the path. */
    private Map<String, String> matched(String path) {
        var template = operation.urlTemplate().split("[?]", 2)[0].split("/", -1);
        var segments = path.split("/", -1);
        var matched = new TreeMap<String, String>();
        for (int i = 0; i < template.length && i < segments.length; i++) {
            if (template[i].startsWith("{")) {
                matched.put(template[i].substring(1, template[i].length() - 1), Percent.decode(segments[i]));
            }
        }
        return matched;
    }

    /** A GET without anything. */
    Exchange get(String target) throws Exception {
        return send("GET", target, new Headers(), Body.NONE);
    }

    @Override
    public void forward(Exchange exchange, ForwardOptions chosen) {
        options.add(chosen);
        var request = exchange.request();
        var target = exchange.target();
        if (target == null) {
            exchange.resume(PolicyException.failed("BackendConnectionFailure", "No backend.", null));
            return;
        }
        var url = request.url();
        var query = target.query().isEmpty() || url.query().isEmpty()
                ? target.query() + url.query()
                : target.query() + "&" + url.query();
        received.add("%s %s%s%s\n%s%s"
                .formatted(
                        request.method(),
                        new Target(target.scheme(), target.host(), target.port(), target.path(), "", null),
                        url.path(),
                        query.isEmpty() ? "" : "?" + query,
                        request.headers(),
                        text(request.body())));
        exchange.setResponse(backend.apply(exchange));
        exchange.resume();
    }

    @Override
    public @Nullable Document fragment(String id) {
        return fragments.get(id);
    }

    @Override
    public @Nullable Backend backend(String id) {
        return backends.get(id);
    }

    @Override
    public Map<String, Certificate> certificates() {
        return certificates;
    }

    static String text(Body body) {
        return switch (body) {
            case Body.None _ -> "";
            case Body.Bytes bytes -> bytes.text();
            case Body.Stream _ -> "(stream)";
        };
    }

    /** What the caller got, as text; ids are left out. */
    static String answer(Exchange exchange) {
        var response = exchange.response();
        if (response == null) {
            return "nothing";
        }
        return "%d%s\n%s%s"
                .formatted(
                        response.status(),
                        response.reason().isEmpty() ? "" : " " + response.reason(),
                        response.headers(),
                        text(response.body()).replace(exchange.requestId().toString(), new UUID(0, 0).toString()));
    }

    /** Nobody vouches for clients. */
    private record NoAuthorities() implements CertificateTrust {
        @Override
        public List<X509Certificate> authorities() {
            return List.of();
        }

        @Override
        public Instant now() {
            return START;
        }

        @Override
        public Verdict judge(List<X509Certificate> chain, boolean revocation, boolean mayBlock) {
            return new Untrusted("there are no authorities");
        }
    }
}
