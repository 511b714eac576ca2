package dev.gatehouse.telemetry;

import dev.gatehouse.kql.schema.Type;
import dev.gatehouse.logs.LogColumn;
import dev.gatehouse.logs.LogSink;
import dev.gatehouse.logs.LogTable;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.logs.Logger;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import io.opentelemetry.sdk.resources.Resource;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sends rows as records of a log: an event of the table's name, whose attributes are the columns under their names.
 * Columns that say nothing are left out: null, empty texts, those that have one value in all rows. {@code TimeGenerated}
 * is the record's time; rows of failed exchanges have the severity of errors.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otel/logs/data-model/">Logs data model</a>
 */
final class OtlpLogSink<R> implements LogSink<R> {
    private static final long TIMEOUT_SECONDS = 15;
    private static final String TIME = "TimeGenerated";
    private static final String SUCCESS = "IsRequestSuccess";

    private final LogTable<R> table;
    private final LogRecordExporter exporter;
    private final Function<R, @Nullable String> traceParent;
    private final SdkLoggerProvider provider;
    private final Logger logger;
    /** What the rows of one batch have been made into. */
    private final List<LogRecordData> made = new ArrayList<>();

    /** @param traceParent the trace that a row belongs to, as W3C writes it; null where that is not known */
    OtlpLogSink(
            LogTable<R> table,
            LogRecordExporter exporter,
            Resource resource,
            Function<R, @Nullable String> traceParent) {
        this.table = table;
        this.exporter = exporter;
        this.traceParent = traceParent;
        this.provider = SdkLoggerProvider.builder()
                .setResource(resource)
                .addLogRecordProcessor((_, record) -> made.add(record.toLogRecordData()))
                .build();
        this.logger = provider.get("gatehouse");
    }

    @Override
    public void write(List<R> rows) throws IOException {
        made.clear();
        rows.forEach(this::make);
        var result = exporter.export(made).join(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        if (!result.isSuccess()) {
            var why = result.getFailureThrowable();
            throw new IOException("the collector did not take %d rows".formatted(rows.size()), why);
        }
    }

    private void make(R row) {
        var record = logger.logRecordBuilder().setEventName(table.name()).setSeverity(Severity.INFO);
        var attributes = Attributes.builder();
        for (var column : table.columns()) {
            var value = column.value().apply(row);
            var name = column.column().name();
            if (name.equals(TIME) && value instanceof Instant time) {
                record.setTimestamp(time);
            } else if (name.equals(SUCCESS) && Boolean.FALSE.equals(value)) {
                record.setSeverity(Severity.ERROR);
            }
            if (value != null && !column.constant()) {
                put(attributes, column, value);
            }
        }
        var parent = traceParent.apply(row);
        record.setContext(
                        parent == null
                                ? Context.root()
                                : W3CTraceContextPropagator.getInstance()
                                        .extract(Context.root(), Map.of("traceparent", parent), Parent.GETTER))
                .setAllAttributes(attributes.build())
                .emit();
    }

    private static <R> void put(AttributesBuilder attributes, LogColumn<R> column, Object value) {
        var name = column.column().name();
        switch (value) {
            case Boolean flag -> attributes.put(AttributeKey.booleanKey(name), flag);
            case Integer number -> attributes.put(AttributeKey.longKey(name), number.longValue());
            case Long number -> attributes.put(AttributeKey.longKey(name), number);
            case Double number -> attributes.put(AttributeKey.doubleKey(name), number);
            default -> {
                var text = value.toString();
                if (!text.isEmpty() && !(column.column().type() == Type.DYNAMIC && text.equals("null"))) {
                    attributes.put(AttributeKey.stringKey(name), text);
                }
            }
        }
    }

    private enum Parent implements TextMapGetter<Map<String, String>> {
        GETTER;

        @Override
        public @Nullable String get(@Nullable Map<String, String> carrier, String key) {
            return carrier == null ? null : carrier.get(key);
        }
    }

    @Override
    public void close() {
        provider.shutdown();
        exporter.shutdown();
    }
}
