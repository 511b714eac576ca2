package dev.gatehouse.expr.lib.json;

import dev.gatehouse.expr.lib.system.DateTimeOffsetType;
import dev.gatehouse.expr.types.DotNetException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * Reads JSON with the liberties that Newtonsoft takes: single quotes, names without quotes, comments,
 * trailing commas, {@code NaN}. Texts that look like ISO 8601 times become dates. Nesting is limited to
 * {@value #MAX_DEPTH} levels.
 */
public final class JsonRead {
    static final int MAX_DEPTH = 500;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES)
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_LEADING_DECIMAL_POINT_FOR_NUMBERS)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();

    private final JsonParser parser;
    private @Nullable JContainer container;
    private @Nullable String name;
    private @Nullable JToken root;

    private DateParseHandling dates = DateParseHandling.DateTime;

    private JsonRead(JsonParser parser) {
        this.parser = parser;
    }

    /** Any JSON text, dates as they are asked for. */
    static JToken token(String json, DateParseHandling dates) {
        try (var parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            var reader = new JsonRead(parser);
            reader.dates = dates;
            return reader.document("JToken");
        }
    }

    private JValue string(String text) {
        if (dates == DateParseHandling.None) return new JValue(text, JTokenType.String);
        var date = JsonDates.tryParse(text);
        if (date == null) return new JValue(text, JTokenType.String);
        return new JValue(
                dates == DateParseHandling.DateTimeOffset ? DateTimeOffsetType.Parse(text) : date, JTokenType.Date);
    }

    /**
     * Any JSON text.
     *
     * @throws DotNetException JsonReaderException, or ArgumentNullException
     */
    public static JToken token(@Nullable String json) {
        return read(json, "JToken");
    }

    public static JObject object(@Nullable String json) {
        return (JObject) read(json, "JObject");
    }

    public static JArray array(@Nullable String json) {
        return (JArray) read(json, "JArray");
    }

    private static JToken read(@Nullable String json, String wanted) {
        if (json == null) throw DotNetException.argumentNull("s");
        try (var parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            return new JsonRead(parser).document(wanted);
        }
    }

    private JToken document(String wanted) {
        try {
            var first = parser.nextToken();
            if (first == null) throw error("Error reading " + wanted + " from JsonReader.");
            if (wanted.equals("JObject") && first != JsonToken.START_OBJECT)
                throw wrongStart(wanted, "an object", first);
            if (wanted.equals("JArray") && first != JsonToken.START_ARRAY) throw wrongStart(wanted, "an array", first);
            var token = first;
            do {
                accept(token);
                if (container == null) break;
                token = parser.nextToken();
            } while (token != null);
            var whole = root;
            if (whole == null || container != null)
                throw error("Unexpected end of content while loading " + wanted + ".");
            if (parser.nextToken() != null) throw additional();
            return whole;
        } catch (JacksonException e) {
            if (root != null && container == null) throw additional();
            throw error(e.getOriginalMessage() + ".");
        }
    }

    private void accept(JsonToken token) {
        switch (token) {
            case START_OBJECT -> open(new JObject());
            case START_ARRAY -> open(new JArray());
            case END_OBJECT, END_ARRAY -> close();
            case PROPERTY_NAME -> name = parser.currentName();
            case VALUE_STRING -> place(string(parser.getString()));
            case VALUE_NUMBER_INT -> {
                var big = parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER;
                place(new JValue(
                        big ? parser.getBigIntegerValue() : (Object) parser.getLongValue(), JTokenType.Integer));
            }
            case VALUE_NUMBER_FLOAT -> place(new JValue(parser.getDoubleValue(), JTokenType.Float));
            case VALUE_TRUE -> place(new JValue(true, JTokenType.Boolean));
            case VALUE_FALSE -> place(new JValue(false, JTokenType.Boolean));
            case VALUE_NULL -> place(JValue.ofNull());
            case NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT -> throw error("Unexpected token.");
        }
    }

    private void open(JContainer opened) {
        place(opened);
        container = opened;
    }

    private void close() {
        var closed = container;
        var above = closed == null ? null : closed.parent;
        container = above instanceof JProperty property ? property.parent : above;
    }

    private void place(JToken token) {
        switch (container) {
            case null -> root = token;
            case JObject object -> {
                var key = name == null ? "" : name;
                name = null;
                var existing = object.property(key);
                if (existing != null) existing.setValue(token);
                else object.attach(new JProperty(key, token));
            }
            case JArray array -> array.attach(token);
            case JProperty _, JConstructor _ -> throw new IllegalStateException("it cannot be open");
        }
    }

    private DotNetException wrongStart(String wanted, String kind, JsonToken first) {
        var found = switch (first) {
            case START_ARRAY -> "StartArray";
            case START_OBJECT -> "StartObject";
            case VALUE_STRING -> "String";
            case VALUE_NUMBER_INT -> "Integer";
            case VALUE_NUMBER_FLOAT -> "Float";
            case VALUE_TRUE, VALUE_FALSE -> "Boolean";
            case VALUE_NULL -> "Null";
            default -> first.name().toLowerCase(Locale.ROOT);
        };
        return error("Error reading " + wanted + " from JsonReader. Current JsonReader item is not " + kind + ": "
                + found + ".");
    }

    private DotNetException additional() {
        return error("Additional text encountered after finished reading JSON content.");
    }

    private DotNetException error(String message) {
        var at = parser.currentLocation();
        var path = new StringBuilder(container == null ? "" : container.path());
        var current = parser.streamReadContext().currentName();
        if (current != null) JsonPath.appendName(path, current);
        return new DotNetException(
                "Newtonsoft.Json.JsonReaderException",
                message + " Path '" + path + "', line " + at.getLineNr() + ", position " + (at.getColumnNr() - 1)
                        + ".");
    }
}
