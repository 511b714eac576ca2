package dev.gatehouse.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MemoryValueCacheTest {
    private final AtomicLong now = new AtomicLong();
    private final MemoryValueCache cache = new MemoryValueCache(100_000, now::get);

    @Test
    void valuesComeBackAsTheyWerePutUntilTheirTimeIsOver() {
        cache.store("a", true, Duration.ofSeconds(10));
        cache.store("b", "text", Duration.ofSeconds(20));
        now.addAndGet(Duration.ofSeconds(10).toNanos() - 1);
        assertThat(cache.find("a")).isEqualTo(true);
        now.addAndGet(1);
        assertThat(cache.find("a")).isNull();
        assertThat(cache.find("b")).isEqualTo("text");
    }

    @Test
    void readingDoesNotKeepAValueLonger() {
        cache.store("a", 1, Duration.ofSeconds(10));
        for (int i = 0; i < 10; i++) {
            assertThat(cache.find("a")).isEqualTo(1);
            now.addAndGet(Duration.ofSeconds(1).toNanos());
        }
        assertThat(cache.find("a")).isNull();
    }

    @Test
    void storingReplacesValueAndTimeAndNoTimeRemoves() {
        cache.store("a", 1, Duration.ofSeconds(10));
        cache.store("a", 2, Duration.ofSeconds(30));
        now.addAndGet(Duration.ofSeconds(20).toNanos());
        assertThat(cache.find("a")).isEqualTo(2);
        cache.store("a", 3, Duration.ZERO);
        assertThat(cache.find("a")).isNull();
        cache.store("a", 4, Duration.ofSeconds(1));
        cache.remove("a");
        assertThat(cache.find("a")).isNull();
    }

    @Test
    void whatItHoldsIsBoundedBySizeNotByNumber() {
        for (int i = 0; i < 1000; i++) {
            cache.store("key" + i, new byte[10_000], Duration.ofHours(1));
        }
        long kept = 0;
        for (int i = 0; i < 1000; i++) {
            kept += cache.find("key" + i) == null ? 0 : 1;
        }
        assertThat(kept).isBetween(1L, 10L);
        cache.store("huge", "x".repeat(100_000), Duration.ofHours(1));
        assertThat(cache.find("huge")).isNull();
    }
}
