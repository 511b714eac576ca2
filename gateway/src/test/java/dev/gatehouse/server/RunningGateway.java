package dev.gatehouse.server;

import dev.gatehouse.catalog.Catalog;
import dev.gatehouse.catalog.CatalogBuilder;
import dev.gatehouse.catalog.CatalogBuilder.OperationDefinition;
import dev.gatehouse.catalog.Template;
import dev.gatehouse.expr.ExpressionCompiler;
import dev.gatehouse.http.Body;
import dev.gatehouse.model.Api;
import dev.gatehouse.model.Backend;
import dev.gatehouse.model.Operation;
import dev.gatehouse.policy.CompiledDocument;
import dev.gatehouse.policy.DocumentCompiler;
import dev.gatehouse.policy.ElementReader;
import dev.gatehouse.policy.ExchangeObserver;
import dev.gatehouse.policy.Flow;
import dev.gatehouse.policy.Policies;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.Ports;
import dev.gatehouse.policy.ProgramBuilder;
import dev.gatehouse.policy.Response;
import dev.gatehouse.policy.Scope;
import dev.gatehouse.policy.Surroundings;
import dev.gatehouse.policy.Target;
import dev.gatehouse.proxy.Backends;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.state.MemoryCounters;
import dev.gatehouse.state.MemoryValueCache;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Source;
import dev.gatehouse.wire.Transport;
import dev.gatehouse.xml.Document;
import dev.gatehouse.xml.PolicyReader;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A gateway on a free port with one API, every method and path of it, and policy documents as text. */
final class RunningGateway implements AutoCloseable {
    static final String PLAIN = "<policies><backend><forward-request/></backend></policies>";

    final Meter meter = new Meter();
    /** One permit for each exchange that has come to a {@code block}. */
    final Semaphore blocked = new Semaphore(0);
    /** One permit lets one of them go on. */
    final Semaphore gate = new Semaphore(0);

    private final Settings settings;
    private final Transport transport;
    private final Listener listener;
    private final AtomicReference<Catalog> catalog = new AtomicReference<>();

    RunningGateway(Settings settings) throws IOException {
        this(settings, ExchangeObserver.NONE);
    }

    RunningGateway(Settings settings, ExchangeObserver observer) throws IOException {
        this(settings, observer, null);
    }

    RunningGateway(Settings settings, ExchangeObserver observer, @Nullable Tls tls) throws IOException {
        this.settings = settings;
        transport = Transport.start(settings.network().loops());
        var backends = Backends.of(transport, settings);
        List<Front> fronts = new ArrayList<>();
        for (int i = 0; i < backends.size(); i++) {
            fronts.add(new Front(
                    transport.loops().get(i),
                    backends.get(i),
                    settings,
                    InstantSource.system(),
                    catalog::get,
                    meter,
                    observer));
        }
        listener = new Listener(transport, fronts, settings.http().drain(), tls);
        serve("http://127.0.0.1:1", PLAIN);
    }

    int start() throws IOException {
        listener.start("127.0.0.1", 0);
        return listener.port();
    }

    int start(int port) throws IOException {
        listener.start("127.0.0.1", port);
        return listener.port();
    }

    /** Answers at {@code /api} from now on. */
    void serve(String backend, String policy) {
        serve(Target.of(backend, null), policy);
    }

    void serve(Target target, String policy) {
        var api = new Api(
                "api",
                "Api",
                "api",
                "1",
                true,
                "",
                null,
                target.toString(),
                List.of("http"),
                false,
                Api.KeyNames.DEFAULT);
        List<OperationDefinition> operations = new ArrayList<>();
        for (var method : List.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS")) {
            operations.add(
                    new OperationDefinition(new Operation(method, method, method, "/*"), Template.parse("/*"), null));
        }
        catalog.set(new CatalogBuilder(compile(PLAIN, Scope.GLOBAL))
                .api(api, target, compile(policy, Scope.API), operations)
                .build());
    }

    private CompiledDocument compile(String text, Scope scope) {
        ExpressionCompiler none = _ -> {
            throw new IllegalStateException("no expressions here");
        };
        var ports = new Ports(
                InstantSource.system(),
                new MemoryValueCache(1 << 20, System::nanoTime),
                new MemoryCounters(10, System::nanoTime),
                settings);
        var diagnostics = new Diagnostics();
        var policies = new ArrayList<>(Policies.registered().all());
        policies.add(new Hold());
        policies.add(new Block());
        policies.add(new Spoil("spoil-header", response -> response.headers().set("X", "a\nb")));
        policies.add(new Spoil("spoil-body", response -> response.setBody(new Foreign())));
        var document = PolicyReader.read(Source.of("policy.xml", text));
        diagnostics.addAll(document.diagnostics());
        var compiled = new DocumentCompiler(Policies.of(policies), none, ports)
                .compile(document, scope, new Nothing(), diagnostics);
        if (diagnostics.hasErrors()) {
            throw new IllegalArgumentException(diagnostics.list().toString());
        }
        return compiled;
    }

    /** {@code hold}: lets go of the event loop once, as a step does that waits for something elsewhere. */
    private static final class Hold implements Policy {
        @Override
        public String name() {
            return "hold";
        }

        @Override
        public void compile(ElementReader element, ProgramBuilder program) {
            program.step(exchange -> {
                Thread.ofVirtual().start(exchange::resume);
                return Flow.SUSPENDED;
            });
        }
    }

    /** {@code block}: waits in second gear until {@link #gate} lets it through. */
    private final class Block implements Policy {
        @Override
        public String name() {
            return "block";
        }

        @Override
        public void compile(ElementReader element, ProgramBuilder program) {
            program.step(exchange -> {
                if (!exchange.mayBlock()) {
                    return Flow.WAIT;
                }
                blocked.release();
                gate.acquireUninterruptibly();
                return Flow.NEXT;
            });
        }
    }

    /** Does to the answer, right before it leaves, what no policy does. */
    private record Spoil(String name, Consumer<Response> change) implements Policy {
        @Override
        public void compile(ElementReader element, ProgramBuilder program) {
            program.step(exchange -> {
                exchange.beforeResponse(change);
                return Flow.NEXT;
            });
        }
    }

    /** A stream that is not this transport's. */
    private record Foreign() implements Body.Stream {
        @Override
        public long length() {
            return -1;
        }

        @Override
        public void collect(int limit, BiConsumer<byte @Nullable [], @Nullable Throwable> handler) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void discard() {
            // nobody sends it
        }
    }

    private record Nothing() implements Surroundings {
        @Override
        public @Nullable Document fragment(String id) {
            return null;
        }

        @Override
        public @Nullable Backend backend(String id) {
            return null;
        }
    }

    void stop() {
        listener.stop();
    }

    @Override
    public void close() {
        listener.stop();
        transport.close();
    }

    /** By hand, for measuring: port and backend. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var gateway = new RunningGateway(Settings.DEFAULT.withInsecureLoopback(true));
        gateway.serve(arguments[1], PLAIN);
        System.out.println("ready " + gateway.start(Integer.parseInt(arguments[0])));
        Thread.currentThread().join();
    }
}
