package dev.gatehouse.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import dev.gatehouse.jose.KeySet;
import dev.gatehouse.jose.KeySource;
import dev.gatehouse.jose.Requirements;
import dev.gatehouse.jose.Signing;
import dev.gatehouse.jose.TokenVerifier;
import dev.gatehouse.jose.Verdict;
import dev.gatehouse.jose.VerifiedTokens;
import dev.gatehouse.keys.Provider.Answer;
import dev.gatehouse.settings.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Fetching, rotation and outages, over real sockets with a clock that stands still unless a test moves it. */
class OpenIdKeysTest {
    private static final long NOW_MILLIS = 1_700_000_000_000L;
    private static final Requirements RULES = new Requirements(List.of(), List.of(), List.of(), true, true, 0);
    private static final RSAKey NEW_KEY = Signing.rsa("new-key");

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1000);
    private final Provider provider = new Provider(Signing.keySet(Signing.RSA));
    private final OpenIdProviders providers =
            new OpenIdProviders(Settings.DEFAULT.withInsecureLoopback(true), nanos::get);
    private final OpenIdKeys keys = providers.at(provider.address());
    private final VerifiedTokens verified = new VerifiedTokens(100);
    private final TokenVerifier verifier = new TokenVerifier(List.of(keys), new KeySet(null, List.of(), 0), verified);

    @AfterEach
    void close() {
        providers.close();
        provider.close();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private String payload() {
        return "{\"iss\":\"" + provider.issuer() + "\",\"exp\":1700000600}";
    }

    private String token(RSAKey key) {
        return Signing.token(key, payload());
    }

    /** As the gateway asks: first without blocking, then on a virtual thread. */
    private String outcome(String token) {
        var verdict = verifier.verify(token, RULES, NOW_MILLIS, false);
        if (verdict == Verdict.Wait.WAIT) {
            verdict = verifier.verify(token, RULES, NOW_MILLIS, true);
        }
        return verdict instanceof Verdict.Refused refused
                ? refused.message()
                : verdict.getClass().getSimpleName();
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("still waiting").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    @Test
    void b31_nothingIsFetchedBeforeAToken() {
        assertThat(keys.state()).isEqualTo(KeySource.Cold.COLD);
        assertThat(provider.metadataRequests).hasValue(0);
    }

    @Test
    void keysAreFetchedOnceForAThousandCallsThatComeAtOnce() throws InterruptedException, ExecutionException {
        var gate = new CountDownLatch(1);
        provider.holdBack(gate);
        String token = token(Signing.RSA);
        List<Future<String>> outcomes = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 1000; i++) {
                outcomes.add(threads.submit(() -> outcome(token)));
            }
            await(() -> provider.metadataRequests.get() == 1);
            gate.countDown();
            for (var each : outcomes) {
                assertThat(each.get()).isEqualTo("Accepted");
            }
        }
        assertThat(provider.metadataRequests).hasValue(1);
        assertThat(provider.keyRequests).hasValue(1);
        for (int i = 0; i < 1000; i++) {
            assertThat(verifier.verify(token, RULES, NOW_MILLIS, false)).isInstanceOf(Verdict.Accepted.class);
        }
        assertThat(provider.keyRequests).hasValue(1);
    }

    @Test
    void b01_rotationIsPickedUpWithoutAFailedRequest() {
        assertThat(outcome(token(Signing.RSA))).isEqualTo("Accepted");
        provider.publish(Signing.keySet(Signing.RSA, NEW_KEY));
        assertThat(outcome(token(NEW_KEY))).isEqualTo("Accepted");
        assertThat(outcome(token(Signing.RSA))).isEqualTo("Accepted");
        assertThat(provider.keyRequests).hasValue(2);
    }

    @Test
    void b01_whoComesDuringARotationWaitsForTheSameFetch() throws InterruptedException, ExecutionException {
        assertThat(outcome(token(Signing.RSA))).isEqualTo("Accepted");
        provider.publish(Signing.keySet(NEW_KEY));
        var gate = new CountDownLatch(1);
        provider.holdBack(gate);
        String token = token(NEW_KEY);
        List<Future<String>> outcomes = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                outcomes.add(threads.submit(() -> outcome(token)));
            }
            await(() -> provider.metadataRequests.get() == 2);
            assertThat(verifier.verify(token(Signing.RSA), RULES, NOW_MILLIS, false))
                    .as("known keys go on working meanwhile")
                    .isInstanceOf(Verdict.Accepted.class);
            gate.countDown();
            for (var each : outcomes) {
                assertThat(each.get()).isEqualTo("Accepted");
            }
        }
        assertThat(provider.keyRequests).hasValue(2);
    }

    @Test
    void b02_aFloodOfUnknownKeysMakesOneFetch() {
        assertThat(outcome(token(Signing.RSA))).isEqualTo("Accepted");
        for (int i = 0; i < 1000; i++) {
            String header = "{\"alg\":\"RS256\",\"kid\":\"unknown-" + i + "\"}";
            String token = Signing.base64url(header) + '.' + Signing.base64url(payload()) + ".AAAA";
            assertThat(outcome(token)).isEqualTo("Key not found. Access denied.");
        }
        assertThat(provider.keyRequests).hasValue(2);
        pass(Duration.ofSeconds(59));
        assertThat(outcome(token(NEW_KEY))).isEqualTo("Key not found. Access denied.");
        assertThat(provider.keyRequests).hasValue(2);
        pass(Duration.ofSeconds(1));
        provider.publish(Signing.keySet(NEW_KEY));
        String other = Signing.token(
                "RS256", Signing.signer(NEW_KEY), "{\"alg\":\"RS256\",\"kid\":\"never-seen\"}", payload());
        assertThat(outcome(other)).isEqualTo("Key not found. Access denied.");
        assertThat(provider.keyRequests).hasValue(3);
        assertThat(outcome(token(NEW_KEY))).isEqualTo("Accepted");
    }

    @Test
    void aKeyThatWasAskedForInVainIsNotAskedForEveryMinute() {
        assertThat(outcome(token(Signing.RSA))).isEqualTo("Accepted");
        assertThat(outcome(token(NEW_KEY))).isEqualTo("Key not found. Access denied.");
        assertThat(provider.keyRequests).hasValue(2);
        pass(Duration.ofSeconds(61));
        assertThat(outcome(token(NEW_KEY))).isEqualTo("Key not found. Access denied.");
        assertThat(provider.keyRequests).hasValue(2);
        pass(Duration.ofSeconds(61));
        assertThat(outcome(token(NEW_KEY))).isEqualTo("Key not found. Access denied.");
        assertThat(provider.keyRequests).hasValue(3);
    }

    @Test
    void b03_b05_goodKeysAreUsedForADayWhileTheProviderIsDown() {
        assertThat(outcome(token(Signing.RSA))).isEqualTo("Accepted");
        provider.fail(500);
        assertThat(outcome(token(NEW_KEY))).isEqualTo("Key not found. Access denied.");
        pass(Duration.ofHours(24));
        assertThat(outcome(token(Signing.RSA))).isEqualTo("Accepted");
        pass(Duration.ofMinutes(1));
        assertThat(outcome(token(Signing.RSA))).isEqualTo("Unable to download JWKS. Access denied.");
    }

    @Test
    void b04_aProviderThatWasDownAtFirstIsAskedAgain() {
        provider.fail(503);
        assertThat(outcome(token(Signing.RSA))).isEqualTo("Unable to download JWKS. Access denied.");
        assertThat(provider.metadataRequests).hasValue(1);
        for (int i = 0; i < 100; i++) {
            assertThat(outcome(token(Signing.RSA))).isEqualTo("Unable to download JWKS. Access denied.");
        }
        assertThat(provider.metadataRequests)
                .as("failures are remembered for a moment")
                .hasValue(1);
        provider.answer(
                "/.well-known/openid-configuration",
                Answer.ok(Provider.metadata(provider.issuer(), provider.base() + "/keys")));
        provider.publish(Signing.keySet(Signing.RSA));
        pass(Duration.ofSeconds(1));
        assertThat(outcome(token(Signing.RSA))).isEqualTo("Accepted");
    }

    @Test
    void keysAreRenewedEveryHourInTheBackground() {
        assertThat(outcome(token(Signing.RSA))).isEqualTo("Accepted");
        pass(Duration.ofMinutes(53));
        providers.refreshDue();
        assertThat(provider.metadataRequests).hasValue(1);
        pass(Duration.ofMinutes(7));
        provider.publish(Signing.keySet(NEW_KEY));
        providers.refreshDue();
        providers.refreshDue();
        await(() -> keys.statistics().fetches() == 2 && keys.statistics().age().isZero());
        assertThat(provider.keyRequests).hasValue(2);
        assertThat(verifier.verify(token(NEW_KEY), RULES, NOW_MILLIS, false)).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void b10_aWithdrawnKeyIsRefusedAfterTheRefreshAlsoForRememberedTokens() {
        String token = token(Signing.RSA);
        assertThat(outcome(token)).isEqualTo("Accepted");
        provider.publish(Signing.keySet(NEW_KEY));
        pass(Duration.ofHours(1));
        providers.refreshDue();
        await(() -> keys.statistics().age().isZero());
        assertThat(outcome(token)).isEqualTo("Key not found. Access denied.");
    }

    @Test
    void anUnchangedSetKeepsItsVersionAndItsRememberedTokens() {
        assertThat(outcome(token(Signing.RSA))).isEqualTo("Accepted");
        var before = keys.state();
        pass(Duration.ofHours(1));
        providers.refreshDue();
        await(() -> keys.statistics().age().isZero());
        assertThat(keys.state()).isSameAs(before);
    }

    static Stream<Arguments> uselessAnswers() {
        return Stream.of(
                Arguments.of("empty set", Answer.ok("{\"keys\":[]}")),
                Arguments.of("no keys", Answer.ok("{}")),
                Arguments.of("only a shared secret", Answer.ok("{\"keys\":[{\"kty\":\"oct\",\"k\":\"AAAA\"}]}")),
                Arguments.of("HTML", Answer.ok("<html>please log in</html>")),
                Arguments.of("truncated", Answer.ok(Signing.keySet(Signing.RSA).substring(0, 200))),
                Arguments.of("nothing", Answer.ok("")),
                Arguments.of("gone", new Answer(410, new byte[0], Map.of())),
                Arguments.of(
                        "error",
                        new Answer(500, "{\"keys\":[]}".getBytes(java.nio.charset.StandardCharsets.UTF_8), Map.of())),
                Arguments.of("too large", Answer.ok(" ".repeat(Download.MAX_BYTES + 1))),
                Arguments.of(
                        "elsewhere", new Answer(302, new byte[0], Map.of("Location", "https://evil.example/keys"))),
                Arguments.of("loop", new Answer(302, new byte[0], Map.of("Location", "/keys"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("uselessAnswers")
    void b07_b25_b26_uselessAnswersKeepTheOldKeys(String what, Answer answer) {
        assertThat(outcome(token(Signing.RSA))).isEqualTo("Accepted");
        provider.answer("/keys", answer);
        assertThat(outcome(token(NEW_KEY))).as(what).isEqualTo("Key not found. Access denied.");
        assertThat(keys.statistics().failures()).isOne();
        assertThat(outcome(token(Signing.RSA))).isEqualTo("Accepted");
    }

    @Test
    void redirectsWithinTheSameOriginAreFollowed() {
        provider.answer("/moved-keys", Answer.ok(Signing.keySet(Signing.RSA)));
        provider.answer("/keys", new Answer(301, new byte[0], Map.of("Location", "/moved-keys")));
        assertThat(outcome(token(Signing.RSA))).isEqualTo("Accepted");
    }

    @Test
    void b22_metadataWithoutAnIssuerIsRefused() {
        provider.answer(
                "/.well-known/openid-configuration", Answer.ok("{\"jwks_uri\":\"" + provider.base() + "/keys\"}"));
        assertThat(outcome(token(Signing.RSA))).isEqualTo("Unable to download JWKS. Access denied.");
        assertThat(provider.keyRequests).hasValue(0);
    }

    @Test
    void b24_loopbackAndPlainHttpAreRefusedUnlessAllowed() {
        try (var strict = new OpenIdProviders(Settings.DEFAULT, nanos::get)) {
            var source = strict.at(provider.address());
            assertThat(source.load())
                    .isInstanceOfSatisfying(
                            KeySource.Failed.class,
                            failed -> assertThat(failed.why()).contains("only https"));
        }
        assertThat(provider.metadataRequests).hasValue(0);
    }

    @Test
    void figuresAreKept() {
        assertThat(keys.statistics().age()).isNegative();
        outcome(token(Signing.RSA));
        pass(Duration.ofSeconds(90));
        assertThat(providers.statistics())
                .containsExactly(new OpenIdKeys.Statistics(provider.address(), 1, 0, 0, Duration.ofSeconds(90), 1));
        outcome(token(NEW_KEY));
        outcome(token(NEW_KEY));
        assertThat(keys.statistics().refetches()).as("one, for both").isOne();
    }

    @Test
    void oneAddressIsOneSource() {
        assertThat(providers.at(provider.address())).isSameAs(keys);
    }
}
