package dev.gatehouse.expr.lib.json;

import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.Text;
import org.jspecify.annotations.Nullable;

/**
 * {@code Newtonsoft.Json.Linq.JArray}.
 *
 * @see <a href="https://www.newtonsoft.com/json/help/html/T_Newtonsoft_Json_Linq_JArray.htm">JArray</a>
 */
public final class JArray extends JContainer {

    @Override
    public JTokenType type() {
        return JTokenType.Array;
    }

    @Override
    void check(JToken item, @Nullable JToken replaced) {
        if (item instanceof JProperty) throw cannotAdd(item);
    }

    public JToken item(int index) {
        requireIndex(index);
        return children.get(index);
    }

    public void setItem(int index, @Nullable JToken value) {
        requireIndex(index);
        children.get(index).replace(value);
    }

    public void removeAt(int index) {
        requireIndex(index);
        removeItem(children.get(index));
    }

    private void requireIndex(int index) {
        if (index < 0 || index >= children.size()) {
            throw new DotNetException(
                    "System.ArgumentOutOfRangeException",
                    "Index was out of range. Must be non-negative and less than the size of the collection."
                            + "\nParameter name: index");
        }
    }

    @Override
    public JToken child(@Nullable Object key) {
        return item(index(key));
    }

    @Override
    public void setChild(@Nullable Object key, @Nullable JToken value) {
        setItem(index(key), value);
    }

    private static int index(@Nullable Object key) {
        if (key instanceof Integer index) return index;
        throw DotNetException.argument(
                "Accessed JArray values with invalid key value: " + Text.of(key) + ". Int32 array index expected.");
    }

    @Override
    public JArray deepClone() {
        var copy = new JArray();
        for (var child : children) copy.add(child.deepClone());
        return copy;
    }

    @Override
    public boolean deepEquals(@Nullable JToken other) {
        if (!(other instanceof JArray array) || array.count() != count()) return false;
        for (var i = 0; i < children.size(); i++) {
            if (!children.get(i).deepEquals(array.children.get(i))) return false;
        }
        return true;
    }

    @Override
    void write(JsonText out) {
        out.open('[');
        for (var child : children) {
            out.element();
            child.write(out);
        }
        out.close(']');
    }
}
