package dev.gatehouse.expr.lib.json;

import dev.gatehouse.expr.types.Arrays;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.Growth;
import dev.gatehouse.expr.types.TypeNames;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code Newtonsoft.Json.Linq.JContainer}: a token with children, each of which knows it as its parent. */
public abstract sealed class JContainer extends JToken permits JObject, JArray, JProperty, JConstructor {
    private static final int USUAL = 4;

    final List<JToken> children;

    JContainer() {
        this(USUAL);
    }

    /** @param expected how many children it will probably have */
    JContainer(int expected) {
        this.children = new ArrayList<>(expected);
    }

    /** Refuses what this kind of container cannot hold. */
    abstract void check(JToken item, @Nullable JToken replaced);

    public int count() {
        return children.size();
    }

    public List<JToken> children() {
        return Collections.unmodifiableList(children);
    }

    /** Over the children as they are now: a loop that changes them goes on with the old ones. */
    @Override
    public Iterator<JToken> iterator() {
        return List.copyOf(children).iterator();
    }

    /** Adds a token, a value, or each element of a sequence. */
    public void add(@Nullable Object content) {
        insert(children.size(), content);
    }

    public void addFirst(@Nullable Object content) {
        insert(0, content);
    }

    /**
     * Inserts a token, a value, or each element of a sequence.
     *
     * @throws DotNetException ArgumentOutOfRangeException
     */
    public void insertAt(int index, @Nullable Object content) {
        if (index < 0 || index > children.size()) throw DotNetException.argumentOutOfRange("index");
        insert(index, content);
    }

    private void insert(int index, @Nullable Object content) {
        var items = elements(content);
        if (items == null) {
            insertItem(index, ofContent(content));
            return;
        }
        var at = index;
        for (var item : items) {
            var before = children.size();
            insert(at, item);
            at += children.size() - before;
        }
    }

    /** Appends a fresh token that nothing else holds, unchecked. */
    final void attach(JToken item) {
        Growth.item(children.size());
        item.parent = this;
        children.add(item);
        inserted(item);
    }

    /** The elements of a sequence that content may be; null where it is a single value. */
    static @Nullable Iterable<?> elements(@Nullable Object content) {
        return switch (content) {
            case null -> null;
            case String _, JToken _, byte[] _ -> null;
            case Iterable<?> items -> Arrays.unwrap(items) instanceof byte[] ? null : items;
            default -> content.getClass().isArray() ? Arrays.list(content) : null;
        };
    }

    void insertItem(int index, JToken item) {
        check(item, null);
        Growth.item(children.size());
        var own = adopt(item);
        children.add(index, own);
        inserted(own);
    }

    void removeItem(JToken item) {
        var index = indexOf(item);
        if (index < 0) return;
        children.remove(index);
        item.parent = null;
        removed(item);
    }

    void replaceItem(JToken old, JToken item) {
        check(item, old);
        var index = indexOf(old);
        if (index < 0 || isSame(old, item)) return;
        var own = adopt(item);
        children.set(index, own);
        old.parent = null;
        removed(old);
        inserted(own);
    }

    /** A token that stands elsewhere already is copied, as Newtonsoft does. */
    private JToken adopt(JToken item) {
        var own = item.parent != null || isSame(root(), item) ? item.deepClone() : item;
        own.parent = this;
        return own;
    }

    @SuppressWarnings("ReferenceEquality") // a token has one place: equal ones are other tokens
    private static boolean isSame(Object one, Object other) {
        return one == other;
    }

    void inserted(JToken item) {}

    void removed(JToken item) {}

    /** The position of this very token; -1 where it is not a child. */
    public int indexOf(JToken item) {
        for (var i = 0; i < children.size(); i++) {
            if (isSame(children.get(i), item)) return i;
        }
        return -1;
    }

    public void clear() {
        for (var child : List.copyOf(children)) removeItem(child);
    }

    DotNetException cannotAdd(JToken item) {
        return DotNetException.argument("Can not add " + TypeNames.of(item) + " to " + TypeNames.of(this) + ".");
    }
}
