package dev.gatehouse.expr.lib.xml;

import dev.gatehouse.expr.types.DotNetException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Xml.Linq.XElement}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.xml.linq.xelement">XElement</a>
 */
public final class XElement extends XContainer {
    private XName name;
    private final List<XAttribute> attributes = new ArrayList<>();
    private boolean empty = true;

    public XElement(XName name) {
        this.name = name;
    }

    public XName name() {
        return name;
    }

    public void setName(XName replacement) {
        name = replacement;
    }

    @Override
    public XmlNodeType nodeType() {
        return XmlNodeType.Element;
    }

    /** Whether it is written with one tag. */
    public boolean isEmpty() {
        return empty;
    }

    @Override
    void filled() {
        empty = false;
    }

    @Override
    void emptied() {
        empty = true;
    }

    public List<XAttribute> attributes() {
        return List.copyOf(attributes);
    }

    public @Nullable XAttribute attribute(XName wanted) {
        for (var attribute : attributes) if (attribute.name().equals(wanted)) return attribute;
        return null;
    }

    @Override
    void addAttribute(XAttribute attribute) {
        if (attribute(attribute.name()) != null) throw DotNetException.invalidOperation("Duplicate attribute.");
        var own = attribute.owner == null ? attribute : new XAttribute(attribute.name(), attribute.value());
        own.owner = this;
        attributes.add(own);
    }

    void drop(XAttribute attribute) {
        attributes.removeIf(own -> own.name().equals(attribute.name()));
        attribute.owner = null;
    }

    public void removeAttributes() {
        for (var attribute : attributes) attribute.owner = null;
        attributes.clear();
    }

    /** Sets, adds, or with null removes. */
    public void setAttribute(XName wanted, @Nullable Object value) {
        var attribute = attribute(wanted);
        if (value == null) {
            if (attribute != null) attribute.remove();
        } else if (attribute == null) {
            addAttribute(new XAttribute(wanted, XmlValues.text(value)));
        } else {
            attribute.setValue(XmlValues.text(value));
        }
    }

    /** Sets, adds, or with null removes a child. */
    public void setElement(XName wanted, @Nullable Object value) {
        var child = element(wanted);
        if (value == null) {
            if (child != null) child.remove();
            return;
        }
        if (child == null) {
            child = new XElement(wanted);
            add(child);
        }
        child.setValue(XmlValues.text(value));
    }

    /** All text below it. */
    public String value() {
        var text = new StringBuilder();
        for (var node : nodes()) {
            if (node instanceof XText part) text.append(part.value());
            else if (node instanceof XElement element) text.append(element.value());
        }
        return text.toString();
    }

    public void setValue(String value) {
        removeNodes();
        add(value);
        empty = false;
    }

    /** The namespace of a prefix here; null for none. */
    public @Nullable XNamespace namespace(String prefix) {
        if (prefix.equals("xml")) return XNamespace.XML;
        var declared = prefix.isEmpty() ? XName.of("xmlns") : new XName(prefix, XNamespace.XMLNS);
        for (var at = this; at != null; at = at.parent()) {
            var found = at.attribute(declared);
            if (found != null) return new XNamespace(found.value());
        }
        return null;
    }

    /** A prefix of a namespace here, empty for the default one; null for none. */
    @Nullable
    String prefix(XNamespace namespace, boolean withDefault) {
        if (namespace.equals(XNamespace.XML)) return "xml";
        for (var at = this; at != null; at = at.parent()) {
            for (var attribute : at.attributes) {
                if (!attribute.isNamespaceDeclaration() || !attribute.value().equals(namespace.name())) continue;
                var prefix = attribute.name().namespace().equals(XNamespace.NONE)
                        ? ""
                        : attribute.name().local();
                if ((withDefault || !prefix.isEmpty()) && namespace.equals(namespace(prefix))) return prefix;
            }
        }
        return null;
    }

    @Override
    XElement copy() {
        var copy = new XElement(name);
        for (var attribute : attributes) copy.addAttribute(new XAttribute(attribute.name(), attribute.value()));
        for (var node : nodes()) copy.add(node.copy());
        copy.empty = empty;
        return copy;
    }

    @Override
    boolean deepEquals(XNode other) {
        if (!(other instanceof XElement element) || !element.name.equals(name) || element.empty != empty) return false;
        if (element.attributes.size() != attributes.size()) return false;
        for (var i = 0; i < attributes.size(); i++) {
            var mine = attributes.get(i);
            var theirs = element.attributes.get(i);
            if (!mine.name().equals(theirs.name()) || !mine.value().equals(theirs.value())) return false;
        }
        return sameNodes(element);
    }

    @Override
    void write(XmlText out) {
        out.element(this);
    }

    /** An attribute's name as it is written here. */
    public String qualifiedName(XAttribute attribute) {
        var own = attribute.name();
        if (own.namespace().equals(XNamespace.XMLNS)) return "xmlns:" + own.local();
        return own.namespace().equals(XNamespace.NONE)
                ? own.local()
                : prefix(own.namespace(), false) + ":" + own.local();
    }

    /** With the prefix that its namespace has here. */
    public String qualifiedName() {
        if (name.namespace().equals(XNamespace.NONE)) return name.local();
        var prefix = prefix(name.namespace(), true);
        return prefix == null || prefix.isEmpty() ? name.local() : prefix + ":" + name.local();
    }

    /** The value of the attribute that is written so, with its prefix. */
    @Nullable
    String attributeText(String qualified) {
        for (var attribute : attributes) if (qualifiedName(attribute).equals(qualified)) return attribute.value();
        return null;
    }

    /** What it holds, as XML. */
    String inner() {
        var text = new StringBuilder();
        for (var node : nodes()) text.append(node.text(false));
        return text.toString();
    }
}
