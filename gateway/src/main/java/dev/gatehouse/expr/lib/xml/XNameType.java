package dev.gatehouse.expr.lib.xml;

import static dev.gatehouse.expr.types.Member.Kind.IMPLICIT;
import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.OPERATOR;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;
import static dev.gatehouse.expr.types.Member.Kind.STATIC;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Xml.Linq.XName}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.xml.linq.xname">System.Xml.Linq.XName</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Xml.Linq.XName", values = XName.class)
public final class XNameType implements LibraryType {
    @Member(STATIC)
    public static XName Get(@Nullable String expandedName) {
        return XName.of(expandedName);
    }

    @Member(STATIC)
    public static XName Get(@Nullable String localName, @Nullable String namespaceName) {
        if (localName == null) throw DotNetException.argumentNull("localName");
        return XName.of(localName, new XNamespace(namespaceName == null ? "" : namespaceName));
    }

    @Member(IMPLICIT)
    public static @Nullable XName of(@Nullable String expandedName) {
        return expandedName == null ? null : XName.of(expandedName);
    }

    @Member(PROPERTY)
    public static String LocalName(XName self) {
        return self.local();
    }

    @Member(PROPERTY)
    public static XNamespace Namespace(XName self) {
        return self.namespace();
    }

    @Member(PROPERTY)
    public static String NamespaceName(XName self) {
        return self.namespace().name();
    }

    @Member(METHOD)
    public static String ToString(XName self) {
        return self.toString();
    }

    @Member(OPERATOR)
    public static boolean op_Equality(@Nullable XName left, @Nullable XName right) {
        return Objects.equals(left, right);
    }

    @Member(OPERATOR)
    public static boolean op_Inequality(@Nullable XName left, @Nullable XName right) {
        return !Objects.equals(left, right);
    }
}
