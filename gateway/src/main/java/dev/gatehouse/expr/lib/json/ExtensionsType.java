package dev.gatehouse.expr.lib.json;

import static dev.gatehouse.expr.types.Member.Kind.EXTENSION;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.expr.types.TypeToken;
import java.util.ArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * {@code Newtonsoft.Json.Linq.Extensions}.
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
    public static Iterable<JToken> Values(@Nullable Iterable<JToken> source) {
        return flat(source, token -> token);
    }

    @Member(EXTENSION)
    public static Iterable<JToken> Children(@Nullable Iterable<JToken> source) {
        return flat(source, token -> token);
    }

    @Member(EXTENSION)
    public static Iterable<JToken> Descendants(@Nullable Iterable<JToken> source) {
        return flat(source, token -> token.descendants(false));
    }

    private static Iterable<JToken> flat(@Nullable Iterable<JToken> source, Function<JToken, Iterable<JToken>> step) {
        if (source == null) throw DotNetException.argumentNull("source");
        var found = new ArrayList<JToken>();
        for (var token : source) step.apply(token).forEach(found::add);
        return found;
    }
}
