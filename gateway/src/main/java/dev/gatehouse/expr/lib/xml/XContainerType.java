package dev.gatehouse.expr.lib.xml;

import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Xml.Linq.XContainer}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.xml.linq.xcontainer">System.Xml.Linq.XContainer</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Xml.Linq.XContainer", values = XContainer.class)
public final class XContainerType implements LibraryType {
    @Member(METHOD)
    public static @Nullable XElement Element(XContainer self, @Nullable XName name) {
        return name == null ? null : self.element(name);
    }

    @Member(METHOD)
    public static Iterable<XElement> Elements(XContainer self) {
        return self.elements();
    }

    @Member(METHOD)
    public static Iterable<XElement> Elements(XContainer self, @Nullable XName name) {
        return named(self.elements(), name);
    }

    @Member(METHOD)
    public static Iterable<XElement> Descendants(XContainer self) {
        return self.descendants();
    }

    @Member(METHOD)
    public static Iterable<XElement> Descendants(XContainer self, @Nullable XName name) {
        return named(self.descendants(), name);
    }

    @Member(METHOD)
    public static Iterable<XNode> Nodes(XContainer self) {
        return self.nodes();
    }

    @Member(METHOD)
    public static Iterable<XNode> DescendantNodes(XContainer self) {
        var found = new ArrayList<XNode>();
        for (var node : self.nodes()) {
            found.add(node);
            if (node instanceof XContainer container) DescendantNodes(container).forEach(found::add);
        }
        return found;
    }

    @Member(PROPERTY)
    public static @Nullable XNode FirstNode(XContainer self) {
        return self.nodes().isEmpty() ? null : self.nodes().getFirst();
    }

    @Member(PROPERTY)
    public static @Nullable XNode LastNode(XContainer self) {
        return self.nodes().isEmpty() ? null : self.nodes().getLast();
    }

    @Member(METHOD)
    public static void Add(XContainer self, @Nullable Object content) {
        self.add(content);
    }

    @Member(METHOD)
    public static void Add(XContainer self, @Nullable Object... content) {
        self.add(content);
    }

    @Member(METHOD)
    public static void AddFirst(XContainer self, @Nullable Object content) {
        self.insert(0, content);
    }

    @Member(METHOD)
    public static void RemoveNodes(XContainer self) {
        self.removeNodes();
    }

    @Member(METHOD)
    public static void ReplaceNodes(XContainer self, @Nullable Object content) {
        self.removeNodes();
        self.add(content);
    }

    /** The elements of that name. */
    static List<XElement> named(List<XElement> elements, @Nullable XName name) {
        return elements.stream().filter(element -> element.name().equals(name)).toList();
    }

    @Member(METHOD)
    public static void AddFirst(XContainer self, @Nullable Object... content) {
        self.insert(0, content);
    }

    @Member(METHOD)
    public static void ReplaceNodes(XContainer self, @Nullable Object... content) {
        var fixed = XmlContent.fixed(content);
        self.removeNodes();
        self.add(fixed);
    }
}
