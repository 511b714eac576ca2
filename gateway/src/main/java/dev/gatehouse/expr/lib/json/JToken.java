package dev.gatehouse.expr.lib.json;

import dev.gatehouse.expr.types.Copyable;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.TypeNames;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code Newtonsoft.Json.Linq.JToken}: a node of a JSON document. Iterating gives the children.
 *
 * <p><b>Threading:</b> mutable and unguarded; confined to one request.
 *
 * @see <a href="https://www.newtonsoft.com/json/help/html/T_Newtonsoft_Json_Linq_JToken.htm">JToken</a>
 */
public abstract sealed class JToken implements Iterable<JToken>, Copyable permits JContainer, JValue {
    @Nullable
    JContainer parent;

    JToken() {}

    public abstract JTokenType type();

    /** A copy with copies of all children and no parent. */
    public abstract JToken deepClone();

    @Override
    public final Object copied() {
        return deepClone();
    }

    /** Same structure and values; the order of an object's properties does not count. */
    public abstract boolean deepEquals(@Nullable JToken other);

    /** Appends the token as JSON. */
    abstract void write(JsonText out);

    public @Nullable JContainer parent() {
        return parent;
    }

    public JToken root() {
        JToken at = this;
        while (at.parent != null) at = at.parent;
        return at;
    }

    /**
     * The child under a key.
     *
     * @throws DotNetException where this kind of token has no such keys
     */
    public @Nullable JToken child(@Nullable Object key) {
        throw noChildren();
    }

    /** Replaces the child under a key. */
    public void setChild(@Nullable Object key, @Nullable JToken value) {
        throw noChildren();
    }

    private DotNetException noChildren() {
        return DotNetException.invalidOperation("Cannot access child value on " + TypeNames.of(this) + ".");
    }

    /** Takes it out of its parent; the value of a property takes the property along. */
    public void remove() {
        if (parent == null) throw DotNetException.invalidOperation("The parent is missing.");
        parent.removeItem(this);
    }

    /** Puts another token in its place. */
    public void replace(@Nullable JToken value) {
        if (parent == null) throw DotNetException.invalidOperation("The parent is missing.");
        parent.replaceItem(this, value == null ? JValue.ofNull() : value);
    }

    /** Where it stands in the document: {@code a.b[1]}. */
    public String path() {
        var steps = new ArrayList<JToken>();
        for (JToken at = this; at != null; at = at.parent) steps.add(at);
        var text = new StringBuilder();
        for (var step : steps.reversed()) {
            if (step instanceof JProperty property) {
                JsonPath.appendName(text, property.name());
            } else if (step.parent instanceof JArray array) {
                text.append('[').append(array.indexOf(step)).append(']');
            }
        }
        return text.toString();
    }

    /** What holds it, from the nearest up. */
    public List<JToken> ancestors(boolean withSelf) {
        var found = new ArrayList<JToken>();
        if (withSelf) found.add(this);
        for (JToken at = parent; at != null; at = at.parent) found.add(at);
        return found;
    }

    /** The token and all below it, in the order of the document. */
    public List<JToken> descendants(boolean withSelf) {
        var found = new ArrayList<JToken>();
        if (withSelf) found.add(this);
        collect(found);
        return found;
    }

    private void collect(List<JToken> found) {
        for (var child : this) {
            found.add(child);
            child.collect(found);
        }
    }

    /** Indented JSON for containers, the bare value for values. */
    @Override
    public String toString() {
        return json(Formatting.Indented);
    }

    public String json(Formatting formatting) {
        var out = new JsonText(formatting);
        write(out);
        return out.toString();
    }

    /** The token that stands for a value; what is one already stays as it is. */
    static JToken ofContent(@Nullable Object content) {
        return content instanceof JToken token ? token : new JValue(content);
    }
}
