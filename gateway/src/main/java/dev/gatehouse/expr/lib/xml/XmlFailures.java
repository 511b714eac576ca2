package dev.gatehouse.expr.lib.xml;

import dev.gatehouse.expr.types.DotNetException;

/** The exceptions of {@code System.Xml}. */
final class XmlFailures {
    private XmlFailures() {}

    static DotNetException of(String message) {
        return new DotNetException("System.Xml.XmlException", message);
    }

    static DotNetException noParent() {
        return DotNetException.invalidOperation("The parent is missing.");
    }
}
