package dev.gatehouse.expr.lib.xml;

/** {@code System.Xml.Linq.XComment}. */
public final class XComment extends XNode {
    private final String value;

    public XComment(String value) {
        this.value = value;
    }

    public String value() {
        return value;
    }

    @Override
    public XmlNodeType nodeType() {
        return XmlNodeType.Comment;
    }

    @Override
    XComment copy() {
        return new XComment(value);
    }

    @Override
    boolean deepEquals(XNode other) {
        return other instanceof XComment comment && comment.value.equals(value);
    }

    @Override
    void write(XmlText out) {
        out.markup("<!--" + value + "-->");
    }
}
