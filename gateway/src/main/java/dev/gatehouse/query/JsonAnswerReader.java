package dev.gatehouse.query;

import dev.gatehouse.kql.Render;
import dev.gatehouse.kql.schema.Column;
import dev.gatehouse.kql.schema.Type;
import dev.gatehouse.store.QueryException.Kind;
import dev.gatehouse.text.Diagnostic;
import dev.gatehouse.text.Severity;
import dev.gatehouse.text.Source;
import dev.gatehouse.text.Span;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what {@link JsonAnswers} writes, as another process sent it. Whatever comes: it is an outcome or an
 * {@link IOException}.
 */
public final class JsonAnswerReader {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern TIMESPAN =
            Pattern.compile("(-)?(?:(\\d{1,8})\\.)?(\\d{1,2}):(\\d{2}):(\\d{2})(?:\\.(\\d{1,7}))?");

    private final Source query;

    /** @param query that was asked, for the places of diagnostics */
    public JsonAnswerReader(Source query) {
        this.query = query;
    }

    /**
     * Reads a whole answer.
     *
     * @param took what the answer is to say about that
     * @throws IOException if it is none
     */
    public Answer answer(InputStream in, Duration took) throws IOException {
        List<Column> columns = new ArrayList<>();
        List<@Nullable Object[]> rows = new ArrayList<>();
        Render render = null;
        List<Diagnostic> remarks = List.of();
        boolean table = false;
        try (var json = JSON.createParser(in)) {
            expect(json.nextToken() == JsonToken.START_OBJECT);
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "tables" -> {
                        tables(json, columns, rows);
                        table = true;
                    }
                    case "render" -> render = render(tree(json));
                    case "diagnostics" -> remarks = diagnostics(tree(json));
                    default -> json.skipChildren();
                }
            }
            expect(table);
            return new Answer(columns, rows, render, remarks, took);
        } catch (JacksonException | IllegalArgumentException | DateTimeException | ArithmeticException e) {
            throw new IOException("not an answer to a query: " + firstLine(e), e);
        }
    }

    private static JsonNode tree(JsonParser json) {
        return json.readValueAsTree();
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e instanceof JacksonException json ? json.getOriginalMessage() : e.getMessage())
                .lines()
                .findFirst()
                .orElse("");
    }

    private static void expect(boolean condition) {
        if (!condition) {
            throw new IllegalArgumentException("it has not the shape of one");
        }
    }

    private static void tables(JsonParser json, List<Column> columns, List<@Nullable Object[]> rows) {
        expect(json.currentToken() == JsonToken.START_ARRAY);
        expect(json.nextToken() == JsonToken.START_OBJECT);
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = json.currentName();
            json.nextToken();
            switch (name) {
                case "columns" ->
                    tree(json)
                            .forEach(column -> columns.add(new Column(
                                    column.path("name").asString(""),
                                    Type.valueOf(
                                            column.path("type").asString("").toUpperCase(Locale.ROOT)))));
                case JsonAnswers.ROWS -> rows(json, columns, rows);
                default -> json.skipChildren();
            }
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            expect(json.currentToken() != null);
            json.skipChildren();
        }
    }

    private static void rows(JsonParser json, List<Column> columns, List<@Nullable Object[]> rows) {
        expect(json.currentToken() == JsonToken.START_ARRAY);
        while (json.nextToken() == JsonToken.START_ARRAY) {
            var row = new @Nullable Object[columns.size()];
            for (int i = 0; i < row.length; i++) {
                json.nextToken();
                row[i] = value(json, columns.get(i).type());
            }
            expect(json.nextToken() == JsonToken.END_ARRAY);
            rows.add(row);
        }
    }

    private static @Nullable Object value(JsonParser json, Type type) {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return type == Type.STRING ? "" : null;
        }
        if (type == Type.DYNAMIC) {
            return tree(json).toString();
        }
        expect(json.currentToken() != null && json.currentToken().isScalarValue());
        return switch (type) {
            case BOOL -> json.getBooleanValue();
            case INT -> json.getIntValue();
            case LONG -> json.getLongValue();
            case REAL -> Double.valueOf(json.getString());
            case DECIMAL -> new BigDecimal(json.getString());
            case STRING -> json.getString();
            case DATETIME -> Instant.parse(json.getString());
            case TIMESPAN -> ticks(json.getString());
            case GUID -> UUID.fromString(json.getString());
            case DYNAMIC -> throw new IllegalStateException();
        };
    }

    private static long ticks(String text) {
        var found = TIMESPAN.matcher(text);
        expect(found.matches());
        long seconds = number(found.group(2)) * 86_400
                + number(found.group(3)) * 3600
                + number(found.group(4)) * 60
                + number(found.group(5));
        long fraction = found.group(6) == null ? 0 : number((found.group(6) + "000000").substring(0, 7));
        long sign = found.group(1) == null ? 1 : -1;
        return Math.addExact(Math.multiplyExact(sign * seconds, 10_000_000), sign * fraction);
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static @Nullable Render render(JsonNode json) {
        Map<String, String> properties = new LinkedHashMap<>();
        json.properties().forEach(each -> {
            if (each.getValue().isString() && !each.getKey().equals("visualization")) {
                properties.put(each.getKey(), each.getValue().asString());
            }
        });
        var visualization = json.path("visualization").asString("");
        return visualization.isEmpty() ? null : new Render(visualization, properties);
    }

    /**
     * Reads a refusal.
     *
     * @return null if it is none
     */
    public @Nullable Refusal refusal(String text) {
        JsonNode error;
        try {
            error = JSON.readTree(text).path("error");
        } catch (JacksonException _) {
            return null;
        }
        if (!error.path("code").isString() || !error.path("message").isString()) {
            return null;
        }
        var diagnostics = diagnostics(error.path("diagnostics"));
        if (diagnostics.stream().anyMatch(found -> found.severity() == Severity.ERROR)) {
            return new Refusal.Mistaken(diagnostics);
        }
        var code = error.path("code").asString();
        var message = error.path("message").asString();
        for (var kind : Kind.values()) {
            var refusal = new Refusal.Unanswered(kind, message);
            if (refusal.code().equals(code)) {
                return refusal;
            }
        }
        return new Refusal.Unanswered(Kind.FAILED, message);
    }

    private List<Diagnostic> diagnostics(JsonNode json) {
        List<Diagnostic> found = new ArrayList<>();
        for (var each : json) {
            found.add(new Diagnostic(
                    severity(each.path("severity").asString("")),
                    each.path("code").asString(""),
                    query,
                    Span.at(offset(
                            each.path("line").asInt(1), each.path("column").asInt(1))),
                    each.path("message").asString("")));
        }
        return found;
    }

    private static Severity severity(String label) {
        for (var severity : Severity.values()) {
            if (severity.label().equals(label)) {
                return severity;
            }
        }
        return Severity.ERROR;
    }

    /** The offset whose position this is. */
    private int offset(int line, int column) {
        int low = 0;
        int high = query.text().length();
        while (low < high) {
            int middle = (low + high) >>> 1;
            var at = query.position(middle);
            if (at.line() < line || (at.line() == line && at.column() < column)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
