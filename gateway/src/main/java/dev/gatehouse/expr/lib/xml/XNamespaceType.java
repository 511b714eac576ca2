package dev.gatehouse.expr.lib.xml;

import static dev.gatehouse.expr.types.Member.Kind.IMPLICIT;
import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.OPERATOR;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;
import static dev.gatehouse.expr.types.Member.Kind.STATIC;
import static dev.gatehouse.expr.types.Member.Kind.STATIC_PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Xml.Linq.XNamespace}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.xml.linq.xnamespace">System.Xml.Linq.XNamespace</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Xml.Linq.XNamespace", values = XNamespace.class)
public final class XNamespaceType implements LibraryType {
    @Member(STATIC)
    public static XNamespace Get(@Nullable String namespaceName) {
        if (namespaceName == null) throw DotNetException.argumentNull("namespaceName");
        return new XNamespace(namespaceName);
    }

    @Member(IMPLICIT)
    public static @Nullable XNamespace of(@Nullable String namespaceName) {
        return namespaceName == null ? null : new XNamespace(namespaceName);
    }

    @Member(STATIC_PROPERTY)
    public static XNamespace None() {
        return XNamespace.NONE;
    }

    @Member(STATIC_PROPERTY)
    public static XNamespace Xml() {
        return XNamespace.XML;
    }

    @Member(STATIC_PROPERTY)
    public static XNamespace Xmlns() {
        return XNamespace.XMLNS;
    }

    @Member(PROPERTY)
    public static String NamespaceName(XNamespace self) {
        return self.name();
    }

    @Member(METHOD)
    public static XName GetName(XNamespace self, @Nullable String localName) {
        return op_Addition(self, localName);
    }

    @Member(OPERATOR)
    public static XName op_Addition(@Nullable XNamespace ns, @Nullable String localName) {
        if (ns == null) throw DotNetException.argumentNull("ns");
        if (localName == null) throw DotNetException.argumentNull("localName");
        return XName.of(localName, ns);
    }

    @Member(OPERATOR)
    public static boolean op_Equality(@Nullable XNamespace left, @Nullable XNamespace right) {
        return Objects.equals(left, right);
    }

    @Member(OPERATOR)
    public static boolean op_Inequality(@Nullable XNamespace left, @Nullable XNamespace right) {
        return !Objects.equals(left, right);
    }

    @Member(METHOD)
    public static String ToString(XNamespace self) {
        return self.name();
    }
}
