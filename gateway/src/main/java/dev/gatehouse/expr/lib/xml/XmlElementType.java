package dev.gatehouse.expr.lib.xml;

import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.DOMException;

/**
 * {@code System.Xml.XmlElement}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.xml.xmlelement">System.Xml.XmlElement</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Xml.XmlElement", values = XmlNode.XmlElement.class)
public final class XmlElementType implements LibraryType {
    /** Empty where there is none. */
    @Member(METHOD)
    public static String GetAttribute(XmlNode.XmlElement self, @Nullable String name) {
        return self.element().getAttribute(name == null ? "" : name);
    }

    @Member(METHOD)
    public static String GetAttribute(
            XmlNode.XmlElement self, @Nullable String localName, @Nullable String namespaceURI) {
        return self.element().getAttributeNS(namespaceURI, localName);
    }

    @Member(METHOD)
    public static boolean HasAttribute(XmlNode.XmlElement self, @Nullable String name) {
        return name != null && self.element().hasAttribute(name);
    }

    @Member(PROPERTY)
    public static boolean HasAttributes(XmlNode.XmlElement self) {
        return self.element().hasAttributes();
    }

    @Member(METHOD)
    public static void SetAttribute(XmlNode.XmlElement self, @Nullable String name, @Nullable String value) {
        try {
            self.element().setAttribute(name, value == null ? "" : value);
        } catch (DOMException e) {
            throw XmlFailures.of("'" + name + "' is no name: " + e.getMessage());
        }
    }

    @Member(METHOD)
    public static void RemoveAttribute(XmlNode.XmlElement self, @Nullable String name) {
        self.element().removeAttribute(name);
    }

    @Member(METHOD)
    public static XmlNodeList GetElementsByTagName(XmlNode.XmlElement self, @Nullable String name) {
        return XmlDocumentType.list(self.element().getElementsByTagName(name));
    }
}
