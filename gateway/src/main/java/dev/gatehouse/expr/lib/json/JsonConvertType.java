package dev.gatehouse.expr.lib.json;

import static dev.gatehouse.expr.types.Member.Kind.STATIC;
import static dev.gatehouse.expr.types.Member.Kind.STATIC_PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.lib.xml.XDocument;
import dev.gatehouse.expr.lib.xml.XObject;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.expr.types.TypeNames;
import dev.gatehouse.expr.types.TypeToken;
import org.jspecify.annotations.Nullable;

/**
 * {@code Newtonsoft.Json.JsonConvert}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/newtonsoft.json.jsonconvert">Newtonsoft.Json.JsonConvert</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "Newtonsoft.Json.JsonConvert")
public final class JsonConvertType implements LibraryType {
    @Member(STATIC)
    public static String SerializeObject(@Nullable Object value) {
        return SerializeObject(value, Formatting.None);
    }

    @Member(STATIC)
    public static String SerializeObject(@Nullable Object value, Formatting formatting) {
        return SerializeObject(value, formatting, null);
    }

    /** Objects and arrays become tokens, values the .NET type that JSON has for them. */
    @Member(STATIC)
    public static @Nullable Object DeserializeObject(@Nullable String value) {
        if (value == null) throw DotNetException.argumentNull("value");
        if (value.isBlank()) return null;
        var token = JsonRead.token(value);
        return token instanceof JValue found ? found.value() : token;
    }

    @Member(STATIC)
    public static <T extends @Nullable Object> @Nullable T DeserializeObject(
            @Nullable String value, TypeToken<T> type) {
        if (value == null) throw DotNetException.argumentNull("value");
        if (value.isBlank()) return type.defaultValue();
        return JsonObjects.toObject(JsonRead.token(value), type);
    }

    @Member(value = STATIC_PROPERTY, name = "True")
    public static String trueText() {
        return "true";
    }

    @Member(value = STATIC_PROPERTY, name = "False")
    public static String falseText() {
        return "false";
    }

    @Member(STATIC_PROPERTY)
    public static String Null() {
        return "null";
    }

    @Member(STATIC_PROPERTY)
    public static String Undefined() {
        return "undefined";
    }

    @Member(STATIC_PROPERTY)
    public static String PositiveInfinity() {
        return "Infinity";
    }

    @Member(STATIC_PROPERTY)
    public static String NegativeInfinity() {
        return "-Infinity";
    }

    @Member(STATIC_PROPERTY)
    public static String NaN() {
        return "NaN";
    }

    @Member(STATIC)
    public static String SerializeObject(@Nullable Object value, @Nullable JsonSerializerSettings settings) {
        return SerializeObject(value, settings == null ? Formatting.None : settings.formatting, settings);
    }

    @Member(STATIC)
    public static String SerializeObject(
            @Nullable Object value, Formatting formatting, @Nullable JsonSerializerSettings settings) {
        boolean withoutNulls = settings != null && settings.nulls == NullValueHandling.Ignore;
        var out = new JsonText(formatting, settings == null ? null : settings.dateFormat);
        JsonObjects.token(value, withoutNulls).write(out);
        return out.toString();
    }

    @Member(STATIC)
    public static @Nullable Object DeserializeObject(
            @Nullable String value, @Nullable JsonSerializerSettings settings) {
        if (value == null) throw DotNetException.argumentNull("value");
        if (value.isBlank()) return null;
        var token = read(value, settings);
        return token instanceof JValue found ? found.value() : token;
    }

    @Member(STATIC)
    public static <T extends @Nullable Object> @Nullable T DeserializeObject(
            @Nullable String value, @Nullable JsonSerializerSettings settings, TypeToken<T> type) {
        if (value == null) throw DotNetException.argumentNull("value");
        return value.isBlank() ? type.defaultValue() : JsonObjects.toObject(read(value, settings), type);
    }

    @Member(value = STATIC, name = "DeserializeObject")
    public static @Nullable Object deserializeAs(@Nullable String value, @Nullable TypeToken<?> type) {
        return deserializeAs(value, type, null);
    }

    @Member(value = STATIC, name = "DeserializeObject")
    public static @Nullable Object deserializeAs(
            @Nullable String value, @Nullable TypeToken<?> type, @Nullable JsonSerializerSettings settings) {
        if (type == null) return DeserializeObject(value, settings);
        if (value == null) throw DotNetException.argumentNull("value");
        return value.isBlank() ? null : JsonObjects.toObject(read(value, settings), type);
    }

    private static JToken read(String value, @Nullable JsonSerializerSettings settings) {
        return settings == null ? JsonRead.token(value) : JsonRead.token(value, settings.dates);
    }

    /** A value as JSON has it, texts with their quotation marks. */
    @Member(STATIC)
    public static String ToString(@Nullable Object value) {
        if (value instanceof JToken || (value != null && JContainer.elements(value) != null)) {
            throw DotNetException.argument("Unsupported type: " + TypeNames.of(value)
                    + ". Use the JsonSerializer class to get the object's JSON representation.");
        }
        return JsonObjects.token(value).json(Formatting.None);
    }

    @Member(STATIC)
    public static String ToString(@Nullable String value, char delimiter) {
        if (delimiter != '"' && delimiter != '\'') {
            throw DotNetException.argument("Delimiter must be a single or double quote.\nParameter name: delimiter");
        }
        var quoted = new JValue(value == null ? "" : value).json(Formatting.None);
        var inner = quoted.substring(1, quoted.length() - 1);
        return delimiter == '"' ? quoted : "'" + inner.replace("\\\"", "\"").replace("'", "\\'") + "'";
    }

    /** Null is written like an empty text. */
    @Member(STATIC)
    public static String ToString(@Nullable String value) {
        return ToString(value, '"');
    }

    @Member(STATIC)
    public static String SerializeXNode(@Nullable XObject node) {
        return SerializeXNode(node, Formatting.None, false);
    }

    @Member(STATIC)
    public static String SerializeXNode(@Nullable XObject node, Formatting formatting) {
        return SerializeXNode(node, formatting, false);
    }

    @Member(STATIC)
    public static String SerializeXNode(@Nullable XObject node, Formatting formatting, boolean omitRootObject) {
        return XmlToJson.of(node, omitRootObject).json(formatting);
    }

    @Member(STATIC)
    public static @Nullable XDocument DeserializeXNode(@Nullable String value) {
        return DeserializeXNode(value, null, false);
    }

    @Member(STATIC)
    public static @Nullable XDocument DeserializeXNode(
            @Nullable String value, @Nullable String deserializeRootElementName) {
        return DeserializeXNode(value, deserializeRootElementName, false);
    }

    @Member(STATIC)
    public static @Nullable XDocument DeserializeXNode(
            @Nullable String value, @Nullable String deserializeRootElementName, boolean writeArrayAttribute) {
        if (value == null) throw DotNetException.argumentNull("value");
        return JsonToXml.document(JsonRead.token(value), deserializeRootElementName, writeArrayAttribute);
    }
}
