package dev.gatehouse.expr.lib.json;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;
import static dev.gatehouse.expr.types.Member.Kind.INDEXER;
import static dev.gatehouse.expr.types.Member.Kind.INDEX_SETTER;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;
import static dev.gatehouse.expr.types.Member.Kind.SETTER;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import org.jspecify.annotations.Nullable;

/**
 * {@code Newtonsoft.Json.Linq.JConstructor}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/newtonsoft.json.linq.jconstructor">Newtonsoft.Json.Linq.JConstructor</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "Newtonsoft.Json.Linq.JConstructor", values = JConstructor.class)
public final class JConstructorType implements LibraryType {
    @Member(CONSTRUCTOR)
    public static JConstructor create() {
        return new JConstructor(null);
    }

    @Member(CONSTRUCTOR)
    public static JConstructor create(@Nullable JConstructor other) {
        if (other == null) throw DotNetException.argumentNull("other");
        return other.deepClone();
    }

    @Member(CONSTRUCTOR)
    public static JConstructor create(@Nullable String name) {
        if (name == null) throw DotNetException.argumentNull("name");
        if (name.isEmpty()) {
            throw DotNetException.argument("Constructor name cannot be empty.\nParameter name: name");
        }
        return new JConstructor(name);
    }

    @Member(CONSTRUCTOR)
    public static JConstructor create(@Nullable String name, @Nullable Object content) {
        var made = create(name);
        made.add(content);
        return made;
    }

    @Member(CONSTRUCTOR)
    public static JConstructor create(@Nullable String name, @Nullable Object... content) {
        var made = create(name);
        made.add(content);
        return made;
    }

    @Member(PROPERTY)
    public static @Nullable String Name(JConstructor self) {
        return self.name();
    }

    @Member(value = SETTER, name = "Name")
    public static void setName(JConstructor self, @Nullable String value) {
        self.setName(value);
    }

    @Member(INDEXER)
    public static JToken Item(JConstructor self, @Nullable Object key) {
        return self.child(key);
    }

    @Member(INDEX_SETTER)
    public static void setItem(JConstructor self, @Nullable Object key, @Nullable JToken value) {
        self.setChild(key, value);
    }
}
