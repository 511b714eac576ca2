package dev.gatehouse.expr.lib.system;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;
import static dev.gatehouse.expr.types.Member.Kind.STATIC;
import static dev.gatehouse.expr.types.Member.Kind.STATIC_PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Globalization.CultureInfo}. Formats as the invariant culture does, whatever its name.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.globalization.cultureinfo">System.Globalization.CultureInfo</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Globalization.CultureInfo", values = CultureInfo.class)
public final class CultureInfoType implements LibraryType {
    @Member(STATIC_PROPERTY)
    public static CultureInfo InvariantCulture() {
        return CultureInfo.INVARIANT;
    }

    @Member(STATIC_PROPERTY)
    public static CultureInfo CurrentCulture() {
        return CultureInfo.INVARIANT;
    }

    @Member(CONSTRUCTOR)
    public static CultureInfo create(@Nullable String name) {
        if (name == null) throw DotNetException.argumentNull("name");
        return new CultureInfo(name);
    }

    @Member(STATIC)
    public static CultureInfo GetCultureInfo(@Nullable String name) {
        return create(name);
    }

    @Member(PROPERTY)
    public static String Name(CultureInfo self) {
        return self.name();
    }
}
