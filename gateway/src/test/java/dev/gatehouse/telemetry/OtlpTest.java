package dev.gatehouse.telemetry;

import static dev.gatehouse.telemetry.Collector.attributes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.kql.schema.Column;
import dev.gatehouse.kql.schema.Type;
import dev.gatehouse.logs.LogColumn;
import dev.gatehouse.logs.LogTable;
import dev.gatehouse.settings.Settings;
import io.opentelemetry.proto.logs.v1.SeverityNumber;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a collector gets. */
class OtlpTest {
    private static final Duration SOON = Duration.ofMillis(50);

    private final Metrics metrics = new Metrics(1_700_000_000_000L);
    private Collector collector;

    @BeforeEach
    void start() throws IOException {
        collector = new Collector();
    }

    @AfterEach
    void stop() {
        collector.close();
    }

    private Settings.Telemetry settings(boolean metrics, boolean traces) {
        return new Settings.Telemetry(collector.address() + "/", metrics, traces, true, 100);
    }

    @Test
    void metricsArePushedAsPrometheusSeesThem() throws InterruptedException {
        metrics.counter("gatehouse_things_total", "Things", List.of("kind"), readings -> readings.put(3, "a"));
        metrics.gauge("gatehouse_level", "Level", List.of(), readings -> readings.put(-1.5));
        var custom = metrics.meters().custom("apim-costing", "caller-requests", List.of("Caller Id"));
        custom.add(2, List.of("alice"));
        custom.add(0.5, List.of("alice"));
        metrics.meters().custom("API Management", "plain", List.of()).add(1, List.of());
        try (var _ = new Otlp(settings(true, false), metrics, SOON)) {
            var pushed = collector.nextMetrics();

            var things = pushed.get("gatehouse_things_total");
            assertThat(things.getDescription()).isEqualTo("Things");
            assertThat(things.getSum().getIsMonotonic()).isTrue();
            assertThat(things.getSum().getAggregationTemporality())
                    .isEqualTo(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE);
            var point = things.getSum().getDataPoints(0);
            assertThat(point.getAsDouble()).isEqualTo(3);
            assertThat(attributes(point.getAttributesList())).containsOnly(java.util.Map.entry("kind", "a"));
            assertThat(point.getStartTimeUnixNano()).isEqualTo(1_700_000_000_000_000_000L);
            assertThat(point.getTimeUnixNano()).isGreaterThan(point.getStartTimeUnixNano());

            assertThat(pushed.get("gatehouse_level").getGauge().getDataPoints(0).getAsDouble())
                    .isEqualTo(-1.5);

            var emitted = pushed.get("caller-requests").getHistogram().getDataPoints(0);
            assertThat(emitted.getCount()).isEqualTo(2);
            assertThat(emitted.getSum()).isEqualTo(2.5);
            assertThat(attributes(emitted.getAttributesList()))
                    .containsOnly(
                            java.util.Map.entry("Caller Id", "alice"),
                            java.util.Map.entry("namespace", "apim-costing"));
            assertThat(pushed).containsKeys("plain", "jvm_memory_used_bytes", "jvm_runtime_info");
            assertThat(pushed.keySet()).noneMatch(name -> name.startsWith("custom_"));
        }
    }

    @Test
    void aCollectorThatIsAwayHoldsUpNobody() {
        collector.close();
        long start = System.nanoTime();
        var otlp = new Otlp(settings(true, true), metrics, SOON);
        otlp.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    private record Row(Instant time, boolean good, String text, Integer code, String json, UUID id) {}

    private static LogColumn<Row> column(String name, Type type, java.util.function.Function<Row, Object> value) {
        return new LogColumn<>(new Column(name, type), value);
    }

    private static final LogTable<Row> TABLE = new LogTable<>(
            "ApiManagementGatewayLogs",
            List.of(
                    column("TimeGenerated", Type.DATETIME, Row::time),
                    column("IsRequestSuccess", Type.BOOL, Row::good),
                    column("Url", Type.STRING, Row::text),
                    column("ResponseCode", Type.INT, Row::code),
                    column("RequestHeaders", Type.DYNAMIC, Row::json),
                    column("CorrelationId", Type.GUID, Row::id),
                    new LogColumn<>(new Column("Category", Type.STRING), _ -> "GatewayLogs", true)));

    @Test
    void rowsAreRecordsOfALog() throws Exception {
        var parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        var id = UUID.randomUUID();
        var time = Instant.parse("2026-03-01T10:00:00.123456Z");
        try (var otlp = new Otlp(settings(false, false), metrics, SOON);
                var sink = otlp.logs(TABLE, row -> row.good ? parent : null)) {
            sink.write(List.of(new Row(time, true, "https://x/y", 200, "{\"a\":1}", id)));
            var record = collector.nextLog();
            assertThat(record.getEventName()).isEqualTo("ApiManagementGatewayLogs");
            assertThat(record.getTimeUnixNano()).isEqualTo(time.getEpochSecond() * 1_000_000_000 + time.getNano());
            assertThat(record.getSeverityNumber()).isEqualTo(SeverityNumber.SEVERITY_NUMBER_INFO);
            assertThat(java.util.HexFormat.of().formatHex(record.getTraceId().toByteArray()))
                    .isEqualTo("0af7651916cd43dd8448eb211c80319c");
            assertThat(attributes(record.getAttributesList()))
                    .containsOnly(
                            java.util.Map.entry("TimeGenerated", time.toString()),
                            java.util.Map.entry("IsRequestSuccess", "true"),
                            java.util.Map.entry("Url", "https://x/y"),
                            java.util.Map.entry("ResponseCode", "200"),
                            java.util.Map.entry("RequestHeaders", "{\"a\":1}"),
                            java.util.Map.entry("CorrelationId", id.toString()));

            sink.write(List.of(new Row(time, false, "", null, "null", id), new Row(time, true, "2", 1, "", id)));
            var request = collector.logs.take();
            assertThat(request.getResourceLogs(0).getScopeLogs(0).getLogRecordsCount())
                    .isEqualTo(2);
            var failed = request.getResourceLogs(0).getScopeLogs(0).getLogRecords(0);
            assertThat(failed.getSeverityNumber()).isEqualTo(SeverityNumber.SEVERITY_NUMBER_ERROR);
            assertThat(failed.getTraceId().isEmpty()).isTrue();
            assertThat(attributes(failed.getAttributesList()))
                    .containsOnlyKeys("TimeGenerated", "IsRequestSuccess", "CorrelationId");
            assertThat(attributes(request.getResourceLogs(0).getResource().getAttributesList()))
                    .containsEntry("service.name", "gatehouse")
                    .containsKeys("service.instance.id", "host.name");
        }
    }

    @Test
    void rowsThatACollectorDoesNotTakeAreReportedAsLost() throws Exception {
        collector.status = 400;
        try (var otlp = new Otlp(settings(false, false), metrics, SOON);
                var sink = otlp.logs(TABLE, _ -> null)) {
            var row = new Row(Instant.EPOCH, true, "", 1, "", UUID.randomUUID());
            assertThatThrownBy(() -> sink.write(List.of(row)))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the collector did not take 1 rows");
            collector.status = 200;
            sink.write(List.of(row));
            assertThat(collector.nextLog().getEventName()).isEqualTo("ApiManagementGatewayLogs");
        }
    }
}
