package dev.gatehouse.expr.lib.xml;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;
import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.DOMException;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * {@code System.Xml.XmlDocument}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.xml.xmldocument">System.Xml.XmlDocument</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Xml.XmlDocument", values = XmlNode.XmlDocument.class)
public final class XmlDocumentType implements LibraryType {
    @Member(CONSTRUCTOR)
    public static XmlNode.XmlDocument create() {
        return new XmlNode.XmlDocument(XmlDom.empty());
    }

    /** White space between elements is left out. */
    @Member(METHOD)
    public static void LoadXml(XmlNode.XmlDocument self, @Nullable String xml) {
        if (xml == null) throw DotNetException.argumentNull("s");
        var parsed = XmlDom.parse(xml);
        XmlDom.strip(parsed);
        var document = self.document();
        while (document.getFirstChild() != null) document.removeChild(document.getFirstChild());
        for (var child = parsed.getFirstChild(); child != null; child = child.getNextSibling()) {
            document.appendChild(document.importNode(child, true));
        }
    }

    @Member(PROPERTY)
    public static XmlNode.@Nullable XmlElement DocumentElement(XmlNode.XmlDocument self) {
        var root = self.document().getDocumentElement();
        return root == null ? null : new XmlNode.XmlElement(root);
    }

    @Member(PROPERTY)
    public static XmlNameTable NameTable(XmlNode.XmlDocument self) {
        return XmlNameTable.ONLY;
    }

    @Member(METHOD)
    public static XmlNode.XmlElement CreateElement(XmlNode.XmlDocument self, @Nullable String name) {
        try {
            return new XmlNode.XmlElement(self.document().createElement(name));
        } catch (DOMException _) {
            throw XmlFailures.of("'" + name + "' is no name.");
        }
    }

    @Member(METHOD)
    public static XmlNode.XmlElement CreateElement(
            XmlNode.XmlDocument self, @Nullable String qualifiedName, @Nullable String namespaceURI) {
        try {
            return new XmlNode.XmlElement(self.document().createElementNS(namespaceURI, qualifiedName));
        } catch (DOMException _) {
            throw XmlFailures.of("'" + qualifiedName + "' is no name.");
        }
    }

    @Member(METHOD)
    public static @Nullable XmlNode CreateTextNode(XmlNode.XmlDocument self, @Nullable String text) {
        return XmlNode.of(self.document().createTextNode(text == null ? "" : text));
    }

    @Member(METHOD)
    public static XmlNodeList GetElementsByTagName(XmlNode.XmlDocument self, @Nullable String name) {
        return list(self.document().getElementsByTagName(name));
    }

    static XmlNodeList list(NodeList nodes) {
        var all = new ArrayList<Node>();
        for (int i = 0; i < nodes.getLength(); i++) all.add(nodes.item(i));
        return new XmlNodeList(XmlNode.all(all));
    }
}
