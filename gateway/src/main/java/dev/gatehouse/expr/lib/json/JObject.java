package dev.gatehouse.expr.lib.json;

import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code Newtonsoft.Json.Linq.JObject}: properties in the order in which they were added, names unique.
 *
 * @see <a href="https://www.newtonsoft.com/json/help/html/T_Newtonsoft_Json_Linq_JObject.htm">JObject</a>
 */
public final class JObject extends JContainer {
    private final Map<String, JProperty> byName = new HashMap<>();

    @Override
    public JTokenType type() {
        return JTokenType.Object;
    }

    public @Nullable JProperty property(@Nullable String name) {
        return name == null ? null : byName.get(name);
    }

    /** The first property whose name is the same without regard to case. */
    public @Nullable JProperty propertyIgnoringCase(String name) {
        var exact = byName.get(name);
        if (exact != null) return exact;
        for (var property : properties()) {
            if (property.name().equalsIgnoreCase(name)) return property;
        }
        return null;
    }

    public List<JProperty> properties() {
        var properties = new ArrayList<JProperty>(children.size());
        for (var child : children) properties.add((JProperty) child);
        return properties;
    }

    /** The value under a name; null where there is none. */
    public @Nullable JToken value(@Nullable String name) {
        if (name == null) throw DotNetException.argumentNull("propertyName");
        var property = byName.get(name);
        return property == null ? null : property.value();
    }

    /** Sets or adds a property; null stands for JSON's null. */
    public void setValue(@Nullable String name, @Nullable JToken value) {
        var property = property(name);
        if (property == null) add(new JProperty(name, value));
        else property.setValue(value);
    }

    public boolean remove(@Nullable String name) {
        var property = property(name);
        if (property == null) return false;
        removeItem(property);
        return true;
    }

    @Override
    public @Nullable JToken child(@Nullable Object key) {
        return value(name(key));
    }

    @Override
    public void setChild(@Nullable Object key, @Nullable JToken value) {
        setValue(name(key), value);
    }

    private static String name(@Nullable Object key) {
        if (key instanceof String name) return name;
        throw DotNetException.argument(
                "Accessed JObject values with invalid key value: " + Text.of(key) + ". Object property name expected.");
    }

    @Override
    void check(JToken item, @Nullable JToken replaced) {
        if (!(item instanceof JProperty property)) throw cannotAdd(item);
        var existing = byName.get(property.name());
        if (existing != null && existing != replaced) {
            throw DotNetException.argument("Can not add property " + property.name()
                    + " to Newtonsoft.Json.Linq.JObject. Property with the same name already exists on object.");
        }
    }

    @Override
    void inserted(JToken item) {
        if (item instanceof JProperty property) byName.put(property.name(), property);
    }

    @Override
    void removed(JToken item) {
        if (item instanceof JProperty property) byName.remove(property.name());
    }

    @Override
    public JObject deepClone() {
        var copy = new JObject();
        for (var child : children) copy.add(child.deepClone());
        return copy;
    }

    @Override
    public boolean deepEquals(@Nullable JToken other) {
        if (!(other instanceof JObject object) || object.count() != count()) return false;
        for (var property : properties()) {
            var theirs = object.property(property.name());
            if (theirs == null || !property.value().deepEquals(theirs.value())) return false;
        }
        return true;
    }

    @Override
    void write(JsonText out) {
        out.open('{');
        for (var child : children) {
            if (child instanceof JProperty property && property.value().type() == JTokenType.Comment) {
                // What XML's comments become has no name.
                out.aside();
                property.value().write(out);
                continue;
            }
            out.element();
            child.write(out);
        }
        out.close('}');
    }
}
