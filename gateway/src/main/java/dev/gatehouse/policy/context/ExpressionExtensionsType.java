package dev.gatehouse.policy.context;

import static dev.gatehouse.expr.types.Member.Kind.EXTENSION;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.lib.collections.MutableDictionary;
import dev.gatehouse.expr.lib.system.PercentEncoding;
import dev.gatehouse.expr.types.Default;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.expr.types.Out;
import dev.gatehouse.expr.types.ReadOnlyDictionary;
import dev.gatehouse.expr.types.TypeToken;
import dev.gatehouse.jose.Jwt;
import dev.gatehouse.jose.MalformedException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The extension methods that policy expressions have beside .NET's own. */
@AutoService(LibraryType.class)
@DotNet("Apim.ExpressionExtensions")
public final class ExpressionExtensionsType implements LibraryType {
    private static final String BEARER = "bearer ";

    /** Headers, query, claims: the texts joined with commas, without spaces. */
    @Member(value = EXTENSION, name = "GetValueOrDefault")
    public static @Nullable String joined(
            ReadOnlyDictionary<String, String[]> self, String key, @Default("null") @Nullable String defaultValue) {
        if (self instanceof TextsDictionary view) {
            var found = view.joined(Views.key(key));
            return found == null ? defaultValue : found;
        }
        var found = new Out<String[]>();
        return self.TryGetValue(key, found) && found.value != null ? String.join(",", found.value) : defaultValue;
    }

    /** Matched parameters. */
    @Member(value = EXTENSION, name = "GetValueOrDefault")
    public static @Nullable String text(
            ReadOnlyDictionary<String, String> self, String key, @Default("null") @Nullable String defaultValue) {
        var found = new Out<String>();
        return self.TryGetValue(key, found) ? found.value : defaultValue;
    }

    /** Variables, without a type. */
    @Member(value = EXTENSION, name = "GetValueOrDefault")
    public static @Nullable Object any(ReadOnlyDictionary<String, Object> self, String key) {
        var found = new Out<Object>();
        return self.TryGetValue(key, found) ? found.value : null;
    }

    /** Variables: the value cast to {@code T}, which throws where it is something else. */
    @Member(value = EXTENSION, name = "GetValueOrDefault")
    public static <T> @Nullable T typed(ReadOnlyDictionary<String, Object> self, String key, TypeToken<T> type) {
        var found = new Out<Object>();
        return self.TryGetValue(key, found) ? type.cast(found.value) : type.defaultValue();
    }

    /** The same with another default. */
    @Member(value = EXTENSION, name = "GetValueOrDefault")
    public static <T> @Nullable T typed(
            ReadOnlyDictionary<String, Object> self, String key, @Nullable T defaultValue, TypeToken<T> type) {
        var found = new Out<Object>();
        return self.TryGetValue(key, found) ? type.cast(found.value) : defaultValue;
    }

    /** Null where the text is no Basic credentials. */
    @Member(EXTENSION)
    public static @Nullable BasicAuthCredentials AsBasic(@Nullable String self) {
        return BasicAuthCredentials.read(self);
    }

    @Member(EXTENSION)
    public static boolean TryParseBasic(@Nullable String self, Out<BasicAuthCredentials> credentials) {
        credentials.value = BasicAuthCredentials.read(self);
        return credentials.value != null;
    }

    /** The token, unverified, with or without {@code Bearer} in front; null where the text is none. */
    @Member(EXTENSION)
    public static @Nullable Jwt AsJwt(@Nullable String self) {
        if (self == null) {
            return null;
        }
        var text = self.strip();
        if (text.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            text = text.substring(BEARER.length()).strip();
        }
        try {
            return Jwt.read(text);
        } catch (MalformedException _) {
            return null;
        }
    }

    @Member(EXTENSION)
    public static boolean TryParseJwt(@Nullable String self, Out<Jwt> jwt) {
        jwt.value = AsJwt(self);
        return jwt.value != null;
    }

    /** A form's fields as {@code a=1&b=2}. */
    @Member(EXTENSION)
    public static String ToFormUrlEncodedContent(MutableDictionary<String, List<String>> self) {
        var content = new StringBuilder();
        for (var field : self) {
            for (var value : field.value()) {
                content.append(content.isEmpty() ? "" : "&")
                        .append(PercentEncoding.encode(field.key(), PercentEncoding.FORM, true))
                        .append('=')
                        .append(PercentEncoding.encode(value == null ? "" : value, PercentEncoding.FORM, true));
            }
        }
        return content.toString();
    }

    /** The same as a query with its {@code ?}; null where there are no fields. */
    @Member(EXTENSION)
    public static @Nullable String ToQueryString(MutableDictionary<String, List<String>> self) {
        var content = ToFormUrlEncodedContent(self);
        return content.isEmpty() ? null : "?" + content;
    }
}
