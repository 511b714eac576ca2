package dev.gatehouse.expr.lib.xml;

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
