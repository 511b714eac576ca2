package dev.gatehouse.query;

import dev.gatehouse.kql.Render;
import dev.gatehouse.kql.schema.Column;
import dev.gatehouse.kql.schema.Type;
import dev.gatehouse.text.Diagnostic;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.util.MinimalPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;

/**
 * The shape of Azure Monitor's query API, a row to a line: {@code tables}, with one named {@code PrimaryResult}; beside
 * it {@code render} and {@code diagnostics}, where there are any.
 *
 * <p>Datetimes and timespans are texts with seven decimals, decimals are texts, as are NaN and the infinities. A dynamic
 * value is JSON itself; Azure writes it into a text.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-monitor/logs/api/response-format">Azure Monitor Log Analytics API response format</a>
 */
public final class JsonAnswers implements AnswerWriter {
    static final String TABLE = "PrimaryResult";
    static final String ROWS = "rows";

    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public void write(Answer answer, Writer out) throws IOException {
        try (var json = generator(out)) {
            json.writeStartObject();
            json.writeArrayPropertyStart("tables");
            table(answer, json);
            json.writeEndArray();
            if (answer.render() != null) {
                render(answer.render(), json);
            }
            if (!answer.remarks().isEmpty()) {
                diagnostics(answer.remarks(), json);
            }
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (JacksonException e) {
            throw io(e);
        }
    }

    /** {@code {"error":{"code","message","line","column"}}}, and all {@code diagnostics} where the query has mistakes. */
    public void write(Refusal refusal, Writer out) throws IOException {
        try (var json = generator(out)) {
            json.writeStartObject();
            json.writeObjectPropertyStart("error");
            json.writeStringProperty("code", refusal.code());
            json.writeStringProperty("message", refusal.message());
            json.writeNumberProperty("line", refusal.position().line());
            json.writeNumberProperty("column", refusal.position().column());
            if (refusal instanceof Refusal.Mistaken(var diagnostics)) {
                diagnostics(diagnostics, json);
            }
            json.writeEndObject();
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (JacksonException e) {
            throw io(e);
        }
    }

    private static JsonGenerator generator(Writer out) {
        return JSON.writer()
                .without(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .with(new RowLines())
                .createGenerator(out);
    }

    private static final class RowLines extends MinimalPrettyPrinter {
        private static final long serialVersionUID = 1;

        @Override
        public void beforeArrayValues(JsonGenerator json) {
            breakLine(json);
        }

        @Override
        public void writeArrayValueSeparator(JsonGenerator json) {
            super.writeArrayValueSeparator(json);
            breakLine(json);
        }

        private static void breakLine(JsonGenerator json) {
            var table = json.streamWriteContext().getParent();
            if (table != null && table.getNestingDepth() == 3 && ROWS.equals(table.currentName())) {
                json.writeRaw('\n');
            }
        }
    }

    private static IOException io(JacksonException e) {
        return e.getCause() instanceof IOException io ? io : new IOException(e);
    }

    private static void table(Answer answer, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("name", TABLE);
        json.writeArrayPropertyStart("columns");
        for (var column : answer.columns()) {
            json.writeStartObject();
            json.writeStringProperty("name", column.name());
            json.writeStringProperty("type", column.type().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart(ROWS);
        for (var row : answer.rows()) {
            row(answer.columns(), row, json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void row(List<Column> columns, @Nullable Object[] row, JsonGenerator json) {
        json.writeStartArray();
        for (int i = 0; i < row.length; i++) {
            value(row[i], columns.get(i).type(), json);
        }
        json.writeEndArray();
    }

    private static void value(@Nullable Object value, Type type, JsonGenerator json) {
        if (value == null) {
            json.writeNull();
            return;
        }
        switch (type) {
            case BOOL -> json.writeBoolean((boolean) value);
            case INT -> json.writeNumber((int) value);
            case LONG -> json.writeNumber((long) value);
            case REAL -> real((double) value, json);
            case DECIMAL, STRING, DATETIME, TIMESPAN, GUID -> json.writeString(ValueText.exact(value, type));
            case DYNAMIC -> dynamic((String) value, json);
        }
    }

    private static void real(double value, JsonGenerator json) {
        if (Double.isFinite(value)) {
            json.writeNumber(value);
        } else {
            json.writeString(Double.toString(value));
        }
    }

    /** What DuckDB takes for JSON is not always JSON: it knows NaN, and commas at the end. */
    private static void dynamic(String text, JsonGenerator json) {
        if (isJson(text)) {
            json.writeRawValue(text);
        } else {
            json.writeString(text);
        }
    }

    private static boolean isJson(String text) {
        try (var parser = JSON.createParser(text)) {
            if (parser.nextToken() == null) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (JacksonException _) {
            return false;
        }
    }

    private static void render(Render render, JsonGenerator json) {
        json.writeObjectPropertyStart("render");
        json.writeStringProperty("visualization", render.visualization());
        new TreeMap<>(render.properties()).forEach(json::writeStringProperty);
        json.writeEndObject();
    }

    private static void diagnostics(List<Diagnostic> diagnostics, JsonGenerator json) {
        json.writeArrayPropertyStart("diagnostics");
        for (var found : diagnostics) {
            var position = found.position();
            json.writeStartObject();
            json.writeStringProperty("severity", found.severity().label());
            json.writeStringProperty("code", found.code());
            json.writeNumberProperty("line", position.line());
            json.writeNumberProperty("column", position.column());
            json.writeStringProperty("message", found.message());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
