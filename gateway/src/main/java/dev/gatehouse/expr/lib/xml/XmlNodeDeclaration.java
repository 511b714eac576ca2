package dev.gatehouse.expr.lib.xml;

import static dev.gatehouse.expr.types.Member.Kind.INDEXER;
import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;
import static dev.gatehouse.expr.types.Member.Kind.SETTER;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.DOMException;
import org.w3c.dom.Document;
import org.w3c.dom.Node;

/**
 * {@code System.Xml.XmlNode}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.xml.xmlnode">System.Xml.XmlNode</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Xml.XmlNode", values = XmlNode.class)
public final class XmlNodeDeclaration implements LibraryType {
    @Member(PROPERTY)
    public static String Name(XmlNode self) {
        return self.node.getNodeName();
    }

    @Member(PROPERTY)
    public static String LocalName(XmlNode self) {
        return self.node.getLocalName() == null ? self.node.getNodeName() : self.node.getLocalName();
    }

    @Member(PROPERTY)
    public static String NamespaceURI(XmlNode self) {
        return self.node.getNamespaceURI() == null ? "" : self.node.getNamespaceURI();
    }

    @Member(PROPERTY)
    public static String Prefix(XmlNode self) {
        return self.node.getPrefix() == null ? "" : self.node.getPrefix();
    }

    /** Null for elements and documents. */
    @Member(PROPERTY)
    public static @Nullable String Value(XmlNode self) {
        return self.node.getNodeValue();
    }

    @Member(value = SETTER, name = "Value")
    public static void setValue(XmlNode self, @Nullable String value) {
        self.node.setNodeValue(value == null ? "" : value);
    }

    @Member(PROPERTY)
    public static XmlNodeType NodeType(XmlNode self) {
        return switch (self.node.getNodeType()) {
            case Node.ELEMENT_NODE -> XmlNodeType.Element;
            case Node.ATTRIBUTE_NODE -> XmlNodeType.Attribute;
            case Node.TEXT_NODE -> XmlNodeType.Text;
            case Node.CDATA_SECTION_NODE -> XmlNodeType.CDATA;
            case Node.COMMENT_NODE -> XmlNodeType.Comment;
            case Node.PROCESSING_INSTRUCTION_NODE -> XmlNodeType.ProcessingInstruction;
            case Node.DOCUMENT_NODE -> XmlNodeType.Document;
            default -> XmlNodeType.None;
        };
    }

    @Member(PROPERTY)
    public static String InnerText(XmlNode self) {
        var from = self.node instanceof Document document ? document.getDocumentElement() : self.node;
        return from == null || from.getTextContent() == null ? "" : from.getTextContent();
    }

    @Member(value = SETTER, name = "InnerText")
    public static void setInnerText(XmlNode self, @Nullable String value) {
        if (self.node instanceof Document) {
            throw DotNetException.invalidOperation("The 'InnerText' of a 'Document' node is read-only.");
        }
        self.node.setTextContent(value == null ? "" : value);
    }

    @Member(PROPERTY)
    public static String InnerXml(XmlNode self) {
        return self.node.getNodeType() == Node.TEXT_NODE
                ? ""
                : self.node instanceof Document ? self.outer() : self.inner();
    }

    @Member(PROPERTY)
    public static String OuterXml(XmlNode self) {
        return self.outer();
    }

    /** Null of what can have none. */
    @Member(PROPERTY)
    public static @Nullable XmlNodeList Attributes(XmlNode self) {
        var attributes = self.node.getAttributes();
        if (attributes == null) return null;
        var all = new ArrayList<Node>();
        for (int i = 0; i < attributes.getLength(); i++) all.add(attributes.item(i));
        return new XmlNodeList(XmlNode.all(all));
    }

    @Member(PROPERTY)
    public static XmlNodeList ChildNodes(XmlNode self) {
        return new XmlNodeList(self.children());
    }

    @Member(PROPERTY)
    public static boolean HasChildNodes(XmlNode self) {
        return self.node.hasChildNodes();
    }

    @Member(PROPERTY)
    public static @Nullable XmlNode FirstChild(XmlNode self) {
        return XmlNode.of(self.node.getFirstChild());
    }

    @Member(PROPERTY)
    public static @Nullable XmlNode LastChild(XmlNode self) {
        return XmlNode.of(self.node.getLastChild());
    }

    @Member(PROPERTY)
    public static @Nullable XmlNode NextSibling(XmlNode self) {
        return XmlNode.of(self.node.getNextSibling());
    }

    @Member(PROPERTY)
    public static @Nullable XmlNode PreviousSibling(XmlNode self) {
        return XmlNode.of(self.node.getPreviousSibling());
    }

    @Member(PROPERTY)
    public static @Nullable XmlNode ParentNode(XmlNode self) {
        return XmlNode.of(self.node.getParentNode());
    }

    @Member(PROPERTY)
    public static XmlNode.XmlDocument OwnerDocument(XmlNode self) {
        return new XmlNode.XmlDocument(self.owner());
    }

    /** The first child of that name. */
    @Member(INDEXER)
    public static XmlNode.@Nullable XmlElement Item(XmlNode self, @Nullable String name) {
        for (var child : self.children()) {
            if (child instanceof XmlNode.XmlElement element
                    && element.node.getNodeName().equals(name)) return element;
        }
        return null;
    }

    @Member(METHOD)
    public static @Nullable XmlNode SelectSingleNode(XmlNode self, @Nullable String xpath) {
        return first(XmlDom.select(self.node, xpath, Map.of()));
    }

    @Member(METHOD)
    public static @Nullable XmlNode SelectSingleNode(
            XmlNode self, @Nullable String xpath, @Nullable XmlNamespaceManager nsmgr) {
        return first(XmlDom.select(self.node, xpath, nsmgr == null ? Map.of() : nsmgr.prefixes));
    }

    @Member(METHOD)
    public static XmlNodeList SelectNodes(XmlNode self, @Nullable String xpath) {
        return new XmlNodeList(XmlNode.all(XmlDom.select(self.node, xpath, Map.of())));
    }

    @Member(METHOD)
    public static XmlNodeList SelectNodes(XmlNode self, @Nullable String xpath, @Nullable XmlNamespaceManager nsmgr) {
        return new XmlNodeList(XmlNode.all(XmlDom.select(self.node, xpath, nsmgr == null ? Map.of() : nsmgr.prefixes)));
    }

    @Member(METHOD)
    public static @Nullable XmlNode AppendChild(XmlNode self, @Nullable XmlNode newChild) {
        if (newChild == null) throw DotNetException.argumentNull("newChild");
        try {
            return XmlNode.of(self.node.appendChild(newChild.node));
        } catch (DOMException _) {
            throw DotNetException.invalidOperation("The specified node cannot be inserted as the valid child of this"
                    + " node, because the specified node is the wrong type.");
        }
    }

    @Member(METHOD)
    public static @Nullable XmlNode RemoveChild(XmlNode self, @Nullable XmlNode oldChild) {
        if (oldChild == null) throw DotNetException.argumentNull("oldChild");
        try {
            return XmlNode.of(self.node.removeChild(oldChild.node));
        } catch (DOMException _) {
            throw DotNetException.argument("The node to be removed is not a child of this node.");
        }
    }

    @Member(METHOD)
    public static @Nullable XmlNode CloneNode(XmlNode self, boolean deep) {
        return XmlNode.of(self.node.cloneNode(deep));
    }

    private static @Nullable XmlNode first(List<Node> nodes) {
        return nodes.isEmpty() ? null : XmlNode.of(nodes.getFirst());
    }
}
