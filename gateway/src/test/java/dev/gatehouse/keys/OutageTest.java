package dev.gatehouse.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.CapturedLog;
import dev.gatehouse.jose.Signing;
import dev.gatehouse.keys.Provider.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Providers that are away for a while, and what is said of it. */
class OutageTest extends KeysTest {
    private final CapturedLog log = CapturedLog.of("dev.gatehouse.keys");

    @AfterEach
    void stopListening() {
        log.close();
    }

    private void recover() {
        provider.answer(
                "/.well-known/openid-configuration",
                Answer.ok(Provider.metadata(provider.issuer(), provider.base() + "/keys")));
        provider.publish(Signing.keySet(Signing.RSA));
    }

    @Test
    void b05_ofAnOutageLogAndFiguresTell() {
        outcome(token(Signing.RSA));
        provider.fail(503);
        pass(Duration.ofHours(1));
        refresh();
        assertThat(keys.statistics())
                .isEqualTo(new OpenIdKeys.Statistics(provider.address(), 2, 1, 0, Duration.ofHours(1), 1, true));
        assertThat(log.lines())
                .contains("WARN keys of " + provider.address()
                        + " could not be fetched (1 in a row, 1 of 2 in all): answered with status 503;"
                        + " going on with those of PT1H ago, for PT24H at most");
        assertThat(outcome(token(Signing.RSA))).isEqualTo("Accepted");

        pass(Duration.ofHours(24));
        refresh();
        assertThat(log.lines().getLast())
                .contains("(2 in a row, 2 of 3 in all)")
                .endsWith("those of PT25H ago are too old: tokens are refused");
        assertThat(outcome(token(Signing.RSA))).isEqualTo(UNAVAILABLE);

        recover();
        pass(Duration.ofMinutes(1));
        refresh();
        assertThat(log.lines()).contains("INFO keys of " + provider.address() + " came again after 2 failures");
        assertThat(keys.statistics().failing()).isFalse();
        assertThat(outcome(token(Signing.RSA))).isEqualTo("Accepted");
    }

    @Test
    void everyFetchCanBeSeenInTheLog() {
        outcome(token(Signing.RSA));
        assertThat(log.lines())
                .containsExactly(
                        "INFO keys of " + provider.address() + ": version 1, 1 keys of issuer " + provider.issuer(),
                        "DEBUG keys of " + provider.address() + " fetched, 1 in all; the next time in PT1H");
    }

    @Test
    void b06_aFetchThatFailsAnswersEverybodyWhoWaitedOnce() throws InterruptedException, ExecutionException {
        provider.fail(500);
        var gate = new CountDownLatch(1);
        provider.holdBack(gate);
        List<Future<String>> outcomes = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                String token = naming("key-" + i % 2);
                outcomes.add(threads.submit(() -> outcome(token)));
            }
            await(() -> provider.metadataRequests.get() == 1);
            gate.countDown();
            for (var each : outcomes) {
                assertThat(each.get()).isEqualTo(UNAVAILABLE);
            }
        }
        assertThat(keys.statistics().fetches()).isOne();
        assertThat(keys.isFetching()).isFalse();
    }

    @Test
    void b03_aKeyAskedForDuringAnOutageIsAskedForAgainOnceItIsOver() {
        outcome(token(Signing.RSA));
        provider.fail(500);
        assertThat(outcome(token(NEW_KEY))).isEqualTo(KEY_NOT_FOUND);
        recover();
        provider.publish(Signing.keySet(NEW_KEY));
        pass(Duration.ofSeconds(60));
        assertThat(outcome(token(NEW_KEY))).isEqualTo("Accepted");
    }

    @Test
    void b03_manyKeysThatNobodyKnowsDoNotDisturbTheGoodOnes() {
        outcome(token(Signing.RSA));
        provider.fail(500);
        for (int i = 0; i < 1000; i++) {
            outcome(naming("unknown-" + i));
            assertThat(outcome(token(Signing.RSA))).isEqualTo("Accepted");
        }
        assertThat(provider.metadataRequests).as("one failed fetch").hasValue(2);
    }

    @Test
    void duringAnOutageTheBackgroundTriesEveryMinute() {
        outcome(token(Signing.RSA));
        provider.fail(500);
        pass(Duration.ofHours(1));
        refresh();
        pass(Duration.ofSeconds(53));
        providers.refreshDue();
        assertThat(keys.statistics().fetches()).isEqualTo(2);
        pass(Duration.ofSeconds(7));
        refresh();
        assertThat(keys.statistics().failures()).isEqualTo(2);
    }

    @Test
    void l10_whatAServerSaysIsOneLineInTheLog() {
        provider.answer(
                "/.well-known/openid-configuration",
                Answer.ok("{\"issuer\":\"https://a\\r\\nb/\",\"jwks_uri\":\"https://a\\r\\nINFO forged\"}"));
        outcome(token(Signing.RSA));
        provider.answer(
                "/.well-known/openid-configuration", new Answer(302, new byte[0], Map.of("Location", "\u001b[2J")));
        pass(Duration.ofSeconds(1));
        outcome(token(Signing.RSA));
        assertThat(log.lines()).hasSize(2).allMatch(line -> line.chars().noneMatch(Character::isISOControl));
    }
}
