package dev.gatehouse.catalog;

import dev.gatehouse.expr.Expression;
import dev.gatehouse.expr.ExpressionCompiler;
import dev.gatehouse.http.Body;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.Url;
import dev.gatehouse.model.Backend;
import dev.gatehouse.policy.CompiledDocument;
import dev.gatehouse.policy.DocumentCompiler;
import dev.gatehouse.policy.ElementReader;
import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.Flow;
import dev.gatehouse.policy.Pipeline;
import dev.gatehouse.policy.Policies;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicyException;
import dev.gatehouse.policy.Ports;
import dev.gatehouse.policy.ProgramBuilder;
import dev.gatehouse.policy.Request;
import dev.gatehouse.policy.Runner;
import dev.gatehouse.policy.Scope;
import dev.gatehouse.policy.Step;
import dev.gatehouse.policy.Surroundings;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.state.MemoryCounters;
import dev.gatehouse.state.MemoryValueCache;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Source;
import dev.gatehouse.xml.Document;
import dev.gatehouse.xml.PolicyReader;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Policies that leave a mark and do nothing else, so that one can see which documents a pipeline is made of. */
public final class Marking {
    private final List<String> marks = new ArrayList<>();
    private final DocumentCompiler compiler;

    public Marking() {
        var clock = InstantSource.fixed(Instant.EPOCH);
        compiler = new DocumentCompiler(
                Policies.of(List.of(
                        policy("mark", (element, program) -> {
                            var name = element.requiredText("name");
                            program.step(mark(name));
                        }),
                        policy("forward-request", (_, program) -> program.step(mark("forward"))),
                        policy("validate-jwt", (_, program) -> program.step(mark("validated"))),
                        policy("base", (element, program) -> program.inherit(element)),
                        policy(
                                "include-fragment",
                                (element, program) -> program.fragment(element, element.requiredText("fragment-id"))))),
                new NoExpressions(),
                new Ports(
                        clock,
                        new MemoryValueCache(1_000, () -> 0),
                        new MemoryCounters(100, () -> 0),
                        Settings.DEFAULT));
    }

    public DocumentCompiler compiler() {
        return compiler;
    }

    /** A document with one mark in inbound and one in on-error, behind those of broader scopes. */
    public CompiledDocument document(Scope scope, String name) {
        return compile(
                scope,
                "<policies><inbound><base/><mark name='%s'/></inbound><on-error><base/><mark name='%s'/></on-error></policies>"
                        .formatted(name, name));
    }

    public CompiledDocument compile(Scope scope, String text) {
        var diagnostics = new Diagnostics();
        var compiled = compiler.compile(PolicyReader.read(Source.of("test", text)), scope, new Nothing(), diagnostics);
        if (diagnostics.hasErrors()) {
            throw new AssertionError(diagnostics.list());
        }
        return compiled;
    }

    /** Runs a pipeline and says which marks it left. */
    public List<String> run(Pipeline pipeline) {
        marks.clear();
        Runner.run(exchange(), pipeline);
        return List.copyOf(marks);
    }

    /** The marks that an answer to a failure before any policy leaves. */
    public List<String> fail(Pipeline pipeline, PolicyException failure) {
        marks.clear();
        Runner.fail(exchange(), pipeline, failure);
        return List.copyOf(marks);
    }

    private static Exchange exchange() {
        var request =
                new Request("GET", new Url("https", "gateway", 443, "/", ""), new Headers(), Body.NONE, "192.0.2.1");
        return new Exchange(request, (_, _) -> {}, Instant.EPOCH, 0, _ -> {});
    }

    private Step mark(String name) {
        return _ -> {
            marks.add(name);
            return Flow.NEXT;
        };
    }

    private static Policy policy(String name, BiConsumer<ElementReader, ProgramBuilder> compile) {
        return new Policy() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void compile(ElementReader element, ProgramBuilder program) {
                compile.accept(element, program);
            }
        };
    }

    private static final class NoExpressions implements ExpressionCompiler {
        @Override
        public Unit unit(String documentName) {
            return new Unit() {
                @Override
                public <T> Expression<T> compile(Source code, boolean block, Class<T> type, Diagnostics diagnostics) {
                    return Expression.constant(null);
                }
            };
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
}
