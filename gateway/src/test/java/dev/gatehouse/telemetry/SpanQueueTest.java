package dev.gatehouse.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SpanQueueTest {
    /** Holds every batch until it is let go. */
    private static final class Held implements SpanExporter {
        final CountDownLatch came = new CountDownLatch(1);
        final CompletableResultCode result = new CompletableResultCode();
        final List<String> names = new CopyOnWriteArrayList<>();

        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            spans.forEach(span -> names.add(span.getName()));
            came.countDown();
            return result;
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }

    private final Held exporter = new Held();
    private final SpanQueue queue = new SpanQueue(exporter, 10);
    private final Tracer tracer =
            SdkTracerProvider.builder().addSpanProcessor(queue).build().get("test");

    private Map<String, Double> figures() {
        Map<String, Double> figures = new TreeMap<>();
        queue.read((value, labels) -> figures.put(labels[0], value.doubleValue()));
        return figures;
    }

    @Test
    void whatDoesNotFitIsDroppedAndCountedAndNobodyWaits() throws InterruptedException {
        tracer.spanBuilder("first").startSpan().end();
        assertThat(exporter.came.await(10, TimeUnit.SECONDS)).isTrue();
        long start = System.nanoTime();
        for (int i = 0; i < 1000; i++) {
            tracer.spanBuilder("more").startSpan().end();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(figures()).containsEntry("dropped", 990.0).containsEntry("sent", 0.0);
        exporter.result.succeed();
        queue.close();
        assertThat(figures()).containsEntry("dropped", 990.0).containsEntry("sent", 11.0);
        assertThat(exporter.names).hasSize(11).startsWith("first");
    }

    @Test
    void whatACollectorDoesNotTakeIsCounted() {
        exporter.result.fail();
        tracer.spanBuilder("one").startSpan().end();
        queue.close();
        assertThat(figures()).containsEntry("failed", 1.0).containsEntry("sent", 0.0);
    }
}
