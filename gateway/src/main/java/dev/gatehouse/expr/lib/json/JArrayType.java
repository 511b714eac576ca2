package dev.gatehouse.expr.lib.json;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;
import static dev.gatehouse.expr.types.Member.Kind.INDEXER;
import static dev.gatehouse.expr.types.Member.Kind.INDEX_SETTER;
import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;
import static dev.gatehouse.expr.types.Member.Kind.STATIC;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import org.jspecify.annotations.Nullable;

/**
 * {@code Newtonsoft.Json.Linq.JArray}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/newtonsoft.json.linq.jarray">Newtonsoft.Json.Linq.JArray</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "Newtonsoft.Json.Linq.JArray", values = JArray.class)
public final class JArrayType implements LibraryType {
    @Member(CONSTRUCTOR)
    public static JArray create() {
        return new JArray();
    }

    @Member(CONSTRUCTOR)
    public static JArray create(@Nullable JArray other) {
        if (other == null) throw DotNetException.argumentNull("other");
        return other.deepClone();
    }

    @Member(CONSTRUCTOR)
    public static JArray create(@Nullable Object content) {
        var array = new JArray();
        array.add(content);
        return array;
    }

    @Member(CONSTRUCTOR)
    public static JArray create(@Nullable Object... content) {
        var array = new JArray();
        array.add(content);
        return array;
    }

    @Member(STATIC)
    public static JArray Parse(@Nullable String json) {
        return JsonRead.array(json);
    }

    @Member(STATIC)
    public static JArray FromObject(@Nullable Object o) {
        if (o == null) throw DotNetException.argumentNull("o");
        if (JsonObjects.token(o) instanceof JArray array) return array;
        throw DotNetException.argument(
                "Object serialized to " + JsonObjects.token(o).type() + ". JArray instance expected.");
    }

    @Member(INDEXER)
    public static JToken Item(JArray self, int index) {
        return self.item(index);
    }

    @Member(INDEX_SETTER)
    public static void setItem(JArray self, int index, @Nullable JToken value) {
        self.setItem(index, value);
    }

    @Member(METHOD)
    public static void Add(JArray self, @Nullable JToken item) {
        self.add(item);
    }

    @Member(METHOD)
    public static void Insert(JArray self, int index, @Nullable JToken item) {
        self.insertAt(index, item);
    }

    @Member(METHOD)
    public static void RemoveAt(JArray self, int index) {
        self.removeAt(index);
    }

    @Member(METHOD)
    public static void Clear(JArray self) {
        self.clear();
    }

    @Member(METHOD)
    public static int IndexOf(JArray self, @Nullable JToken item) {
        return item == null ? -1 : self.indexOf(item);
    }

    /** Whether this very token is one of the children; equal ones do not count. */
    @Member(METHOD)
    public static boolean Contains(JArray self, @Nullable JToken item) {
        return IndexOf(self, item) >= 0;
    }

    @Member(METHOD)
    public static boolean Remove(JArray self, @Nullable JToken item) {
        var found = Contains(self, item);
        if (found && item != null) item.remove();
        return found;
    }

    @Member(METHOD)
    public static void CopyTo(JArray self, JToken @Nullable [] array, int arrayIndex) {
        if (array == null) throw DotNetException.argumentNull("array");
        if (arrayIndex < 0) throw DotNetException.argumentOutOfRange("arrayIndex");
        if (arrayIndex > array.length - self.count()) {
            throw DotNetException.argument("The number of elements in the source is greater than the available space.");
        }
        for (var i = 0; i < self.count(); i++) array[arrayIndex + i] = self.item(i);
    }

    @Member(PROPERTY)
    public static boolean IsReadOnly(JArray self) {
        return false;
    }
}
