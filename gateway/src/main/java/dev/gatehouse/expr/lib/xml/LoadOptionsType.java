package dev.gatehouse.expr.lib.xml;

import static dev.gatehouse.expr.types.Member.Kind.STATIC_PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;

/**
 * {@code System.Xml.Linq.LoadOptions}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.xml.linq.loadoptions">System.Xml.Linq.LoadOptions</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Xml.Linq.LoadOptions", values = LoadOptions.class, struct = true)
public final class LoadOptionsType implements LibraryType {
    @Member(STATIC_PROPERTY)
    public static LoadOptions None() {
        return new LoadOptions(0);
    }

    @Member(STATIC_PROPERTY)
    public static LoadOptions PreserveWhitespace() {
        return new LoadOptions(1);
    }

    @Member(STATIC_PROPERTY)
    public static LoadOptions SetBaseUri() {
        return new LoadOptions(2);
    }

    @Member(STATIC_PROPERTY)
    public static LoadOptions SetLineInfo() {
        return new LoadOptions(4);
    }
}
