package dev.gatehouse.expr.lib.json;

import dev.gatehouse.expr.types.DotNetException;
import org.jspecify.annotations.Nullable;

/**
 * {@code Newtonsoft.Json.Linq.JProperty}: a name and the one token under it.
 *
 * @see <a href="https://www.newtonsoft.com/json/help/html/T_Newtonsoft_Json_Linq_JProperty.htm">JProperty</a>
 */
public final class JProperty extends JContainer {
    private final String name;

    /** @param content a token, a value, or a sequence, which becomes an array */
    public JProperty(@Nullable String name, @Nullable Object content) {
        super(1);
        if (name == null) throw DotNetException.argumentNull("name");
        this.name = name;
        if (elements(content) == null) {
            insertItem(0, ofContent(content));
        } else {
            var array = new JArray();
            array.add(content);
            insertItem(0, array);
        }
    }

    public String name() {
        return name;
    }

    public JToken value() {
        return children.getFirst();
    }

    public void setValue(@Nullable JToken value) {
        replaceItem(value(), value == null ? JValue.ofNull() : value);
    }

    @Override
    public JTokenType type() {
        return JTokenType.Property;
    }

    @Override
    void check(JToken item, @Nullable JToken replaced) {
        if (item instanceof JProperty) throw cannotAdd(item);
        if (replaced == null && !children.isEmpty()) {
            throw new DotNetException(
                    "Newtonsoft.Json.JsonException", "Newtonsoft.Json.Linq.JProperty cannot have multiple values.");
        }
    }

    /** Removing the value removes the property. */
    @Override
    void removeItem(JToken item) {
        remove();
    }

    @Override
    public JProperty deepClone() {
        return new JProperty(name, value().deepClone());
    }

    @Override
    public boolean deepEquals(@Nullable JToken other) {
        return other instanceof JProperty property
                && property.name.equals(name)
                && value().deepEquals(property.value());
    }

    @Override
    void write(JsonText out) {
        out.name(name);
        value().write(out);
    }
}
