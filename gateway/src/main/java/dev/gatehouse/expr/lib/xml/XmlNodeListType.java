package dev.gatehouse.expr.lib.xml;

import static dev.gatehouse.expr.types.Member.Kind.INDEXER;
import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Xml.XmlNodeList}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.xml.xmlnodelist">System.Xml.XmlNodeList</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Xml.XmlNodeList", values = XmlNodeList.class)
public final class XmlNodeListType implements LibraryType {
    @Member(PROPERTY)
    public static int Count(XmlNodeList self) {
        return self.nodes().size();
    }

    /** Null beyond the end. */
    @Member(INDEXER)
    public static @Nullable XmlNode at(XmlNodeList self, int i) {
        return Item(self, i);
    }

    /** Of attributes: by name. */
    @Member(INDEXER)
    public static @Nullable XmlNode named(XmlNodeList self, @Nullable String name) {
        for (var node : self) if (node.node.getNodeName().equals(name)) return node;
        return null;
    }

    @Member(METHOD)
    public static @Nullable XmlNode Item(XmlNodeList self, int index) {
        return index < 0 || index >= self.nodes().size() ? null : self.nodes().get(index);
    }
}
