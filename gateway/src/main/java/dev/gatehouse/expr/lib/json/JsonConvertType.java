package dev.gatehouse.expr.lib.json;

import static dev.gatehouse.expr.types.Member.Kind.STATIC;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.expr.types.TypeToken;
import org.jspecify.annotations.Nullable;

/**
 * {@code Newtonsoft.Json.JsonConvert}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/newtonsoft.json.jsonconvert">Newtonsoft.Json.JsonConvert</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "Newtonsoft.Json.JsonConvert")
public final class JsonConvertType implements LibraryType {
    @Member(STATIC)
    public static String SerializeObject(@Nullable Object value) {
        return SerializeObject(value, Formatting.None);
    }

    @Member(STATIC)
    public static String SerializeObject(@Nullable Object value, Formatting formatting) {
        return JsonObjects.token(value).json(formatting);
    }

    /** Objects and arrays become tokens, values the .NET type that JSON has for them. */
    @Member(STATIC)
    public static @Nullable Object DeserializeObject(@Nullable String value) {
        if (value == null) throw DotNetException.argumentNull("value");
        if (value.isBlank()) return null;
        var token = JsonRead.token(value);
        return token instanceof JValue found ? found.value() : token;
    }

    @Member(STATIC)
    public static <T extends @Nullable Object> @Nullable T DeserializeObject(
            @Nullable String value, TypeToken<T> type) {
        if (value == null) throw DotNetException.argumentNull("value");
        if (value.isBlank()) return type.defaultValue();
        return JsonObjects.toObject(JsonRead.token(value), type);
    }
}
