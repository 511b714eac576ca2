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
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What policies do most, as an expression and as the Java that one would write for it; both give the same. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ExpressionPairBenchmark {
    private static final Pattern PATH = Pattern.compile("^/orders/[0-9]+$");
    private static final JsonMapper MAPPER = JsonMapper.shared();

    /** The expression, and the Java beside it. */
    public enum Task {
        HEADER("@(context.Request.Headers.GetValueOrDefault(\"X-Tenant\", \"none\"))", exchange -> {
            String value = exchange.request().headers().joined("X-Tenant");
            return value == null ? "none" : value;
        }),
        CLAIM("@(((Jwt)context.Variables[\"jwt\"]).Claims.GetValueOrDefault(\"sub\", \"\"))", exchange -> {
            String value = jwt(exchange).claimText("sub");
            return value == null ? "" : value;
        }),
        ROLE("@(((Jwt)context.Variables[\"jwt\"]).Claims[\"roles\"].Contains(\"Orders.ReadWrite\"))", exchange -> {
            for (String role : jwt(exchange).claim("roles")) {
                if (role.equals("Orders.ReadWrite")) {
                    return true;
                }
            }
            return false;
        }),
        JSON(
                "@{ var jwt = (Jwt)context.Variables[\"jwt\"];"
                        + " return new JObject(new JProperty(\"userId\", jwt.Subject), new JProperty(\"tenant\","
                        + " context.Request.Headers.GetValueOrDefault(\"X-Tenant\", \"none\")), new JProperty(\"roles\","
                        + " new JArray(jwt.Claims[\"roles\"]))).ToString(Newtonsoft.Json.Formatting.None); }",
                exchange -> json(exchange).toString()),
        BASE64(
                "@{ var jwt = (Jwt)context.Variables[\"jwt\"];"
                        + " var user = new JObject(new JProperty(\"userId\", jwt.Subject), new JProperty(\"tenant\","
                        + " context.Request.Headers.GetValueOrDefault(\"X-Tenant\", \"none\")), new JProperty(\"roles\","
                        + " new JArray(jwt.Claims[\"roles\"])));"
                        + " return Convert.ToBase64String(Encoding.UTF8.GetBytes("
                        + "user.ToString(Newtonsoft.Json.Formatting.None))); }",
                exchange -> Base64.getEncoder()
                        .encodeToString(json(exchange).toString().getBytes(StandardCharsets.UTF_8))),
        REGEX(
                "@(Regex.IsMatch(context.Request.Url.Path, \"^/orders/[0-9]+$\"))",
                exchange -> PATH.matcher(exchange.request().url().path()).find()),
        LINQ(
                "@(((int[])context.Variables[\"numbers\"]).Where(n => n % 3 == 0).Select(n => n * 2).Sum())",
                exchange -> IntStream.of((int[]) Objects.requireNonNull(exchange.variables().get("numbers")))
                        .filter(n -> n % 3 == 0)
                        .map(n -> n * 2)
                        .sum()),
        LINQ_TEXT(
                "@(string.Join(\",\", ((string[])context.Variables[\"words\"]).Where(w => w.Length > 2)"
                        + ".Select(w => w.ToUpperInvariant())))",
                exchange -> Arrays.stream(
                                (String[]) Objects.requireNonNull(exchange.variables().get("words")))
                        .filter(word -> word.length() > 2)
                        .map(word -> word.toUpperCase(Locale.ROOT))
                        .collect(Collectors.joining(","))),
        LOOP(
                "@{ var sum = 0; foreach (var n in (int[])context.Variables[\"numbers\"]) { if (n % 3 == 0)"
                        + " { sum += n * 2; } } return sum; }",
                exchange -> {
                    int sum = 0;
                    for (int n : (int[]) Objects.requireNonNull(exchange.variables().get("numbers"))) {
                        if (n % 3 == 0) {
                            sum += n * 2;
                        }
                    }
                    return sum;
                });

        private final String expression;
        private final Function<Exchange, Object> java;

        Task(String expression, Function<Exchange, Object> java) {
            this.expression = expression;
            this.java = java;
        }
    }

    @Param
    private Task task;

    private Exchange exchange;
    private Expression<Object> compiled;
    private Function<Exchange, Object> java;

    private static Jwt jwt(Exchange exchange) {
        return (Jwt) Objects.requireNonNull(exchange.variables().get("jwt"));
    }

    private static ObjectNode json(Exchange exchange) {
        Jwt jwt = jwt(exchange);
        String tenant = exchange.request().headers().joined("X-Tenant");
        ObjectNode user = MAPPER.createObjectNode();
        user.put("userId", jwt.subject());
        user.put("tenant", tenant == null ? "none" : tenant);
        var roles = user.putArray("roles");
        for (String role : jwt.claim("roles")) {
            roles.add(role);
        }
        return user;
    }

    @Setup
    public void compile() throws Exception {
        var headers = new Headers().add("Host", "gateway").add("Accept", "*/*").add("X-Tenant", "contoso");
        var url = new Url("http", "gateway", 80, "/orders/1", "page=2");
        exchange = new Exchange(
                new Request("GET", url, headers, Body.NONE, "192.0.2.1"), (_, _) -> {}, Instant.EPOCH, 0, _ -> {});
        var token = SigningKey.generate(SigningKey.Algorithm.ES256)
                .sign(new Claims(0).over(Map.of("sub", "jane", "roles", List.of("Orders.Read", "Orders.ReadWrite"))));
        exchange.variables().put("jwt", Jwt.read(token));
        exchange.variables().put("numbers", IntStream.range(0, 100).toArray());
        exchange.variables()
                .put(
                        "words",
                        IntStream.range(0, 100).mapToObj(i -> "w" + i * 7 % 150).toArray(String[]::new));
        var diagnostics = new Diagnostics();
        boolean body = task.expression.startsWith("@{");
        String code = task.expression.substring(2, task.expression.length() - 1);
        compiled = CSharpCompiler.create()
                .unit("policy.xml")
                .compile(Source.of("policy.xml", code), body, Object.class, diagnostics);
        java = task.java;
        if (diagnostics.hasErrors()) {
            throw new IllegalStateException(diagnostics.list().toString());
        }
        if (!Objects.equals(expression(), java())) {
            throw new IllegalStateException(expression() + " is not " + java());
        }
    }

    @Benchmark
    public Object expression() {
        return compiled.evaluate(exchange);
    }

    @Benchmark
    public Object java() {
        return java.apply(exchange);
    }
}
