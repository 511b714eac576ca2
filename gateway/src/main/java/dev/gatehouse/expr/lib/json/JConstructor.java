package dev.gatehouse.expr.lib.json;

import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.Text;
import org.jspecify.annotations.Nullable;

/**
 * {@code Newtonsoft.Json.Linq.JConstructor}: {@code new Date(1)}, which JSON does not have; it is written, never read.
 *
 * @see <a href="https://www.newtonsoft.com/json/help/html/T_Newtonsoft_Json_Linq_JConstructor.htm">JConstructor</a>
 */
public final class JConstructor extends JContainer {
    private @Nullable String name;

    public JConstructor(@Nullable String name) {
        this.name = name;
    }

    public @Nullable String name() {
        return name;
    }

    void setName(@Nullable String name) {
        this.name = name;
    }

    @Override
    public JTokenType type() {
        return JTokenType.Constructor;
    }

    @Override
    void check(JToken item, @Nullable JToken replaced) {
        if (item instanceof JProperty) throw cannotAdd(item);
    }

    @Override
    public JToken child(@Nullable Object key) {
        return children.get(index(key));
    }

    @Override
    public void setChild(@Nullable Object key, @Nullable JToken value) {
        children.get(index(key)).replace(value);
    }

    private int index(@Nullable Object key) {
        if (!(key instanceof Integer index)) {
            throw DotNetException.argument("Accessed JConstructor values with invalid key value: " + Text.of(key)
                    + ". Argument position index expected.");
        }
        if (index < 0 || index >= children.size()) throw DotNetException.argumentOutOfRange("index");
        return index;
    }

    @Override
    public JConstructor deepClone() {
        var copy = new JConstructor(name);
        for (var child : children) copy.add(child.deepClone());
        return copy;
    }

    @Override
    public boolean deepEquals(@Nullable JToken other) {
        if (!(other instanceof JConstructor theirs) || !java.util.Objects.equals(name, theirs.name)) return false;
        if (theirs.count() != count()) return false;
        for (var i = 0; i < children.size(); i++) {
            if (!children.get(i).deepEquals(theirs.children.get(i))) return false;
        }
        return true;
    }

    @Override
    void write(JsonText out) {
        out.raw("new " + Text.of(name));
        out.open('(');
        for (var child : children) {
            out.element();
            child.write(out);
        }
        out.close(')');
    }
}
