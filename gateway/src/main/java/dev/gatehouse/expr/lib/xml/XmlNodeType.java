package dev.gatehouse.expr.lib.xml;

/** {@code System.Xml.XmlNodeType}, in the order of its values. */
public enum XmlNodeType {
    None,
    Element,
    Attribute,
    Text,
    CDATA,
    EntityReference,
    Entity,
    ProcessingInstruction,
    Comment,
    Document,
    DocumentType,
    DocumentFragment,
    Notation,
    Whitespace,
    SignificantWhitespace,
    EndElement,
    EndEntity,
    XmlDeclaration
}
