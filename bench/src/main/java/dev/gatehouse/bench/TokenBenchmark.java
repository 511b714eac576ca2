package dev.gatehouse.bench;

import static org.jose4j.jwa.AlgorithmConstraints.ConstraintType.PERMIT;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
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
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
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

/**
 * What {@code validate-jwt} does for a token: one seen before, whose signature is remembered, and a new one. Beside it,
 * what cannot be less: the check of the signature alone by the fastest provider there is; and two libraries that check
 * the same claims, as their pages advise.
 */
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
    private byte[] signed;
    private byte[] signature;
    private PublicKey publicKey;
    private Provider provider;
    private DefaultJWTProcessor<SecurityContext> nimbus;
    private JwtConsumer jose4j;
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
        var set = JsonMapper.shared()
                .writeValueAsBytes(Map.of("keys", List.of(key.publicJwk().orElseThrow())));
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
        bare(key.publicJwk().orElseThrow());
        libraries(new String(set, StandardCharsets.UTF_8));
        if (!signature() || nimbus() == null || jose4j() == null) {
            throw new IllegalStateException("the token is refused by somebody else");
        }
    }

    private void bare(Map<String, ?> jwk) throws Exception {
        var text = new String(token, StandardCharsets.US_ASCII);
        int dot = text.lastIndexOf('.');
        signed = text.substring(0, dot).getBytes(StandardCharsets.US_ASCII);
        signature = Base64.getUrlDecoder().decode(text.substring(dot + 1));
        provider = (Provider) Class.forName("com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider")
                .getField("INSTANCE")
                .get(null);
        var read = JWK.parse(JsonMapper.shared().writeValueAsString(jwk));
        publicKey = read instanceof RSAKey rsa
                ? translated("RSA", rsa.toPublicKey())
                : translated("EC", read.toECKey().toPublicKey());
    }

    private PublicKey translated(String type, PublicKey key) throws GeneralSecurityException {
        return KeyFactory.getInstance(type, provider).generatePublic(new X509EncodedKeySpec(key.getEncoded()));
    }

    private void libraries(String set) throws Exception {
        nimbus = new DefaultJWTProcessor<>();
        nimbus.setJWSKeySelector(new JWSVerificationKeySelector<>(
                JWSAlgorithm.parse(algorithm.name()), new ImmutableJWKSet<>(JWKSet.parse(set))));
        nimbus.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                "api://orders",
                new JWTClaimsSet.Builder().issuer("https://idp.example/v2.0").build(),
                Set.of("roles", "exp")));
        jose4j = new JwtConsumerBuilder()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(new JsonWebKeySet(set).getJsonWebKeys()))
                .setJwsAlgorithmConstraints(PERMIT, algorithm.name())
                .setExpectedIssuer("https://idp.example/v2.0")
                .setExpectedAudience("api://orders")
                .setRequireExpirationTime()
                .setAllowedClockSkewInSeconds(300)
                .build();
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

    /** The least that a token seen for the first time can cost. */
    @Benchmark
    public boolean signature() throws GeneralSecurityException {
        var verifier = Signature.getInstance(
                algorithm == SigningKey.Algorithm.RS256 ? "SHA256withRSA" : "SHA256withECDSAinP1363Format", provider);
        verifier.initVerify(publicKey);
        verifier.update(signed);
        return verifier.verify(signature);
    }

    @Benchmark
    public Object nimbus() throws Exception {
        return nimbus.process(new String(token, StandardCharsets.US_ASCII), null);
    }

    @Benchmark
    public Object jose4j() throws Exception {
        return jose4j.processToClaims(new String(token, StandardCharsets.US_ASCII));
    }
}
