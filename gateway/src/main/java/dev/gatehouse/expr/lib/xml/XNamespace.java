package dev.gatehouse.expr.lib.xml;

/** {@code System.Xml.Linq.XNamespace}; prints as its name. */
public record XNamespace(String name) {
    public static final XNamespace NONE = new XNamespace("");
    static final XNamespace XML = new XNamespace("http://www.w3.org/XML/1998/namespace");
    public static final XNamespace XMLNS = new XNamespace("http://www.w3.org/2000/xmlns/");

    @Override
    public String toString() {
        return name;
    }
}
