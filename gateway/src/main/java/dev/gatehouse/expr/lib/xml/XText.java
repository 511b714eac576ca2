package dev.gatehouse.expr.lib.xml;

/** {@code System.Xml.Linq.XText}. */
public sealed class XText extends XNode permits XCData {
    private String value;

    public XText(String value) {
        this.value = value;
    }

    public String value() {
        return value;
    }

    public void setValue(String replacement) {
        value = replacement;
    }

    @Override
    public XmlNodeType nodeType() {
        return XmlNodeType.Text;
    }

    @Override
    XText copy() {
        return new XText(value);
    }

    @Override
    boolean deepEquals(XNode other) {
        return other instanceof XText text && text.nodeType() == nodeType() && text.value.equals(value);
    }

    @Override
    void write(XmlText out) {
        out.text(value);
    }
}
