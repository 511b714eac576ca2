package dev.gatehouse.expr.lib.json;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;
import static dev.gatehouse.expr.types.Member.Kind.INDEXER;
import static dev.gatehouse.expr.types.Member.Kind.INDEX_SETTER;
import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.STATIC;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.lib.system.StringComparison;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.KeyValuePair;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.expr.types.Out;
import org.jspecify.annotations.Nullable;

/**
 * {@code Newtonsoft.Json.Linq.JObject}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/newtonsoft.json.linq.jobject">Newtonsoft.Json.Linq.JObject</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "Newtonsoft.Json.Linq.JObject", values = JObject.class)
public final class JObjectType implements LibraryType {
    @Member(CONSTRUCTOR)
    public static JObject create() {
        return new JObject();
    }

    @Member(CONSTRUCTOR)
    public static JObject create(@Nullable JObject other) {
        if (other == null) throw DotNetException.argumentNull("other");
        return other.deepClone();
    }

    @Member(CONSTRUCTOR)
    public static JObject create(@Nullable Object content) {
        var object = new JObject();
        if (content != null) object.add(content);
        return object;
    }

    @Member(CONSTRUCTOR)
    public static JObject create(@Nullable Object... content) {
        var object = new JObject();
        object.add(content);
        return object;
    }

    @Member(STATIC)
    public static JObject Parse(@Nullable String json) {
        return JsonRead.object(json);
    }

    @Member(STATIC)
    public static JObject FromObject(@Nullable Object o) {
        if (o == null) throw DotNetException.argumentNull("o");
        if (JsonObjects.token(o) instanceof JObject object) return object;
        throw DotNetException.argument(
                "Object serialized to " + JsonObjects.token(o).type() + ". JObject instance expected.");
    }

    @Member(INDEXER)
    public static @Nullable JToken Item(JObject self, @Nullable String propertyName) {
        return self.value(propertyName);
    }

    @Member(INDEX_SETTER)
    public static void setItem(JObject self, @Nullable String propertyName, @Nullable JToken value) {
        self.setValue(propertyName, value);
    }

    @Member(METHOD)
    public static void Add(JObject self, @Nullable String propertyName, @Nullable JToken value) {
        self.add(new JProperty(propertyName, value));
    }

    @Member(METHOD)
    public static boolean Remove(JObject self, @Nullable String propertyName) {
        return self.remove(propertyName);
    }

    @Member(METHOD)
    public static boolean ContainsKey(JObject self, @Nullable String propertyName) {
        if (propertyName == null) throw DotNetException.argumentNull("propertyName");
        return self.property(propertyName) != null;
    }

    @Member(METHOD)
    public static @Nullable JProperty Property(JObject self, @Nullable String name) {
        return self.property(name);
    }

    @Member(METHOD)
    public static Iterable<JProperty> Properties(JObject self) {
        return self.properties();
    }

    @Member(METHOD)
    public static @Nullable JToken GetValue(JObject self, @Nullable String propertyName) {
        return propertyName == null ? null : self.value(propertyName);
    }

    @Member(METHOD)
    public static @Nullable JToken GetValue(JObject self, @Nullable String propertyName, StringComparison comparison) {
        if (propertyName == null) return null;
        var property = switch (comparison) {
            case Ordinal, CurrentCulture, InvariantCulture -> self.property(propertyName);
            case OrdinalIgnoreCase, CurrentCultureIgnoreCase, InvariantCultureIgnoreCase ->
                self.propertyIgnoringCase(propertyName);
        };
        return property == null ? null : property.value();
    }

    @Member(METHOD)
    public static boolean TryGetValue(JObject self, @Nullable String propertyName, Out<@Nullable JToken> value) {
        value.value = GetValue(self, propertyName);
        return value.value != null;
    }

    @Member(METHOD)
    public static boolean TryGetValue(
            JObject self, @Nullable String propertyName, StringComparison comparison, Out<@Nullable JToken> value) {
        value.value = GetValue(self, propertyName, comparison);
        return value.value != null;
    }

    @Member(METHOD)
    public static Iterable<JToken> PropertyValues(JObject self) {
        return self.properties().stream().map(JProperty::value).toList();
    }

    /** What {@code foreach} goes over: pairs, where the sequence of tokens would give properties. */
    @Member(METHOD)
    public static Iterable<KeyValuePair<String, JToken>> GetEnumerator(JObject self) {
        return self.properties().stream()
                .map(property -> new KeyValuePair<>(property.name(), property.value()))
                .toList();
    }

    @Member(METHOD)
    public static JToken DeepClone(JObject self) {
        return self.deepClone();
    }
}
