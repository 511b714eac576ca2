package dev.gatehouse.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.policy.Counters.Verdict;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryCountersTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private final AtomicLong now = new AtomicLong(-5_000_000_000L);
    private final MemoryCounters counters = new MemoryCounters(100, now::get);

    private void pass(long millis) {
        now.addAndGet(millis * 1_000_000);
    }

    private Verdict take(String key) {
        return counters.take(key, 1, 3, MINUTE);
    }

    @Test
    void callsAreAllowedUpToTheLimitAndRemainingCountsDown() {
        assertThat(take("a")).isEqualTo(new Verdict(true, 2, 0));
        assertThat(take("a")).isEqualTo(new Verdict(true, 1, 0));
        assertThat(take("b")).isEqualTo(new Verdict(true, 2, 0));
        assertThat(take("a")).isEqualTo(new Verdict(true, 0, 0));
        assertThat(take("a")).isEqualTo(new Verdict(false, 0, 60));
    }

    @Test
    void theWindowSlides() {
        take("a");
        pass(20_000);
        take("a");
        pass(20_000);
        take("a");
        assertThat(take("a").retryAfterSeconds()).isEqualTo(20);
        pass(20_000);
        assertThat(take("a").allowed()).isTrue();
        assertThat(take("a").retryAfterSeconds()).isEqualTo(20);
    }

    @Test
    void refusedCallsDoNotCount() {
        for (int i = 0; i < 10; i++) {
            take("a");
            pass(5_000);
        }
        pass(20_000);
        assertThat(take("a").allowed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 250, 999, 1_000, 12_345, 59_999})
    void k10_retryAfterIsTheSecondInWhichTheNextCallSucceeds(long laterMillis) {
        take("a");
        take("a");
        take("a");
        pass(laterMillis);
        int wait = take("a").retryAfterSeconds();
        assertThat(wait).isBetween(1, 60);
        pass((wait - 1) * 1000L);
        assertThat(take("a").allowed()).isFalse();
        pass(1000);
        assertThat(take("a").allowed()).isTrue();
    }

    @Test
    void anAmountThatCanNeverFitWaitsForAWholeWindow() {
        assertThat(counters.take("a", 4, 3, MINUTE)).isEqualTo(new Verdict(false, 3, 60));
        assertThat(counters.take("a", Long.MAX_VALUE, 3, MINUTE).allowed()).isFalse();
        assertThat(counters.take("a", 1, 0, MINUTE)).isEqualTo(new Verdict(false, 0, 60));
    }

    @Test
    void severalAreTakenTogetherOrNotAtAll() {
        assertThat(counters.take("a", 2, 3, MINUTE)).isEqualTo(new Verdict(true, 1, 0));
        assertThat(counters.take("a", 2, 3, MINUTE).allowed()).isFalse();
        assertThat(counters.take("a", 1, 3, MINUTE)).isEqualTo(new Verdict(true, 0, 0));
    }

    @Test
    void lookingDoesNotCountAndAddingKnowsNoLimit() {
        assertThat(counters.peek("a", 3, MINUTE)).isEqualTo(new Verdict(true, 3, 0));
        counters.add("a", 5, MINUTE);
        assertThat(counters.peek("a", 3, MINUTE)).isEqualTo(new Verdict(false, 0, 60));
        assertThat(counters.peek("a", 6, MINUTE)).isEqualTo(new Verdict(true, 1, 0));
        counters.add("a", -5, MINUTE);
        assertThat(counters.peek("a", 6, MINUTE)).isEqualTo(new Verdict(true, 1, 0));
    }

    @Test
    void thereAreNeverMoreInAWindowThanAllowed() {
        var random = new Random(7);
        var allowed = new ArrayDeque<Long>();
        var window = Duration.ofSeconds(10);
        int taken = 0;
        for (int i = 0; i < 20_000; i++) {
            pass(random.nextInt(120));
            while (!allowed.isEmpty() && now.get() - allowed.getFirst() >= window.toNanos()) {
                allowed.removeFirst();
            }
            if (counters.take("a", 1, 20, window).allowed()) {
                allowed.addLast(now.get());
                taken++;
            }
            assertThat(allowed.size()).isLessThanOrEqualTo(20);
        }
        // And hardly fewer: entries share their end for at most a 128th of the window.
        double windows = 20_000 * 0.0595 / 10;
        assertThat(taken).isGreaterThan((int) (windows * 20 * 0.95));
    }

    @Test
    void k04_madeUpKeysDoNotPushOutTheCountersOfThoseWhoKeepCalling() {
        for (int i = 0; i < 3; i++) {
            take("regular");
        }
        for (int i = 0; i < 200_000; i++) {
            take("made-up-" + i);
            if (i % 50 == 0) {
                assertThat(take("regular").allowed()).as("after %d keys", i).isFalse();
            }
        }
        assertThat(counters.size()).isLessThanOrEqualTo(100);
    }

    @Test
    void countersWhoseWindowHasPassedAreForgotten() {
        take("a");
        take("b");
        assertThat(counters.size()).isEqualTo(2);
        pass(60_000);
        assertThat(counters.size()).isZero();
    }

    @Test
    void k07_aParallelBurstNeverGetsMoreThanTheLimit() throws Exception {
        int threads = 8;
        int calls = 1000;
        var allowed = new AtomicInteger();
        try (var pool = Executors.newFixedThreadPool(threads)) {
            for (int t = 0; t < threads; t++) {
                pool.execute(() -> {
                    for (int i = 0; i < calls; i++) {
                        if (counters.take("burst", 1, 500, MINUTE).allowed()) {
                            allowed.incrementAndGet();
                        }
                    }
                });
            }
        }
        assertThat(allowed).hasValue(500);
    }
}
