package dev.gatehouse.expr.lib.xml;

import static dev.gatehouse.expr.types.Member.Kind.STATIC_PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;

/**
 * {@code System.Xml.Linq.SaveOptions}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.xml.linq.saveoptions">System.Xml.Linq.SaveOptions</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Xml.Linq.SaveOptions", values = SaveOptions.class, struct = true)
public final class SaveOptionsType implements LibraryType {
    @Member(STATIC_PROPERTY)
    public static SaveOptions None() {
        return new SaveOptions(0);
    }

    @Member(STATIC_PROPERTY)
    public static SaveOptions DisableFormatting() {
        return new SaveOptions(1);
    }

    @Member(STATIC_PROPERTY)
    public static SaveOptions OmitDuplicateNamespaces() {
        return new SaveOptions(2);
    }
}
