package dev.gatehouse.expr.lib.json;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;
import static dev.gatehouse.expr.types.Member.Kind.SETTER;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import org.jspecify.annotations.Nullable;

/**
 * {@code Newtonsoft.Json.Linq.JProperty}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/newtonsoft.json.linq.jproperty">Newtonsoft.Json.Linq.JProperty</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "Newtonsoft.Json.Linq.JProperty", values = JProperty.class)
public final class JPropertyType implements LibraryType {
    @Member(CONSTRUCTOR)
    public static JProperty create(@Nullable String name, @Nullable Object content) {
        return new JProperty(name, content);
    }

    @Member(CONSTRUCTOR)
    public static JProperty create(@Nullable String name, @Nullable Object... content) {
        return new JProperty(name, content);
    }

    @Member(PROPERTY)
    public static String Name(JProperty self) {
        return self.name();
    }

    @Member(PROPERTY)
    public static JToken Value(JProperty self) {
        return self.value();
    }

    @Member(value = SETTER, name = "Value")
    public static void setValue(JProperty self, @Nullable JToken value) {
        self.setValue(value);
    }

    @Member(CONSTRUCTOR)
    public static JProperty create(@Nullable JProperty other) {
        if (other == null) throw DotNetException.argumentNull("other");
        return other.deepClone();
    }
}
