package dev.gatehouse.expr.lib.xml;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;
import static dev.gatehouse.expr.types.Member.Kind.EXPLICIT;
import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;
import static dev.gatehouse.expr.types.Member.Kind.SETTER;
import static dev.gatehouse.expr.types.Member.Kind.STATIC;
import static dev.gatehouse.expr.types.Member.Kind.STATIC_PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.lib.system.DateTime;
import dev.gatehouse.expr.lib.system.DateTimeOffset;
import dev.gatehouse.expr.lib.system.TimeSpan;
import dev.gatehouse.expr.lib.text.StringReader;
import dev.gatehouse.expr.lib.text.StringWriter;
import dev.gatehouse.expr.types.Decimal;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.expr.types.UInt32;
import dev.gatehouse.expr.types.UInt64;
import dev.gatehouse.expr.types.Unsigned;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Xml.Linq.XElement}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.xml.linq.xelement">System.Xml.Linq.XElement</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Xml.Linq.XElement", values = XElement.class)
public final class XElementType implements LibraryType {
    @Member(CONSTRUCTOR)
    public static XElement create(@Nullable XName name) {
        if (name == null) throw DotNetException.argumentNull("name");
        return new XElement(name);
    }

    @Member(CONSTRUCTOR)
    public static XElement create(@Nullable XElement other) {
        if (other == null) throw DotNetException.argumentNull("other");
        return other.copy();
    }

    @Member(CONSTRUCTOR)
    public static XElement create(@Nullable XName name, @Nullable Object content) {
        var element = create(name);
        element.add(content);
        return element;
    }

    @Member(CONSTRUCTOR)
    public static XElement create(@Nullable XName name, @Nullable Object... content) {
        var element = create(name);
        element.add(content);
        return element;
    }

    @Member(STATIC)
    public static XElement Parse(@Nullable String text) {
        return XmlRead.element(text, false);
    }

    @Member(STATIC)
    public static XElement Parse(@Nullable String text, LoadOptions options) {
        return XmlRead.element(text, options.has(new LoadOptions(1)));
    }

    @Member(PROPERTY)
    public static XName Name(XElement self) {
        return self.name();
    }

    @Member(value = SETTER, name = "Name")
    public static void setName(XElement self, @Nullable XName name) {
        if (name == null) throw DotNetException.argumentNull("value");
        self.setName(name);
    }

    @Member(PROPERTY)
    public static String Value(XElement self) {
        return self.value();
    }

    @Member(value = SETTER, name = "Value")
    public static void setValue(XElement self, @Nullable String value) {
        self.setValue(XmlValues.required(value, "value"));
    }

    @Member(PROPERTY)
    public static boolean IsEmpty(XElement self) {
        return self.isEmpty();
    }

    @Member(PROPERTY)
    public static boolean HasElements(XElement self) {
        return !self.elements().isEmpty();
    }

    @Member(PROPERTY)
    public static boolean HasAttributes(XElement self) {
        return !self.attributes().isEmpty();
    }

    @Member(METHOD)
    public static @Nullable XAttribute Attribute(XElement self, @Nullable XName name) {
        return name == null ? null : self.attribute(name);
    }

    @Member(METHOD)
    public static Iterable<XAttribute> Attributes(XElement self) {
        return self.attributes();
    }

    @Member(METHOD)
    public static Iterable<XAttribute> Attributes(XElement self, @Nullable XName name) {
        return self.attributes().stream()
                .filter(attribute -> attribute.name().equals(name))
                .toList();
    }

    @Member(PROPERTY)
    public static @Nullable XAttribute FirstAttribute(XElement self) {
        return self.attributes().isEmpty() ? null : self.attributes().getFirst();
    }

    @Member(METHOD)
    public static void SetAttributeValue(XElement self, @Nullable XName name, @Nullable Object value) {
        if (name == null) throw DotNetException.argumentNull("name");
        self.setAttribute(name, value);
    }

    @Member(METHOD)
    public static void SetElementValue(XElement self, @Nullable XName name, @Nullable Object value) {
        if (name == null) throw DotNetException.argumentNull("name");
        self.setElement(name, value);
    }

    @Member(METHOD)
    public static void SetValue(XElement self, @Nullable Object value) {
        if (value == null) throw DotNetException.argumentNull("value");
        self.setValue(XmlValues.text(value));
    }

    @Member(METHOD)
    public static void RemoveAttributes(XElement self) {
        self.removeAttributes();
    }

    @Member(METHOD)
    public static void RemoveAll(XElement self) {
        self.removeAttributes();
        self.removeNodes();
    }

    @Member(METHOD)
    public static Iterable<XElement> DescendantsAndSelf(XElement self) {
        var found = new ArrayList<XElement>();
        found.add(self);
        found.addAll(self.descendants());
        return found;
    }

    @Member(METHOD)
    public static Iterable<XElement> AncestorsAndSelf(XElement self) {
        return self.ancestors(true);
    }

    @Member(METHOD)
    public static XNamespace GetDefaultNamespace(XElement self) {
        var namespace = self.namespace("");
        return namespace == null ? XNamespace.NONE : namespace;
    }

    @Member(METHOD)
    public static @Nullable XNamespace GetNamespaceOfPrefix(XElement self, @Nullable String prefix) {
        if (prefix == null) throw DotNetException.argumentNull("prefix");
        return self.namespace(prefix);
    }

    @Member(METHOD)
    public static @Nullable String GetPrefixOfNamespace(XElement self, @Nullable XNamespace ns) {
        if (ns == null) throw DotNetException.argumentNull("ns");
        return self.prefix(ns, false);
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static boolean toBoolean(@Nullable XElement node) {
        if (node == null) throw DotNetException.argumentNull("element");
        return XmlValues.toBoolean(node.value());
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static @Nullable Boolean toNullableBoolean(@Nullable XElement node) {
        return node == null ? null : (Boolean) XmlValues.toBoolean(node.value());
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static int toInt32(@Nullable XElement node) {
        if (node == null) throw DotNetException.argumentNull("element");
        return XmlValues.toInt32(node.value());
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static @Nullable Integer toNullableInt32(@Nullable XElement node) {
        return node == null ? null : (Integer) XmlValues.toInt32(node.value());
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static long toInt64(@Nullable XElement node) {
        if (node == null) throw DotNetException.argumentNull("element");
        return XmlValues.toInt64(node.value());
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static @Nullable Long toNullableInt64(@Nullable XElement node) {
        return node == null ? null : (Long) XmlValues.toInt64(node.value());
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static double toDouble(@Nullable XElement node) {
        if (node == null) throw DotNetException.argumentNull("element");
        return XmlValues.toDouble(node.value());
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static @Nullable Double toNullableDouble(@Nullable XElement node) {
        return node == null ? null : (Double) XmlValues.toDouble(node.value());
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static Decimal toDecimal(@Nullable XElement node) {
        if (node == null) throw DotNetException.argumentNull("element");
        return XmlValues.toDecimal(node.value());
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static @Nullable Decimal toNullableDecimal(@Nullable XElement node) {
        return node == null ? null : XmlValues.toDecimal(node.value());
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static DateTime toDateTime(@Nullable XElement node) {
        if (node == null) throw DotNetException.argumentNull("element");
        return XmlValues.toDateTime(node.value());
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static @Nullable DateTime toNullableDateTime(@Nullable XElement node) {
        return node == null ? null : XmlValues.toDateTime(node.value());
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static UUID toGuid(@Nullable XElement node) {
        if (node == null) throw DotNetException.argumentNull("element");
        return XmlValues.toGuid(node.value());
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static @Nullable UUID toNullableGuid(@Nullable XElement node) {
        return node == null ? null : XmlValues.toGuid(node.value());
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static @Nullable String toText(@Nullable XElement node) {
        return node == null ? null : node.value();
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static float toSingle(@Nullable XElement node) {
        if (node == null) throw DotNetException.argumentNull("element");
        return XmlValues.toSingle(node.value());
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static @Nullable Float toNullableSingle(@Nullable XElement node) {
        return node == null ? null : (Float) XmlValues.toSingle(node.value());
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static @Unsigned int toUInt32(@Nullable XElement node) {
        if (node == null) throw DotNetException.argumentNull("element");
        return XmlValues.toUInt32(node.value()).bits();
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static @Nullable UInt32 toNullableUInt32(@Nullable XElement node) {
        return node == null ? null : XmlValues.toUInt32(node.value());
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static @Unsigned long toUInt64(@Nullable XElement node) {
        if (node == null) throw DotNetException.argumentNull("element");
        return XmlValues.toUInt64(node.value()).bits();
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static @Nullable UInt64 toNullableUInt64(@Nullable XElement node) {
        return node == null ? null : XmlValues.toUInt64(node.value());
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static TimeSpan toTimeSpan(@Nullable XElement node) {
        if (node == null) throw DotNetException.argumentNull("element");
        return XmlValues.toTimeSpan(node.value());
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static @Nullable TimeSpan toNullableTimeSpan(@Nullable XElement node) {
        return node == null ? null : XmlValues.toTimeSpan(node.value());
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static DateTimeOffset toDateTimeOffset(@Nullable XElement node) {
        if (node == null) throw DotNetException.argumentNull("element");
        return XmlValues.toDateTimeOffset(node.value());
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static @Nullable DateTimeOffset toNullableDateTimeOffset(@Nullable XElement node) {
        return node == null ? null : XmlValues.toDateTimeOffset(node.value());
    }

    @Member(METHOD)
    public static Iterable<XElement> AncestorsAndSelf(XElement self, @Nullable XName name) {
        return XContainerType.named(self.ancestors(true), name);
    }

    @Member(METHOD)
    public static Iterable<XElement> DescendantsAndSelf(XElement self, @Nullable XName name) {
        var found = new ArrayList<XElement>();
        found.add(self);
        found.addAll(self.descendants());
        return XContainerType.named(found, name);
    }

    @Member(METHOD)
    public static Iterable<XNode> DescendantNodesAndSelf(XElement self) {
        var found = new ArrayList<XNode>();
        found.add(self);
        XContainerType.DescendantNodes(self).forEach(found::add);
        return found;
    }

    @Member(STATIC_PROPERTY)
    public static Iterable<XElement> EmptySequence() {
        return List.of();
    }

    @Member(PROPERTY)
    public static @Nullable XAttribute LastAttribute(XElement self) {
        return self.attributes().isEmpty() ? null : self.attributes().getLast();
    }

    @Member(METHOD)
    public static void ReplaceAll(XElement self, @Nullable Object content) {
        var fixed = XmlContent.fixed(content);
        RemoveAll(self);
        self.add(fixed);
    }

    @Member(METHOD)
    public static void ReplaceAll(XElement self, @Nullable Object... content) {
        ReplaceAll(self, (Object) content);
    }

    @Member(METHOD)
    public static void ReplaceAttributes(XElement self, @Nullable Object content) {
        var fixed = XmlContent.fixed(content);
        self.removeAttributes();
        self.add(fixed);
    }

    @Member(METHOD)
    public static void ReplaceAttributes(XElement self, @Nullable Object... content) {
        ReplaceAttributes(self, (Object) content);
    }

    @Member(STATIC)
    public static XElement Load(@Nullable StringReader textReader) {
        return Load(textReader, new LoadOptions(0));
    }

    @Member(STATIC)
    public static XElement Load(@Nullable StringReader textReader, LoadOptions options) {
        if (textReader == null) throw DotNetException.argumentNull("textReader");
        return XmlRead.element(textReader.rest(), options.has(new LoadOptions(1)));
    }

    @Member(METHOD)
    public static void Save(XElement self, @Nullable StringWriter textWriter) {
        Save(self, textWriter, new SaveOptions(0));
    }

    /** With a declaration, as of the text that it goes into. */
    @Member(METHOD)
    public static void Save(XElement self, @Nullable StringWriter textWriter, SaveOptions options) {
        if (textWriter == null) throw DotNetException.argumentNull("textWriter");
        XmlContent.save(null, self, textWriter, options);
    }

    @Member(STATIC)
    public static XElement Load(@Nullable XmlReader reader) {
        if (reader == null) throw DotNetException.argumentNull("reader");
        XmlReaderType.MoveToContent(reader);
        if (reader.readNode() instanceof XElement element) return element;
        throw DotNetException.invalidOperation("The XmlReader must be on a node of type Element.");
    }
}
