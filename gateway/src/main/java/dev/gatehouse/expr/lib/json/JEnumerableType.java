package dev.gatehouse.expr.lib.json;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;
import static dev.gatehouse.expr.types.Member.Kind.INDEXER;
import static dev.gatehouse.expr.types.Member.Kind.STATIC_PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code Newtonsoft.Json.Linq.JEnumerable`1}, and the interface over it.
 *
 * @see <a href="https://www.newtonsoft.com/json/help/html/T_Newtonsoft_Json_Linq_JEnumerable_1.htm">JEnumerable</a>
 */
@AutoService(LibraryType.class)
@DotNet(
        value = "Newtonsoft.Json.Linq.JEnumerable`1",
        values = JEnumerable.class,
        aliases = {"Newtonsoft.Json.Linq.IJEnumerable`1"})
public final class JEnumerableType implements LibraryType {
    @Member(STATIC_PROPERTY)
    public static <T extends @Nullable Object> JEnumerable<T> Empty() {
        return new JEnumerable<>(List.of());
    }

    @Member(CONSTRUCTOR)
    public static <T extends @Nullable Object> JEnumerable<T> create(@Nullable Iterable<T> enumerable) {
        if (enumerable == null) throw DotNetException.argumentNull("enumerable");
        return new JEnumerable<>(enumerable);
    }

    /** What stands under the key in each of them; without a key, their children. */
    @Member(INDEXER)
    public static <T extends @Nullable Object> JEnumerable<JToken> Item(JEnumerable<T> self, @Nullable Object key) {
        return ExtensionsType.under(self, key);
    }
}
