package dev.gatehouse.expr.lib.xml;

import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;
import static dev.gatehouse.expr.types.Member.Kind.STATIC;
import static dev.gatehouse.expr.types.Member.Kind.STATIC_PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Xml.Linq.XNode}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.xml.linq.xnode">System.Xml.Linq.XNode</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Xml.Linq.XNode", values = XNode.class)
public final class XNodeType implements LibraryType {
    @Member(PROPERTY)
    public static @Nullable XNode NextNode(XNode self) {
        return self.sibling(1);
    }

    @Member(PROPERTY)
    public static @Nullable XNode PreviousNode(XNode self) {
        return self.sibling(-1);
    }

    @Member(METHOD)
    public static void Remove(XNode self) {
        self.remove();
    }

    @Member(METHOD)
    public static void ReplaceWith(XNode self, @Nullable Object content) {
        self.replaceWith(content);
    }

    @Member(METHOD)
    public static void AddAfterSelf(XNode self, @Nullable Object content) {
        self.addBeside(1, content);
    }

    @Member(METHOD)
    public static void AddBeforeSelf(XNode self, @Nullable Object content) {
        self.addBeside(0, content);
    }

    @Member(METHOD)
    public static Iterable<XElement> Ancestors(XNode self) {
        return self.ancestors(false);
    }

    @Member(METHOD)
    public static Iterable<XElement> Ancestors(XNode self, @Nullable XName name) {
        return XContainerType.named(self.ancestors(false), name);
    }

    @Member(METHOD)
    public static Iterable<XElement> ElementsAfterSelf(XNode self) {
        var found = new ArrayList<XElement>();
        for (var at = self.sibling(1); at != null; at = at.sibling(1)) if (at instanceof XElement e) found.add(e);
        return found;
    }

    @Member(METHOD)
    public static String ToString(XNode self) {
        return self.toString();
    }

    @Member(METHOD)
    public static String ToString(XNode self, SaveOptions options) {
        return self.text(!options.has(new SaveOptions(1)));
    }

    @Member(STATIC)
    public static boolean DeepEquals(@Nullable XNode n1, @Nullable XNode n2) {
        if (n1 == null || n2 == null) return n1 == null && n2 == null;
        return n1.deepEquals(n2);
    }

    @Member(METHOD)
    public static void AddAfterSelf(XNode self, @Nullable Object... content) {
        self.addBeside(1, content);
    }

    @Member(METHOD)
    public static void AddBeforeSelf(XNode self, @Nullable Object... content) {
        self.addBeside(0, content);
    }

    @Member(METHOD)
    public static void ReplaceWith(XNode self, @Nullable Object... content) {
        self.replaceWith(content);
    }

    @Member(METHOD)
    public static Iterable<XElement> ElementsAfterSelf(XNode self, @Nullable XName name) {
        return named(ElementsAfterSelf(self), name);
    }

    @Member(METHOD)
    public static Iterable<XElement> ElementsBeforeSelf(XNode self) {
        var found = new ArrayList<XElement>();
        for (var node : NodesBeforeSelf(self)) if (node instanceof XElement element) found.add(element);
        return found;
    }

    @Member(METHOD)
    public static Iterable<XElement> ElementsBeforeSelf(XNode self, @Nullable XName name) {
        return named(ElementsBeforeSelf(self), name);
    }

    @Member(METHOD)
    public static Iterable<XNode> NodesAfterSelf(XNode self) {
        var siblings = self.siblings();
        return siblings.isEmpty() ? siblings : siblings.subList(self.position() + 1, siblings.size());
    }

    @Member(METHOD)
    public static Iterable<XNode> NodesBeforeSelf(XNode self) {
        var siblings = self.siblings();
        return siblings.isEmpty() ? siblings : siblings.subList(0, self.position());
    }

    /** -1, 0 or 1 by their places in one document. */
    @Member(STATIC)
    public static int CompareDocumentOrder(@Nullable XNode n1, @Nullable XNode n2) {
        return XNodeDocumentOrderComparer.INSTANCE.order(n1, n2);
    }

    @Member(METHOD)
    public static boolean IsAfter(XNode self, @Nullable XNode node) {
        return CompareDocumentOrder(self, node) > 0;
    }

    @Member(METHOD)
    public static boolean IsBefore(XNode self, @Nullable XNode node) {
        return CompareDocumentOrder(self, node) < 0;
    }

    @Member(STATIC_PROPERTY)
    public static XNodeDocumentOrderComparer DocumentOrderComparer() {
        return XNodeDocumentOrderComparer.INSTANCE;
    }

    @Member(STATIC_PROPERTY)
    public static XNodeEqualityComparer EqualityComparer() {
        return XNodeEqualityComparer.INSTANCE;
    }

    @Member(METHOD)
    public static XmlReader CreateReader(XNode self) {
        return XmlReader.of(self);
    }

    /** The node that the reader stands on, which it then passes over. */
    @Member(STATIC)
    public static XNode ReadFrom(@Nullable XmlReader reader) {
        if (reader == null) throw DotNetException.argumentNull("reader");
        return reader.readNode();
    }

    private static Iterable<XElement> named(Iterable<XElement> elements, @Nullable XName name) {
        var found = new ArrayList<XElement>();
        elements.forEach(found::add);
        return XContainerType.named(found, name);
    }
}
