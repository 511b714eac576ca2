package dev.gatehouse.expr.lib.xml;

/** {@code System.Xml.XmlNameTable}: there only to be passed on. */
public final class XmlNameTable {
    static final XmlNameTable ONLY = new XmlNameTable();

    private XmlNameTable() {}
}
