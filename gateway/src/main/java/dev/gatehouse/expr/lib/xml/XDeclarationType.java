package dev.gatehouse.expr.lib.xml;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Xml.Linq.XDeclaration}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.xml.linq.xdeclaration">System.Xml.Linq.XDeclaration</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Xml.Linq.XDeclaration", values = XDeclaration.class)
public final class XDeclarationType implements LibraryType {
    @Member(CONSTRUCTOR)
    public static XDeclaration create(
            @Nullable String version, @Nullable String encoding, @Nullable String standalone) {
        return new XDeclaration(version, encoding, standalone);
    }

    @Member(PROPERTY)
    public static @Nullable String Version(XDeclaration self) {
        return self.version();
    }

    @Member(PROPERTY)
    public static @Nullable String Encoding(XDeclaration self) {
        return self.encoding();
    }

    @Member(PROPERTY)
    public static @Nullable String Standalone(XDeclaration self) {
        return self.standalone();
    }

    @Member(CONSTRUCTOR)
    public static XDeclaration create(@Nullable XDeclaration other) {
        if (other == null) throw DotNetException.argumentNull("other");
        return other;
    }
}
