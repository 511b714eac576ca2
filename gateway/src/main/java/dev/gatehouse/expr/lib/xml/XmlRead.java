package dev.gatehouse.expr.lib.xml;

import dev.gatehouse.expr.types.DotNetException;
import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads XML. Document type declarations are refused, and with them entities of one's own; nesting is limited. */
public final class XmlRead {
    private static final int MAX_DEPTH = 500;
    /** Without it the parser miscounts offsets in texts that are shorter than what it looks at first. */
    private static final String PADDING = "     ";

    private static final XMLInputFactory FACTORY = factory();

    private final String text;
    private final XMLStreamReader reader;
    private final boolean keepSpace;
    private final XDocument document = new XDocument();
    private XContainer container = document;
    private int depth;

    private XmlRead(String text, XMLStreamReader reader, boolean keepSpace) {
        this.text = text;
        this.reader = reader;
        this.keepSpace = keepSpace;
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty("http://java.sun.com/xml/stream/properties/report-cdata-event", true);
        return factory;
    }

    /** @throws DotNetException XmlException, or ArgumentNullException */
    public static XDocument document(@Nullable String xml, boolean keepSpace) {
        if (xml == null) throw DotNetException.argumentNull("s");
        if (xml.isEmpty()) throw XmlFailures.of("Root element is missing.");
        try {
            var reader = FACTORY.createXMLStreamReader(new StringReader(xml + PADDING));
            try {
                return new XmlRead(xml, reader, keepSpace).read();
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            var at = e.getLocation();
            var message = e.getMessage() == null ? "" : e.getMessage().replaceFirst("(?s)^ParseError.*\nMessage: ", "");
            throw XmlFailures.of(
                    at == null
                            ? message
                            : message + " Line " + at.getLineNumber() + ", position " + at.getColumnNumber() + ".");
        }
    }

    /** The root of a document. */
    public static XElement element(@Nullable String xml, boolean keepSpace) {
        var root = document(xml, keepSpace).root();
        if (root == null) throw XmlFailures.of("Root element is missing.");
        root.remove();
        return root;
    }

    private XDocument read() throws XMLStreamException {
        if (reader.getVersion() != null && text.startsWith("<?xml")) {
            document.setDeclaration(new XDeclaration(
                    reader.getVersion(),
                    reader.getCharacterEncodingScheme(),
                    reader.standaloneSet() ? (reader.isStandalone() ? "yes" : "no") : null));
        }
        while (reader.hasNext()) accept(reader.next());
        return document;
    }

    private void accept(int event) {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> open();
            case XMLStreamConstants.END_ELEMENT -> {
                depth--;
                var above = container.owner;
                container = above == null ? document : above;
            }
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.SPACE -> {
                if (depth > 0 && (keepSpace || !reader.isWhiteSpace())) container.add(reader.getText());
            }
            case XMLStreamConstants.CDATA -> container.add(new XCData(reader.getText()));
            case XMLStreamConstants.COMMENT -> container.add(new XComment(reader.getText()));
            case XMLStreamConstants.PROCESSING_INSTRUCTION ->
                container.add(new XProcessingInstruction(
                        reader.getPITarget(), reader.getPIData() == null ? "" : reader.getPIData()));
            case XMLStreamConstants.DTD ->
                throw XmlFailures.of("For security reasons DTD is prohibited in this XML document.");
            case XMLStreamConstants.ENTITY_REFERENCE ->
                throw XmlFailures.of("Reference to undeclared entity '" + reader.getLocalName() + "'.");
            default -> {}
        }
    }

    private void open() {
        if (++depth > MAX_DEPTH) throw XmlFailures.of("The XML is nested too deeply.");
        var element = new XElement(name(reader.getLocalName(), reader.getNamespaceURI()));
        for (var i = 0; i < reader.getNamespaceCount(); i++) {
            var prefix = reader.getNamespacePrefix(i);
            var uri = reader.getNamespaceURI(i);
            var declared = prefix == null || prefix.isEmpty() ? XName.of("xmlns") : new XName(prefix, XNamespace.XMLNS);
            element.addAttribute(new XAttribute(declared, uri == null ? "" : uri));
        }
        for (var i = 0; i < reader.getAttributeCount(); i++) {
            var name = name(reader.getAttributeLocalName(i), reader.getAttributeNamespace(i));
            element.addAttribute(new XAttribute(name, reader.getAttributeValue(i)));
        }
        container.add(element);
        if (!isSingleTag()) element.filled();
        container = element;
    }

    /** The parser does not tell one tag from two; the text does. */
    private boolean isSingleTag() {
        var end = reader.getLocation().getCharacterOffset();
        return end >= 2 && end <= text.length() && text.startsWith("/>", end - 2);
    }

    private static XName name(String local, @Nullable String namespace) {
        return new XName(local, namespace == null || namespace.isEmpty() ? XNamespace.NONE : new XNamespace(namespace));
    }
}
