package dev.gatehouse.expr.lib.json;

import static dev.gatehouse.expr.types.Member.Kind.EXTENSION;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.expr.types.TypeToken;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * {@code Newtonsoft.Json.Linq.Extensions}. Those over {@code IEnumerable<T> where T : JToken} are over {@code
 * IEnumerable<JToken>} here, to which such sequences convert.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/newtonsoft.json.linq.extensions">Newtonsoft.Json.Linq.Extensions</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "Newtonsoft.Json.Linq.Extensions")
public final class ExtensionsType implements LibraryType {
    @Member(EXTENSION)
    public static <U extends @Nullable Object> @Nullable U Value(@Nullable Iterable<JToken> value, TypeToken<U> type) {
        if (value == null) throw DotNetException.argumentNull("value");
        if (!(value instanceof JToken token)) throw DotNetException.argument("Source value must be a JToken.");
        return JsonObjects.value(token, type);
    }

    @Member(EXTENSION)
    public static <U extends @Nullable Object> Iterable<@Nullable U> Values(
            @Nullable Iterable<JToken> source, TypeToken<U> type) {
        if (source == null) throw DotNetException.argumentNull("source");
        var found = new ArrayList<@Nullable U>();
        for (var token : source) {
            if (token instanceof JContainer container && !(source instanceof JToken)) {
                for (var child : container) found.add(JsonObjects.value(child, type));
            } else {
                found.add(JsonObjects.value(token, type));
            }
        }
        return found;
    }

    @Member(EXTENSION)
    public static JEnumerable<JToken> Values(@Nullable Iterable<JToken> source) {
        return flat(source, token -> token);
    }

    @Member(EXTENSION)
    public static JEnumerable<JToken> Values(@Nullable Iterable<JToken> source, @Nullable Object key) {
        return under(source, key);
    }

    @Member(EXTENSION)
    public static <U extends @Nullable Object> Iterable<@Nullable U> Values(
            @Nullable Iterable<JToken> source, @Nullable Object key, TypeToken<U> type) {
        var found = new ArrayList<@Nullable U>();
        for (var token : under(source, key)) found.add(JsonObjects.value(token, type));
        return found;
    }

    @Member(EXTENSION)
    public static JEnumerable<JToken> Children(@Nullable Iterable<JToken> source) {
        return flat(source, token -> token);
    }

    @Member(EXTENSION)
    public static <U extends @Nullable Object> Iterable<@Nullable U> Children(
            @Nullable Iterable<JToken> source, TypeToken<U> type) {
        var found = new ArrayList<@Nullable U>();
        for (var token : Children(source)) found.add(JsonObjects.value(token, type));
        return found;
    }

    @Member(EXTENSION)
    public static JEnumerable<JToken> Descendants(@Nullable Iterable<JToken> source) {
        return flat(source, token -> token.descendants(false));
    }

    @Member(EXTENSION)
    public static JEnumerable<JToken> DescendantsAndSelf(@Nullable Iterable<JToken> source) {
        return flat(source, token -> token.descendants(true));
    }

    @Member(EXTENSION)
    public static JEnumerable<JToken> Ancestors(@Nullable Iterable<JToken> source) {
        return flat(source, token -> token.ancestors(false));
    }

    @Member(EXTENSION)
    public static JEnumerable<JToken> AncestorsAndSelf(@Nullable Iterable<JToken> source) {
        return flat(source, token -> token.ancestors(true));
    }

    @Member(EXTENSION)
    public static JEnumerable<JToken> AsJEnumerable(@Nullable Iterable<JToken> source) {
        if (source == null) throw DotNetException.argumentNull("source");
        return new JEnumerable<>(source);
    }

    @Member(EXTENSION)
    public static JEnumerable<JProperty> Properties(@Nullable Iterable<JObject> source) {
        if (source == null) throw DotNetException.argumentNull("source");
        var found = new ArrayList<JProperty>();
        for (var object : source) found.addAll(object.properties());
        return new JEnumerable<>(found);
    }

    /** What stands under a key in each of them; without a key, their children. */
    static JEnumerable<JToken> under(@Nullable Iterable<?> source, @Nullable Object key) {
        return flat(source, token -> {
            if (key == null) return token instanceof JValue ? List.of(token) : token;
            var child = token.child(key);
            return child == null ? List.of() : List.of(child);
        });
    }

    private static JEnumerable<JToken> flat(@Nullable Iterable<?> source, Function<JToken, Iterable<JToken>> step) {
        if (source == null) throw DotNetException.argumentNull("source");
        var found = new ArrayList<JToken>();
        for (var token : source) step.apply(token(token)).forEach(found::add);
        return new JEnumerable<>(found);
    }

    private static JToken token(@Nullable Object value) {
        if (value instanceof JToken token) return token;
        throw DotNetException.invalidCast("Only tokens have children.");
    }
}
