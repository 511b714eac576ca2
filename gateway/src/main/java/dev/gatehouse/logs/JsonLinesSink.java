package dev.gatehouse.logs;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

/**
 * Writes rows as lines of JSON, a member for each column that has a value, as exports of Azure's tables have them. A
 * file is opened for every batch: it may be moved away or cut at any time.
 */
public final class JsonLinesSink<R> implements LogSink<R> {
    private final LogTable<R> table;
    private final Target target;

    private interface Target {
        OutputStream open() throws IOException;
    }

    private JsonLinesSink(LogTable<R> table, Target target) {
        this.table = table;
        this.target = target;
    }

    /** Appends to a file, which is made where there is none. */
    public static <R> JsonLinesSink<R> file(LogTable<R> table, Path file) {
        return new JsonLinesSink<>(
                table,
                () -> new BufferedOutputStream(
                        Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND), 64 * 1024));
    }

    /** Writes to a stream that stays open. */
    public static <R> JsonLinesSink<R> stream(LogTable<R> table, OutputStream stream) {
        return new JsonLinesSink<>(table, () -> new Unclosed(stream));
    }

    @Override
    public void write(List<R> rows) throws IOException {
        try (var out = target.open();
                var json = Json.factory().createGenerator(ObjectWriteContext.empty(), out)) {
            for (var row : rows) {
                write(json, row);
            }
            json.writeRaw('\n');
        } catch (JacksonException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e);
        }
    }

    private void write(JsonGenerator json, R row) {
        json.writeStartObject();
        for (var column : table.columns()) {
            var value = column.value().apply(row);
            if (value == null || value.equals("")) {
                continue;
            }
            json.writeName(column.column().name());
            switch (column.column().type()) {
                case BOOL -> json.writeBoolean((boolean) value);
                case INT -> json.writeNumber((int) value);
                case LONG, TIMESPAN -> json.writeNumber((long) value);
                case REAL -> json.writeNumber((double) value);
                case DYNAMIC -> json.writeRawValue((String) value);
                case DECIMAL, STRING, DATETIME, GUID -> json.writeString(value.toString());
            }
        }
        json.writeEndObject();
    }

    @Override
    public void close() {
        // nothing is open between batches
    }

    /** Flushed where it would be closed. */
    private static final class Unclosed extends BufferedOutputStream {
        Unclosed(OutputStream stream) {
            super(stream, 64 * 1024);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
