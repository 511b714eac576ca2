package dev.gatehouse.expr.lib.xml;

import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Xml.Linq.XObject}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.xml.linq.xobject">System.Xml.Linq.XObject</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Xml.Linq.XObject", values = XObject.class)
public final class XObjectType implements LibraryType {
    @Member(PROPERTY)
    public static @Nullable XElement Parent(XObject self) {
        return self.parent();
    }

    @Member(PROPERTY)
    public static @Nullable XDocument Document(XObject self) {
        return self.document();
    }

    @Member(PROPERTY)
    public static XmlNodeType NodeType(XObject self) {
        return self.nodeType();
    }
}
