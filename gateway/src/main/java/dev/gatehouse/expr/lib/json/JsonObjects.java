package dev.gatehouse.expr.lib.json;

import dev.gatehouse.expr.lib.system.Conversions;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.Fields;
import dev.gatehouse.expr.types.KeyValuePair;
import dev.gatehouse.expr.types.ReadOnlyDictionary;
import dev.gatehouse.expr.types.Text;
import dev.gatehouse.expr.types.TypeNames;
import dev.gatehouse.expr.types.TypeToken;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** .NET values to tokens and back: {@code FromObject}, {@code ToObject}, {@code Value}. */
final class JsonObjects {
    private static final int MAX_DEPTH = 200;

    private JsonObjects() {}

    /** The token that a value is serialized to. */
    static JToken token(@Nullable Object value) {
        return token(value, 0);
    }

    private static JToken token(@Nullable Object value, int depth) {
        if (depth > MAX_DEPTH) {
            throw new DotNetException("Newtonsoft.Json.JsonSerializationException", "Self referencing loop detected.");
        }
        return switch (value) {
            case null -> JValue.ofNull();
            case JToken token -> token;
            case Character c -> new JValue(c.toString());
            case ReadOnlyDictionary<?, ?> dictionary -> {
                var object = new JObject();
                for (var entry : dictionary) {
                    object.add(new JProperty(Text.of(entry.key()), token(entry.value(), depth + 1)));
                }
                yield object;
            }
            case KeyValuePair<?, ?>(var key, var with) -> {
                var object = new JObject();
                object.add(new JProperty("Key", token(key, depth + 1)));
                object.add(new JProperty("Value", token(with, depth + 1)));
                yield object;
            }
            case Fields fields -> {
                var object = new JObject();
                for (int i = 0; i < fields.size(); i++) {
                    var name = fields.names().isEmpty()
                            ? "Item" + (i + 1)
                            : fields.names().get(i);
                    object.add(new JProperty(name, token(fields.get(i), depth + 1)));
                }
                yield object;
            }
            case Enum<?> constant -> new JValue(constant);
            default -> {
                var items = JContainer.elements(value);
                if (items == null) yield new JValue(value);
                var array = new JArray();
                for (var item : items) array.add(token(item, depth + 1));
                yield array;
            }
        };
    }

    /** As {@code Value<T>}: a token of that class itself, or the value in it, converted. */
    static <T extends @Nullable Object> @Nullable T value(@Nullable JToken token, TypeToken<T> type) {
        if (token == null) return type.defaultValue();
        if (JToken.class.isAssignableFrom(type.values()) && type.isInstance(token)) return type.cast(token);
        if (!(token instanceof JValue value)) {
            throw DotNetException.invalidCast("Cannot cast " + TypeNames.of(token) + " to " + type.name() + ".");
        }
        if (value.value() == null) return type.defaultValue();
        if (type.isInstance(value.value())) return type.cast(value.value());
        return type.cast(Conversions.changeType(value.value(), TypeNames.of(type.values())));
    }

    static <T extends @Nullable Object> Iterable<@Nullable T> values(JToken token, TypeToken<T> type) {
        var found = new ArrayList<@Nullable T>();
        for (var child : token) found.add(value(child, type));
        return found;
    }

    /** As {@code ToObject<T>}. */
    static <T extends @Nullable Object> @Nullable T toObject(JToken token, TypeToken<T> type) {
        if (type.values() == Object.class) {
            return type.cast(token instanceof JValue value ? value.value() : token);
        }
        if (JToken.class.isAssignableFrom(type.values())) return type.cast(token);
        if (token instanceof JValue value) {
            if (value.value() == null && type.allowsNull()) return null;
            return type.cast(convert(value, TypeNames.of(type.values())));
        }
        throw new DotNetException(
                "Newtonsoft.Json.JsonSerializationException",
                "Cannot deserialize the current JSON " + token.type() + " into type '" + type.name() + "'.");
    }

    private static @Nullable Object convert(JValue value, String type) {
        return switch (type) {
            case "System.Guid" -> JsonCast.toGuid(value);
            case "System.TimeSpan" -> JsonCast.toTimeSpan(value);
            case "System.DateTimeOffset" -> JsonCast.toDateTimeOffset(value);
            case "System.Uri" -> JsonCast.toUri(value);
            case "System.Byte[]" -> JsonCast.toBytes(value);
            default -> {
                try {
                    yield Conversions.changeType(value.value(), type);
                } catch (DotNetException e) {
                    if (!e.typeName().equals("System.FormatException")) throw e;
                    throw new DotNetException(
                            "Newtonsoft.Json.JsonReaderException",
                            "Could not convert to " + type + ": " + Text.of(value.value()) + ".");
                }
            }
        };
    }
}
