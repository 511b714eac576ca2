package dev.gatehouse.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.jose.KeySource;
import dev.gatehouse.jose.Signing;
import dev.gatehouse.jose.Verdict;
import dev.gatehouse.keys.Provider.Answer;
import dev.gatehouse.settings.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Fetching, rotation and outages, over real sockets with a clock that stands still unless a test moves it. */
class OpenIdKeysTest extends KeysTest {
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
            assertThat(atOnce(token)).isInstanceOf(Verdict.Accepted.class);
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
            assertThat(atOnce(token(Signing.RSA)))
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
            assertThat(outcome(naming("unknown-" + i))).isEqualTo(KEY_NOT_FOUND);
        }
        assertThat(provider.keyRequests).hasValue(2);
        pass(Duration.ofSeconds(59));
        assertThat(outcome(token(NEW_KEY))).isEqualTo(KEY_NOT_FOUND);
        assertThat(provider.keyRequests).hasValue(2);
        pass(Duration.ofSeconds(1));
        provider.publish(Signing.keySet(NEW_KEY));
        assertThat(outcome(naming("never-seen"))).isEqualTo(KEY_NOT_FOUND);
        assertThat(provider.keyRequests).hasValue(3);
        assertThat(outcome(token(NEW_KEY))).isEqualTo("Accepted");
    }

    @Test
    void aKeyThatWasAskedForInVainIsNotAskedForEveryMinute() {
        assertThat(outcome(token(Signing.RSA))).isEqualTo("Accepted");
        assertThat(outcome(token(NEW_KEY))).isEqualTo(KEY_NOT_FOUND);
        assertThat(provider.keyRequests).hasValue(2);
        pass(Duration.ofSeconds(61));
        assertThat(outcome(token(NEW_KEY))).isEqualTo(KEY_NOT_FOUND);
        assertThat(provider.keyRequests).hasValue(2);
        pass(Duration.ofSeconds(61));
        assertThat(outcome(token(NEW_KEY))).isEqualTo(KEY_NOT_FOUND);
        assertThat(provider.keyRequests).hasValue(3);
    }

    @Test
    void b03_b05_goodKeysAreUsedForADayWhileTheProviderIsDown() {
        assertThat(outcome(token(Signing.RSA))).isEqualTo("Accepted");
        provider.fail(500);
        assertThat(outcome(token(NEW_KEY))).isEqualTo(KEY_NOT_FOUND);
        pass(Duration.ofHours(24));
        assertThat(outcome(token(Signing.RSA))).isEqualTo("Accepted");
        pass(Duration.ofMinutes(1));
        assertThat(outcome(token(Signing.RSA))).isEqualTo(UNAVAILABLE);
    }

    @Test
    void b04_aProviderThatWasDownAtFirstIsAskedAgain() {
        provider.fail(503);
        assertThat(outcome(token(Signing.RSA))).isEqualTo(UNAVAILABLE);
        assertThat(provider.metadataRequests).hasValue(1);
        for (int i = 0; i < 100; i++) {
            assertThat(outcome(token(Signing.RSA))).isEqualTo(UNAVAILABLE);
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
        refresh();
        providers.refreshDue();
        assertThat(provider.keyRequests).hasValue(2);
        assertThat(atOnce(token(NEW_KEY))).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void b10_aWithdrawnKeyIsRefusedAfterTheRefreshAlsoForRememberedTokens() {
        String token = token(Signing.RSA);
        assertThat(outcome(token)).isEqualTo("Accepted");
        provider.publish(Signing.keySet(NEW_KEY));
        pass(Duration.ofHours(1));
        refresh();
        assertThat(outcome(token)).isEqualTo(KEY_NOT_FOUND);
    }

    @Test
    void anUnchangedSetKeepsItsVersionAndItsRememberedTokens() {
        assertThat(outcome(token(Signing.RSA))).isEqualTo("Accepted");
        var before = keys.state();
        pass(Duration.ofHours(1));
        refresh();
        assertThat(keys.state()).isSameAs(before);
    }

    private static byte[] gzip(int zeros) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(new byte[zeros]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Stream<Arguments> uselessAnswers() {
        return Stream.of(
                Arguments.of("empty set", Answer.ok("{\"keys\":[]}")),
                Arguments.of("no keys", Answer.ok("{}")),
                Arguments.of("only a shared secret", Answer.ok("{\"keys\":[{\"kty\":\"oct\",\"k\":\"AAAA\"}]}")),
                Arguments.of("HTML", Answer.ok("<html>please log in</html>")),
                Arguments.of("truncated", Answer.ok(Signing.keySet(Signing.RSA).substring(0, 200))),
                Arguments.of("nothing", Answer.ok("")),
                Arguments.of("not modified", new Answer(304, new byte[0], Map.of())),
                Arguments.of("no content", new Answer(204, new byte[0], Map.of())),
                Arguments.of("100,000 keys", Answer.ok("{\"keys\":[" + "{\"kty\":\"oct\"},".repeat(100_000) + "{}]}")),
                Arguments.of("1,001 keys", Answer.ok("{\"keys\":[" + "{},".repeat(1000) + "{}]}")),
                Arguments.of("compressed", new Answer(200, gzip(5_000_000), Map.of("Content-Encoding", "gzip"))),
                Arguments.of("gone", new Answer(410, new byte[0], Map.of())),
                Arguments.of("error", new Answer(500, "{\"keys\":[]}".getBytes(StandardCharsets.UTF_8), Map.of())),
                Arguments.of("too large", Answer.ok(" ".repeat(Download.MAX_BYTES + 1))),
                Arguments.of(
                        "elsewhere", new Answer(302, new byte[0], Map.of("Location", "https://evil.example/keys"))),
                Arguments.of(
                        "another port", new Answer(307, new byte[0], Map.of("Location", "http://127.0.0.1:1/keys"))),
                Arguments.of("another scheme", new Answer(308, new byte[0], Map.of("Location", "https:///keys"))),
                Arguments.of("a file", new Answer(302, new byte[0], Map.of("Location", "file:///etc/passwd"))),
                Arguments.of("nowhere", new Answer(302, new byte[0], Map.of())),
                Arguments.of("loop", new Answer(302, new byte[0], Map.of("Location", "/keys"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("uselessAnswers")
    void b07_b25_b26_uselessAnswersKeepTheOldKeys(String what, Answer answer) {
        assertThat(outcome(token(Signing.RSA))).isEqualTo("Accepted");
        provider.answer("/keys", answer);
        assertThat(outcome(token(NEW_KEY))).as(what).isEqualTo(KEY_NOT_FOUND);
        assertThat(keys.statistics().failures()).isOne();
        assertThat(outcome(token(Signing.RSA))).isEqualTo("Accepted");
    }

    @Test
    void b25_redirectsWithinTheSameOriginAreFollowed() {
        provider.answer("/moved-keys", Answer.ok(Signing.keySet(Signing.RSA)));
        provider.answer("/keys", new Answer(301, new byte[0], Map.of("Location", "/moved-keys")));
        assertThat(outcome(token(Signing.RSA))).isEqualTo("Accepted");
    }

    @Test
    void b22_metadataWithoutAnIssuerIsRefused() {
        provider.answer(
                "/.well-known/openid-configuration", Answer.ok("{\"jwks_uri\":\"" + provider.base() + "/keys\"}"));
        assertThat(outcome(token(Signing.RSA))).isEqualTo(UNAVAILABLE);
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
                .containsExactly(
                        new OpenIdKeys.Statistics(provider.address(), 1, 0, 0, Duration.ofSeconds(90), 1, false));
        outcome(token(NEW_KEY));
        outcome(token(NEW_KEY));
        assertThat(keys.statistics().refetches()).as("one, for both").isOne();
    }

    @Test
    void b30_theWholeAddressNamesTheSource() {
        assertThat(providers.at(provider.address())).isSameAs(keys);
        assertThat(providers.at(provider.address() + "?p=B2C_1_other")).isNotSameAs(keys);
        assertThat(providers.at(provider.address() + "/")).isNotSameAs(keys);
    }
}
