package dev.gatehouse.expr.lib.xml;

/** {@code System.Xml.Linq.XCData}. */
public final class XCData extends XText {
    public XCData(String value) {
        super(value);
    }

    @Override
    public XmlNodeType nodeType() {
        return XmlNodeType.CDATA;
    }

    @Override
    XCData copy() {
        return new XCData(value());
    }

    @Override
    void write(XmlText out) {
        out.cdata(value());
    }
}
