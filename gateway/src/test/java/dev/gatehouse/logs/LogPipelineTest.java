package dev.gatehouse.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The way of rows. */
class LogPipelineTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private static final class Kept implements LogSink<Integer> {
        private final List<Integer> rows = new ArrayList<>();
        private boolean closed;

        @Override
        public synchronized void write(List<Integer> batch) {
            rows.addAll(batch);
        }

        synchronized List<Integer> rows() {
            return List.copyOf(rows);
        }

        @Override
        public synchronized void close() {
            closed = true;
        }
    }

    @Test
    void rowsGetToEverySinkInOrder() throws Exception {
        var first = new Kept();
        var second = new Kept();
        var expected = IntStream.range(0, 10_000).boxed().toList();
        try (var pipeline = new LogPipeline<Integer>(_ -> 1, 10_000)) {
            pipeline.add("first", first);
            pipeline.add("second", second);
            expected.forEach(pipeline::offer);
            assertThat(pipeline.flush(LONG)).isTrue();
            assertThat(first.rows()).isEqualTo(expected);
            assertThat(second.rows()).isEqualTo(expected);
            assertThat(pipeline.statistics()).contains(new LogPipeline.Statistics("first", 0, 10_000, 0, 0));
        }
        assertThat(first.closed).isTrue();
    }

    @Test
    void whatWaitsAtTheEndStillGetsThere() {
        var kept = new Kept();
        try (var pipeline = new LogPipeline<Integer>(_ -> 1, 100)) {
            pipeline.add("kept", kept);
            IntStream.range(0, 100).forEach(pipeline::offer);
        }
        assertThat(kept.rows()).hasSize(100);
    }

    /** A sink that hangs fills its queue; the offers go on at once, and the other sink gets everything. */
    @Test
    void overflowIsDroppedAndCountedAndNeverWaits() throws Exception {
        var entered = new CountDownLatch(1);
        var gate = new Semaphore(0);
        var kept = new Kept();
        try (var pipeline = new LogPipeline<Integer>(_ -> 1, 50)) {
            pipeline.add("stuck", new LogSink<>() {
                @Override
                public void write(List<Integer> rows) throws InterruptedException {
                    entered.countDown();
                    gate.acquire();
                }

                @Override
                public void close() {}
            });
            pipeline.add("good", kept);
            pipeline.offer(0);
            assertThat(pipeline.flush(Duration.ofMillis(1))).isFalse();
            entered.await();
            for (int i = 1; i <= 80; i++) {
                pipeline.offer(i);
                pipeline.flush(Duration.ZERO);
            }
            var stuck = pipeline.statistics().getFirst();
            assertThat(stuck.waiting()).isEqualTo(50);
            assertThat(stuck.dropped()).isEqualTo(30);
            gate.release(1000);
            assertThat(pipeline.flush(LONG)).isTrue();
            assertThat(pipeline.statistics().getFirst().written()).isEqualTo(51);
            assertThat(kept.rows().size() + pipeline.statistics().getLast().dropped())
                    .isEqualTo(81);
        }
    }

    @Test
    void largeRowsDoNotFillTheMemory() throws Exception {
        var entered = new CountDownLatch(1);
        var gate = new Semaphore(0);
        try (var pipeline = new LogPipeline<Integer>(_ -> 1024 * 1024, 10_000)) {
            pipeline.add("stuck", new LogSink<>() {
                @Override
                public void write(List<Integer> rows) throws InterruptedException {
                    entered.countDown();
                    gate.acquire();
                }

                @Override
                public void close() {}
            });
            pipeline.offer(0);
            assertThat(pipeline.flush(Duration.ofMillis(1))).isFalse();
            entered.await();
            IntStream.range(0, 1000).forEach(pipeline::offer);
            assertThat(pipeline.statistics().getFirst().waiting()).isLessThanOrEqualTo(64);
            gate.release(1000);
            assertThat(pipeline.flush(LONG)).isTrue();
            pipeline.offer(1);
            assertThat(pipeline.flush(LONG)).isTrue();
        }
    }

    @Test
    void aSinkThatFailsLosesTheBatchAndNoMore() throws Exception {
        var kept = new Kept();
        var broken = new boolean[] {true};
        try (var pipeline = new LogPipeline<Integer>(_ -> 1, 100)) {
            pipeline.add("flaky", new LogSink<>() {
                @Override
                public void write(List<Integer> rows) throws IOException {
                    if (broken[0]) {
                        throw new IOException("no room");
                    }
                    kept.write(rows);
                }

                @Override
                public void close() {}
            });
            pipeline.offer(1);
            assertThat(pipeline.flush(LONG)).isTrue();
            broken[0] = false;
            pipeline.offer(2);
            assertThat(pipeline.flush(LONG)).isTrue();
            assertThat(kept.rows()).containsExactly(2);
            assertThat(pipeline.statistics()).containsExactly(new LogPipeline.Statistics("flaky", 0, 1, 0, 1));
        }
    }
}
