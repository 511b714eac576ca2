package dev.gatehouse.expr.lib.xml;

import static dev.gatehouse.expr.types.Member.Kind.INDEXER;
import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;
import static dev.gatehouse.expr.types.Member.Kind.STATIC;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.lib.text.StringReader;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.expr.types.Text;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Xml.XmlReader}, as far as policies go through documents with it.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.xml.xmlreader">System.Xml.XmlReader</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Xml.XmlReader", values = XmlReader.class)
public final class XmlReaderType implements LibraryType {
    @Member(STATIC)
    public static XmlReader Create(@Nullable StringReader input) {
        if (input == null) throw DotNetException.argumentNull("input");
        return XmlReader.of(XmlRead.document(input.rest(), false));
    }

    @Member(METHOD)
    public static boolean Read(XmlReader self) {
        return self.read();
    }

    @Member(PROPERTY)
    public static boolean EOF(XmlReader self) {
        return self.isAtEnd();
    }

    @Member(PROPERTY)
    public static XmlNodeType NodeType(XmlReader self) {
        return self.nodeType();
    }

    @Member(PROPERTY)
    public static int Depth(XmlReader self) {
        return self.depth();
    }

    /** With its prefix. */
    @Member(PROPERTY)
    public static String Name(XmlReader self) {
        return switch (self.node()) {
            case XElement element -> element.qualifiedName();
            case XProcessingInstruction instruction -> instruction.target();
            case null, default -> "";
        };
    }

    @Member(PROPERTY)
    public static String LocalName(XmlReader self) {
        return self.node() instanceof XElement element ? element.name().local() : Name(self);
    }

    @Member(PROPERTY)
    public static String NamespaceURI(XmlReader self) {
        return self.node() instanceof XElement element
                ? element.name().namespace().name()
                : "";
    }

    @Member(PROPERTY)
    public static String Value(XmlReader self) {
        return switch (self.node()) {
            case XText text -> text.value();
            case XComment comment -> comment.value();
            case XProcessingInstruction instruction -> instruction.data();
            case null, default -> "";
        };
    }

    @Member(PROPERTY)
    public static boolean HasValue(XmlReader self) {
        return self.node() != null && !(self.node() instanceof XContainer);
    }

    @Member(PROPERTY)
    public static boolean IsEmptyElement(XmlReader self) {
        var element = self.element();
        return element != null && element.isEmpty();
    }

    @Member(PROPERTY)
    public static boolean HasAttributes(XmlReader self) {
        return AttributeCount(self) > 0;
    }

    @Member(PROPERTY)
    public static int AttributeCount(XmlReader self) {
        var element = self.element();
        return element == null ? 0 : element.attributes().size();
    }

    @Member(METHOD)
    public static @Nullable String GetAttribute(XmlReader self, @Nullable String name) {
        if (name == null) throw DotNetException.argumentNull("name");
        var element = self.element();
        return element == null ? null : element.attributeText(name);
    }

    @Member(METHOD)
    public static @Nullable String GetAttribute(
            XmlReader self, @Nullable String localName, @Nullable String namespaceURI) {
        if (localName == null) throw DotNetException.argumentNull("localName");
        var element = self.element();
        var attribute = element == null ? null : element.attribute(name(localName, namespaceURI));
        return attribute == null ? null : attribute.value();
    }

    @Member(INDEXER)
    public static @Nullable String Item(XmlReader self, @Nullable String name) {
        return GetAttribute(self, name);
    }

    /** To the next element, end or text, past all else; says on what it stands then. */
    @Member(METHOD)
    public static XmlNodeType MoveToContent(XmlReader self) {
        if (self.isFresh()) self.read();
        while (!self.isAtEnd()) {
            switch (self.nodeType()) {
                case Element, EndElement, Text, CDATA, EntityReference, EndEntity -> {
                    return self.nodeType();
                }
                default -> self.read();
            }
        }
        return XmlNodeType.None;
    }

    @Member(METHOD)
    public static boolean IsStartElement(XmlReader self) {
        return MoveToContent(self) == XmlNodeType.Element;
    }

    @Member(METHOD)
    public static boolean IsStartElement(XmlReader self, @Nullable String name) {
        return IsStartElement(self) && Name(self).equals(name);
    }

    @Member(METHOD)
    public static void Skip(XmlReader self) {
        self.skip();
    }

    @Member(METHOD)
    public static boolean ReadToFollowing(XmlReader self, @Nullable String name) {
        return self.readToFollowing(element -> element.qualifiedName().equals(name));
    }

    @Member(METHOD)
    public static boolean ReadToFollowing(XmlReader self, @Nullable String localName, @Nullable String namespaceURI) {
        return self.readToFollowing(element -> element.name().equals(name(localName, namespaceURI)));
    }

    @Member(METHOD)
    public static boolean ReadToDescendant(XmlReader self, @Nullable String name) {
        return self.readToDescendant(element -> element.qualifiedName().equals(name));
    }

    @Member(METHOD)
    public static boolean ReadToDescendant(XmlReader self, @Nullable String localName, @Nullable String namespaceURI) {
        return self.readToDescendant(element -> element.name().equals(name(localName, namespaceURI)));
    }

    @Member(METHOD)
    public static boolean ReadToNextSibling(XmlReader self, @Nullable String name) {
        return self.readToNextSibling(element -> element.qualifiedName().equals(name));
    }

    @Member(METHOD)
    public static void ReadStartElement(XmlReader self) {
        if (!IsStartElement(self)) throw XmlFailures.of("'" + self.nodeType() + "' is an invalid XmlNodeType.");
        self.read();
    }

    @Member(METHOD)
    public static void ReadStartElement(XmlReader self, @Nullable String name) {
        if (!IsStartElement(self, name)) throw XmlFailures.of("Element '" + name + "' was not found.");
        self.read();
    }

    @Member(METHOD)
    public static void ReadEndElement(XmlReader self) {
        if (MoveToContent(self) != XmlNodeType.EndElement) {
            throw XmlFailures.of("'" + self.nodeType() + "' is an invalid XmlNodeType.");
        }
        self.read();
    }

    /** The text of an element that holds nothing else, which is passed over. */
    @Member(METHOD)
    public static String ReadElementContentAsString(XmlReader self) {
        var element = self.element();
        if (element == null) {
            throw DotNetException.invalidOperation(
                    "The ReadElementContentAsString method is not supported on node type " + self.nodeType() + ".");
        }
        if (!element.elements().isEmpty()) {
            throw XmlFailures.of("Unexpected node type Element. ReadElementContentAsString method can only be called on"
                    + " elements with simple or empty content.");
        }
        self.skip();
        return element.value();
    }

    @Member(METHOD)
    public static int ReadElementContentAsInt(XmlReader self) {
        return XmlValues.toInt32(ReadElementContentAsString(self));
    }

    @Member(METHOD)
    public static String ReadInnerXml(XmlReader self) {
        var element = self.element();
        if (element == null) return "";
        self.skip();
        return element.inner();
    }

    @Member(METHOD)
    public static String ReadOuterXml(XmlReader self) {
        var node = self.node();
        if (node == null || self.nodeType() == XmlNodeType.EndElement) return "";
        self.skip();
        return node.text(false);
    }

    @Member(METHOD)
    public static void Close(XmlReader self) {}

    @Member(METHOD)
    public static void Dispose(XmlReader self) {}

    private static XName name(@Nullable String local, @Nullable String namespace) {
        return new XName(
                local == null ? "" : local,
                namespace == null || namespace.isEmpty() ? XNamespace.NONE : new XNamespace(namespace));
    }
}
