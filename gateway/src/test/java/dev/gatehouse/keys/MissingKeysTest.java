package dev.gatehouse.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.jose.Signing;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Floods of keys that nobody knows. */
class MissingKeysTest extends KeysTest {
    @Test
    void b02_memoryIsBounded() {
        var missing = new MissingKeys();
        for (int i = 0; i < 100_000; i++) {
            missing.add("key-" + i, 0);
        }
        assertThat(missing.size()).isBetween(100L, MissingKeys.MAX_WEIGHT / 128);
        for (int i = 0; i < 1000; i++) {
            missing.add("k".repeat(16_000) + i, 0);
        }
        assertThat(missing.size() * 128).isLessThan(MissingKeys.MAX_WEIGHT);
        missing.add("k".repeat(1_000_000), 0);
        assertThat(missing.has("k".repeat(1_000_000), 0, 1)).isFalse();
    }

    @Test
    void tokensWithoutAKeyIdAreRememberedTogether() {
        var missing = new MissingKeys();
        missing.add(null, Long.MAX_VALUE);
        assertThat(missing.has(null, Long.MIN_VALUE + 8, 10)).isTrue();
        assertThat(missing.has(null, Long.MIN_VALUE + 9, 10)).isFalse();
        assertThat(missing.has("key", Long.MAX_VALUE, 10)).isFalse();
    }

    @Test
    void b02_tenThousandAtOnceMakeOneFetch() throws InterruptedException, ExecutionException {
        outcome(token(Signing.RSA));
        List<Callable<String>> calls = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            String token = naming("unknown-" + i);
            calls.add(() -> outcome(token));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> each : threads.invokeAll(calls)) {
                assertThat(each.get()).isEqualTo(KEY_NOT_FOUND);
            }
        }
        assertThat(provider.keyRequests).hasValue(2);
    }
}
