package dev.gatehouse.expr.lib.xml;

import org.jspecify.annotations.Nullable;

/** {@code System.Xml.Linq.XAttribute}. */
public final class XAttribute extends XObject {
    private final XName name;
    private String value;

    public XAttribute(XName name, String value) {
        this.name = name;
        this.value = value;
    }

    public XName name() {
        return name;
    }

    public String value() {
        return value;
    }

    public void setValue(String replacement) {
        value = replacement;
    }

    /** The attribute so far before or after this one. */
    @Nullable
    XAttribute beside(int distance) {
        if (!(owner instanceof XElement element)) return null;
        var all = element.attributes();
        int at = all.indexOf(this) + distance;
        return at < 0 || at >= all.size() ? null : all.get(at);
    }

    public boolean isNamespaceDeclaration() {
        return name.namespace().equals(XNamespace.XMLNS)
                || (name.namespace().equals(XNamespace.NONE) && name.local().equals("xmlns"));
    }

    @Override
    public XmlNodeType nodeType() {
        return XmlNodeType.Attribute;
    }

    @Override
    public void remove() {
        if (!(owner instanceof XElement element)) throw XmlFailures.noParent();
        element.drop(this);
    }

    @Override
    public String toString() {
        return name.local() + "=\"" + XmlText.attributeText(value) + "\"";
    }
}
