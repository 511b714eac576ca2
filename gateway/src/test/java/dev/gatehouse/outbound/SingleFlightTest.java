package dev.gatehouse.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SingleFlightTest {
    private final SingleFlight flight = new SingleFlight();
    private final AtomicInteger fetches = new AtomicInteger();
    private final AtomicBoolean done = new AtomicBoolean();

    @Test
    void manyAtOnceAreOneFetchAndAllSeeWhatItLeft() throws Exception {
        var landing = new CountDownLatch(1);
        var begun = new CountDownLatch(1);
        var seen = new AtomicInteger();
        var threads = new ArrayList<Thread>();
        threads.add(Thread.ofVirtual().start(() -> {
            flight.runOrJoin(() -> !done.get(), () -> {
                fetches.incrementAndGet();
                begun.countDown();
                await(landing);
                done.set(true);
            });
        }));
        begun.await();
        assertThat(flight.isUnderWay()).isTrue();
        for (int i = 0; i < 20; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                flight.runOrJoin(() -> !done.get(), fetches::incrementAndGet);
                seen.addAndGet(done.get() ? 1 : 0);
            }));
        }
        landing.countDown();
        for (var thread : threads) {
            thread.join();
        }
        assertThat(fetches).hasValue(1);
        assertThat(seen).hasValue(20);
        assertThat(flight.isUnderWay()).isFalse();
    }

    @Test
    void whatIsNotNeededIsNotFetched() {
        flight.runOrJoin(() -> false, fetches::incrementAndGet);
        assertThat(fetches).hasValue(0);
        assertThat(flight.isUnderWay()).isFalse();
    }

    @Test
    void aFetchThatThrowsHoldsNobodyUpAndMayBeTriedAgain() {
        assertThatThrownBy(() -> flight.runOrJoin(() -> true, () -> {
                    throw new IllegalStateException("out of luck");
                }))
                .hasMessage("out of luck");
        flight.runOrJoin(() -> true, fetches::incrementAndGet);
        assertThat(fetches).hasValue(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
