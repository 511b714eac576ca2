package dev.gatehouse.policy;

import dev.gatehouse.expr.Expression;
import dev.gatehouse.expr.ExpressionCompiler;
import dev.gatehouse.http.Body;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.Url;
import dev.gatehouse.model.Backend;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.text.Diagnostic;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Source;
import dev.gatehouse.xml.Document;
import dev.gatehouse.xml.PolicyReader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Policies that only leave a mark, so that the order of work can be read off. An expression here is
 * the name of a variable, which must hold what is wanted.
 */
final class Steps {
    final List<String> marks = new ArrayList<>();
    final List<Runnable> later = new ArrayList<>();
    private final DocumentCompiler compiler;

    Steps() {
        var ports = new Ports(InstantSource.fixed(Instant.EPOCH), new NoCache(), new NoCounters(), Settings.DEFAULT);
        compiler = new DocumentCompiler(
                Policies.of(List.of(
                        policy("mark", (element, program) -> {
                            var name = element.required("name");
                            program.step(exchange -> {
                                marks.add(exchange.section().element() + ":" + name.evaluate(exchange));
                                return Flow.NEXT;
                            });
                        }),
                        policy("base", (element, program) -> program.inherit(element)),
                        policy("if", (element, program) -> {
                            var condition = element.required("condition", Boolean.class, false);
                            var end = program.label();
                            program.branch(condition, end);
                            program.policies(element);
                            program.place(end);
                        }),
                        policy("fail", (element, program) -> {
                            var reason = element.requiredText("reason");
                            program.step(_ -> {
                                throw PolicyException.refused(reason, "No.", 403);
                            });
                        }),
                        policy(
                                "bug",
                                (_, program) -> program.step(_ -> {
                                    throw new IllegalStateException("a bug");
                                })),
                        policy(
                                "respond",
                                (_, program) -> program.step(exchange -> {
                                    exchange.setResponse(Response.of(204));
                                    return Flow.RESPOND;
                                })),
                        policy(
                                "slow",
                                (_, program) -> program.step(exchange -> {
                                    if (!exchange.mayBlock()) {
                                        return Flow.WAIT;
                                    }
                                    marks.add("blocking on "
                                            + (Thread.currentThread().isVirtual() ? "virtual" : "platform"));
                                    return Flow.NEXT;
                                })),
                        policy(
                                "later",
                                (_, program) -> program.step(exchange -> {
                                    later.add(exchange::resume);
                                    return Flow.SUSPENDED;
                                })),
                        policy(
                                "at-once",
                                (_, program) -> program.step(exchange -> {
                                    exchange.resume();
                                    return Flow.SUSPENDED;
                                })),
                        policy(
                                "later-fail",
                                (_, program) -> program.step(exchange -> {
                                    later.add(() ->
                                            exchange.resume(PolicyException.failed("Timeout", "Too slow.", null)));
                                    return Flow.SUSPENDED;
                                })),
                        policy(
                                "fragment-here",
                                (element, program) -> program.fragment(element, element.requiredText("id"))))),
                new Variables(),
                ports);
    }

    CompiledDocument compile(Scope scope, String text) {
        var diagnostics = new Diagnostics();
        var compiled = compile(scope, text, diagnostics);
        if (diagnostics.hasErrors()) {
            throw new AssertionError(diagnostics.list().toString());
        }
        return compiled;
    }

    List<String> mistakes(String text) {
        var diagnostics = new Diagnostics();
        compile(Scope.API, text, diagnostics);
        return diagnostics.list().stream().map(Diagnostic::toString).toList();
    }

    private CompiledDocument compile(Scope scope, String text, Diagnostics diagnostics) {
        var document = PolicyReader.read(Source.of("policy.xml", text));
        diagnostics.addAll(document.diagnostics());
        return compiler.compile(document, scope, new Fragments(), diagnostics);
    }

    /** Runs an exchange; the future completes with it when the response is settled. */
    CompletableFuture<Exchange> run(Map<String, Object> variables, CompiledDocument... documents) {
        var done = new CompletableFuture<Exchange>();
        var request =
                new Request("GET", new Url("http", "gateway", 80, "/", ""), new Headers(), Body.NONE, "192.0.2.1");
        var exchange = new Exchange(request, (_, _) -> {}, Instant.EPOCH, 0, done::complete);
        exchange.variables().putAll(variables);
        Runner.run(exchange, Pipeline.of(List.of(documents)));
        return done;
    }

    private interface Compile {
        void compile(ElementReader element, ProgramBuilder program);
    }

    private static Policy policy(String name, Compile compile) {
        return new Policy() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void compile(ElementReader element, ProgramBuilder program) {
                compile.compile(element, program);
            }
        };
    }

    /** An expression that is the name of a variable. */
    private static final class Variables implements ExpressionCompiler {
        @Override
        public Unit unit(String documentName) {
            return new Unit() {
                @Override
                public <T> Expression<T> compile(Source code, boolean block, Class<T> type, Diagnostics diagnostics) {
                    var name = code.text().strip();
                    return context -> type.cast(((Exchange) context).variables().get(name));
                }
            };
        }
    }

    private record Fragments() implements Surroundings {
        @Override
        public @Nullable Document fragment(String id) {
            return switch (id) {
                case "two-marks" ->
                    PolicyReader.read(
                            Source.of("two-marks.xml", "<fragment><mark name=\"f1\"/><mark name=\"f2\"/></fragment>"));
                case "nested" ->
                    PolicyReader.read(
                            Source.of("nested.xml", "<fragment><fragment-here id=\"two-marks\"/></fragment>"));
                default -> null;
            };
        }

        @Override
        public @Nullable Backend backend(String id) {
            return null;
        }
    }

    private static final class NoCache implements ValueCache {
        @Override
        public boolean isImmediate() {
            return true;
        }

        @Override
        public @Nullable Object find(String key) {
            return null;
        }

        @Override
        public void store(String key, Object value, Duration duration) {}

        @Override
        public void remove(String key) {}
    }

    private static final class NoCounters implements Counters {
        @Override
        public boolean isImmediate() {
            return true;
        }

        @Override
        public Verdict take(String key, long amount, long limit, Duration window) {
            return new Verdict(true, limit, 0);
        }

        @Override
        public Verdict peek(String key, long limit, Duration window) {
            return new Verdict(true, limit, 0);
        }

        @Override
        public void add(String key, long amount, Duration window) {}
    }
}
