package dev.gatehouse.bench;

import dev.gatehouse.app.idp.Claims;
import dev.gatehouse.app.idp.SigningKey;
import dev.gatehouse.jose.IssuerName;
import dev.gatehouse.jose.JwkSet;
import dev.gatehouse.jose.KeySet;
import dev.gatehouse.jose.RequiredClaim;
import dev.gatehouse.jose.Requirements;
import dev.gatehouse.jose.TokenVerifier;
import dev.gatehouse.jose.Verdict;
import dev.gatehouse.jose.VerifiedTokens;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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

/** What {@code validate-jwt} does for a token: one seen before, whose signature is remembered, and a new one. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TokenBenchmark {
    @Param({"RS256", "ES256"})
    private SigningKey.Algorithm algorithm;

    private byte[] token;
    private long now;
    private TokenVerifier remembering;
    private TokenVerifier forgetful;
    private Requirements rules;

    @Setup
    public void sign() throws Exception {
        var key = SigningKey.generate(algorithm);
        now = System.currentTimeMillis();
        var claims = new Claims(now / 1000);
        Map<String, Object> values = claims.over(Map.of(
                "iss", "https://idp.example/v2.0",
                "aud", "api://orders",
                "sub", "8f14e45f-ceea-467f-a8c5-2f1d7e3b9c01",
                "email", "jane@contoso.example",
                "tid", "7d9e1c3a-5b2f-4c8e-9a61-0f3b2d4e5c6a",
                "roles", List.of("Orders.Read", "Orders.ReadWrite"),
                "scp", "user.read profile",
                "nbf", now / 1000,
                "exp", now / 1000 + 86_400));
        token = key.sign(values).getBytes(StandardCharsets.US_ASCII);
        var set = JsonMapper.shared().writeValueAsBytes(Map.of("keys", List.of(key.publicJwk().orElseThrow())));
        var keys = new KeySet(null, JwkSet.read(set).keys(), 1);
        remembering = new TokenVerifier(List.of(), keys, new VerifiedTokens(10_000));
        forgetful = new TokenVerifier(List.of(), keys, new VerifiedTokens(0));
        rules = new Requirements(
                List.of("api://orders"),
                List.of(new IssuerName("https://idp.example/v2.0")),
                List.of(new RequiredClaim("roles", false, null, List.of("Orders.Read"))),
                true,
                true,
                300_000);
        if (!(remembered() instanceof Verdict.Accepted) || !(verified() instanceof Verdict.Accepted)) {
            throw new IllegalStateException("the token is refused: " + remembered());
        }
    }

    /** The token arrives as bytes off the wire, so its hash is never at hand. */
    @Benchmark
    public Verdict remembered() {
        return remembering.verify(new String(token, StandardCharsets.US_ASCII), rules, now, false);
    }

    @Benchmark
    public Verdict verified() {
        return forgetful.verify(new String(token, StandardCharsets.US_ASCII), rules, now, false);
    }
}
