package dev.gatehouse.expr.lib.xml;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * {@code System.Xml.XmlNode} and what derives from it: the older object model, over the JDK's. Two of them are equal if
 * they stand for the same node.
 *
 * <p><b>Threading:</b> mutable and unguarded; confined to one request.
 */
public sealed class XmlNode permits XmlNode.XmlElement, XmlNode.XmlDocument, XmlNode.XmlAttribute {
    final Node node;

    XmlNode(Node node) {
        this.node = node;
    }

    /** {@code System.Xml.XmlElement}. */
    public static final class XmlElement extends XmlNode {
        XmlElement(Element node) {
            super(node);
        }

        Element element() {
            return (Element) node;
        }
    }

    /** {@code System.Xml.XmlAttribute}. */
    public static final class XmlAttribute extends XmlNode {
        XmlAttribute(Node node) {
            super(node);
        }
    }

    /** {@code System.Xml.XmlDocument}. */
    public static final class XmlDocument extends XmlNode {
        XmlDocument(Document node) {
            super(node);
        }

        Document document() {
            return (Document) node;
        }
    }

    static @Nullable XmlNode of(@Nullable Node node) {
        return switch (node) {
            case null -> null;
            case Element element -> new XmlElement(element);
            case Document document -> new XmlDocument(document);
            case org.w3c.dom.Attr attribute -> new XmlAttribute(attribute);
            default -> new XmlNode(node);
        };
    }

    static List<XmlNode> all(List<? extends Node> nodes) {
        var all = new ArrayList<XmlNode>();
        for (var each : nodes) {
            var wrapped = of(each);
            if (wrapped != null) all.add(wrapped);
        }
        return all;
    }

    List<XmlNode> children() {
        var children = new ArrayList<Node>();
        for (var child = node.getFirstChild(); child != null; child = child.getNextSibling()) children.add(child);
        return all(children);
    }

    Document owner() {
        return node instanceof Document document ? document : node.getOwnerDocument();
    }

    /** As XML, on one line. */
    String outer() {
        var out = new StringBuilder();
        write(node, out);
        return out.toString();
    }

    String inner() {
        var out = new StringBuilder();
        for (var child = node.getFirstChild(); child != null; child = child.getNextSibling()) write(child, out);
        return out.toString();
    }

    private static void write(Node node, StringBuilder out) {
        switch (node.getNodeType()) {
            case Node.DOCUMENT_NODE -> {
                var document = (Document) node;
                // Without an encoding the JDK does not tell a declaration from none.
                if (document.getXmlEncoding() != null) {
                    out.append("<?xml version=\"").append(document.getXmlVersion());
                    out.append("\" encoding=\"")
                            .append(document.getXmlEncoding())
                            .append("\"?>");
                }
                children(node, out);
            }
            case Node.ELEMENT_NODE -> {
                out.append('<').append(node.getNodeName());
                var attributes = node.getAttributes();
                for (int i = 0; i < attributes.getLength(); i++) {
                    var attribute = attributes.item(i);
                    out.append(' ').append(attribute.getNodeName()).append("=\"");
                    out.append(XmlText.attributeText(attribute.getNodeValue())).append('"');
                }
                if (node.getFirstChild() == null) {
                    out.append(" />");
                    return;
                }
                out.append('>');
                children(node, out);
                out.append("</").append(node.getNodeName()).append('>');
            }
            case Node.TEXT_NODE -> out.append(new XText(node.getNodeValue()).text(false));
            case Node.CDATA_SECTION_NODE -> out.append(new XCData(node.getNodeValue()).text(false));
            case Node.COMMENT_NODE -> out.append(new XComment(node.getNodeValue()).text(false));
            case Node.PROCESSING_INSTRUCTION_NODE ->
                out.append(new XProcessingInstruction(node.getNodeName(), node.getNodeValue()).text(false));
            case Node.ATTRIBUTE_NODE ->
                out.append(node.getNodeName())
                        .append("=\"")
                        .append(XmlText.attributeText(node.getNodeValue()))
                        .append('"');
            default -> children(node, out);
        }
    }

    private static void children(Node node, StringBuilder out) {
        for (var child = node.getFirstChild(); child != null; child = child.getNextSibling()) write(child, out);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof XmlNode same && same.node.isSameNode(node);
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(node);
    }

    @Override
    public String toString() {
        return switch (this) {
            case XmlElement _ -> "System.Xml.XmlElement";
            case XmlDocument _ -> "System.Xml.XmlDocument";
            case XmlAttribute _ -> "System.Xml.XmlAttribute";
            default -> "System.Xml.XmlNode";
        };
    }
}
