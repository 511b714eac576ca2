package dev.gatehouse.expr.lib.json;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import org.jspecify.annotations.Nullable;

/**
 * {@code Newtonsoft.Json.Linq.JRaw}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/newtonsoft.json.linq.jraw">Newtonsoft.Json.Linq.JRaw</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "Newtonsoft.Json.Linq.JRaw", values = JRaw.class)
public final class JRawType implements LibraryType {
    @Member(CONSTRUCTOR)
    public static JRaw create(@Nullable Object rawJson) {
        return new JRaw(rawJson);
    }

    @Member(CONSTRUCTOR)
    public static JRaw create(@Nullable JRaw other) {
        if (other == null) throw DotNetException.argumentNull("other");
        return other.deepClone();
    }
}
