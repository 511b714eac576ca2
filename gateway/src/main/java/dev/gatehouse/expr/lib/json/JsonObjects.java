package dev.gatehouse.expr.lib.json;

import dev.gatehouse.expr.lib.collections.Dictionary;
import dev.gatehouse.expr.lib.collections.EqualityComparer;
import dev.gatehouse.expr.lib.collections.ItemList;
import dev.gatehouse.expr.lib.collections.ItemSet;
import dev.gatehouse.expr.lib.system.Conversions;
import dev.gatehouse.expr.lib.system.Tuple2;
import dev.gatehouse.expr.lib.system.Tuple3;
import dev.gatehouse.expr.lib.system.Tuple4;
import dev.gatehouse.expr.lib.system.Version;
import dev.gatehouse.expr.types.Arrays;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.Fields;
import dev.gatehouse.expr.types.FlagSet;
import dev.gatehouse.expr.types.KeyValuePair;
import dev.gatehouse.expr.types.ReadOnlyDictionary;
import dev.gatehouse.expr.types.Text;
import dev.gatehouse.expr.types.TypeNames;
import dev.gatehouse.expr.types.TypeToken;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** .NET values to tokens and back: {@code FromObject}, {@code ToObject}, {@code Value}. */
final class JsonObjects {
    private static final int MAX_DEPTH = 200;

    private JsonObjects() {}

    /** The token that a value is serialized to. */
    static JToken token(@Nullable Object value) {
        return token(value, 0, false);
    }

    /** @param withoutNulls whether members of anonymous objects that are null are left out */
    static JToken token(@Nullable Object value, boolean withoutNulls) {
        return token(value, 0, withoutNulls);
    }

    private static JToken token(@Nullable Object value, int depth, boolean withoutNulls) {
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
                    object.add(new JProperty(Text.of(entry.key()), token(entry.value(), depth + 1, withoutNulls)));
                }
                yield object;
            }
            case KeyValuePair<?, ?>(var key, var with) -> {
                var object = new JObject();
                object.add(new JProperty("Key", token(key, depth + 1, withoutNulls)));
                object.add(new JProperty("Value", token(with, depth + 1, withoutNulls)));
                yield object;
            }
            case Fields fields -> {
                var object = new JObject();
                for (int i = 0; i < fields.size(); i++) {
                    var name = fields.names().isEmpty()
                            ? "Item" + (i + 1)
                            : fields.names().get(i);
                    if (withoutNulls && fields.get(i) == null) continue;
                    object.add(new JProperty(name, token(fields.get(i), depth + 1, withoutNulls)));
                }
                yield object;
            }
            case Tuple2<?, ?>(var one, var two) -> token(new Fields(List.of(), one, two), depth, withoutNulls);
            case Tuple3<?, ?, ?>(var one, var two, var three) ->
                token(new Fields(List.of(), one, two, three), depth, withoutNulls);
            case Tuple4<?, ?, ?, ?>(var one, var two, var three, var four) ->
                token(new Fields(List.of(), one, two, three, four), depth, withoutNulls);
            case Enum<?> constant -> new JValue(constant);
            case FlagSet<?> flags -> new JValue((long) flags.bits());
            case Version version -> new JValue(version.toString());
            default -> {
                var items = JContainer.elements(value);
                if (items == null) yield new JValue(value);
                var array = new JArray();
                for (var item : items) array.add(token(item, depth + 1, withoutNulls));
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

    /** As {@code ToObject<T>}: tokens, values, lists, sets, arrays and dictionaries of such. */
    static <T extends @Nullable Object> @Nullable T toObject(JToken token, TypeToken<T> type) {
        return type.cast(object(token, type));
    }

    private static @Nullable Object object(JToken token, TypeToken<?> type) {
        if (type.values() == Object.class) return token instanceof JValue value ? value.value() : token;
        if (JToken.class.isAssignableFrom(type.values())) return token;
        if (token instanceof JValue value) {
            if (value.value() == null && type.allowsNull()) return null;
            return type.values().isEnum() ? constant(value, type) : convert(value, TypeNames.of(type.values()));
        }
        if (token instanceof JArray array && type.arguments().size() == 1) return sequence(array, type);
        if (token instanceof JObject object && type.arguments().size() == 2) return dictionary(object, type);
        throw mismatch(token, type);
    }

    private static Object sequence(JArray array, TypeToken<?> type) {
        var element = type.arguments().getFirst();
        var items = new ItemList<@Nullable Object>();
        for (var item : array) items.add(object(item, element));
        if (type.values().isArray()) {
            var made = element.newArray(items.size());
            for (var i = 0; i < items.size(); i++) Arrays.set(made, i, items.get(i));
            return made;
        }
        if (type.values() == ItemSet.class) return ItemSet.of(items, EqualityComparer.<@Nullable Object>standard());
        if (type.values().isAssignableFrom(ItemList.class)) return items;
        throw mismatch(array, type);
    }

    private static Object dictionary(JObject object, TypeToken<?> type) {
        if (!type.values().isAssignableFrom(Dictionary.class)) throw mismatch(object, type);
        var keys = TypeNames.of(type.arguments().getFirst().values());
        var made = new Dictionary<@Nullable Object, @Nullable Object>();
        for (var property : object.properties()) {
            var key = Conversions.changeType(property.name(), keys);
            made.SetItem(key, object(property.value(), type.arguments().getLast()));
        }
        return made;
    }

    private static Object constant(JValue value, TypeToken<?> type) {
        var text = Text.of(value.value());
        for (var constant : type.values().getEnumConstants()) {
            var number = Conversions.whole(constant);
            if (Text.of(constant).equalsIgnoreCase(text) || Text.of(number).equals(text)) return constant;
        }
        throw new DotNetException(
                "Newtonsoft.Json.JsonSerializationException",
                "Error converting value \"" + text + "\" to type '" + type.name() + "'.");
    }

    private static DotNetException mismatch(JToken token, TypeToken<?> type) {
        return new DotNetException(
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
