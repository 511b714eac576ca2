package dev.gatehouse.bench;

import dev.gatehouse.app.idp.Claims;
import dev.gatehouse.app.idp.SigningKey;
import dev.gatehouse.expr.CSharpCompiler;
import dev.gatehouse.expr.Expression;
import dev.gatehouse.http.Body;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.Url;
import dev.gatehouse.jose.Jwt;
import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.Request;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Source;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Expressions as policies use them, compiled once and evaluated per request. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ExpressionBenchmark {
    private Exchange exchange;
    private Expression<String> claim;
    private Expression<Boolean> condition;
    private Expression<String> path;

    @Setup
    public void compile() throws Exception {
        var headers = new Headers().add("Host", "gateway").add("Accept", "*/*");
        var url = new Url("http", "gateway", 80, "/orders/1", "page=2");
        exchange = new Exchange(
                new Request("GET", url, headers, Body.NONE, "192.0.2.1"), (_, _) -> {}, Instant.EPOCH, 0, _ -> {});
        var token = SigningKey.generate(SigningKey.Algorithm.ES256)
                .sign(new Claims(0).over(Map.of("sub", "jane", "roles", List.of("Orders.Read", "Orders.ReadWrite"))));
        exchange.variables().put("jwt", Jwt.read(token));
        claim = compile("((Jwt)context.Variables[\"jwt\"]).Claims.GetValueOrDefault(\"sub\", \"\")", String.class);
        condition = compile("context.Request.Method == \"POST\" || context.Request.Method == \"GET\"", Boolean.class);
        path = compile("\"/tenants/\" + (string)context.Variables[\"tenant\"] + context.Request.Url.Path", String.class);
        if (!"jane".equals(claim()) || !condition() || !"/tenants//orders/1".equals(path())) {
            throw new IllegalStateException(claim() + condition() + path());
        }
    }

    private static <T> Expression<T> compile(String code, Class<T> type) {
        var diagnostics = new Diagnostics();
        var expression = CSharpCompiler.create()
                .unit("policy.xml")
                .compile(Source.of("policy.xml", code), false, type, diagnostics);
        if (diagnostics.hasErrors()) {
            throw new IllegalStateException(diagnostics.list().toString());
        }
        return expression;
    }

    @Benchmark
    public String claim() {
        return claim.evaluate(exchange);
    }

    @Benchmark
    public Boolean condition() {
        return condition.evaluate(exchange);
    }

    @Benchmark
    public String path() {
        return path.evaluate(exchange);
    }
}
