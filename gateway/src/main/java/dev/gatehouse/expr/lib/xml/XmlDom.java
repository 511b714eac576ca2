package dev.gatehouse.expr.lib.xml;

import dev.gatehouse.expr.types.DotNetException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.namespace.NamespaceContext;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The JDK's DOM behind {@code XmlDocument}: no document types, no entities of one's own, nothing from outside. */
final class XmlDom {
    private static final int MAX_PATH = 4096;

    private static final double MAX_WORK = 20_000_000;
    /** Steps to anywhere below, before or after, and functions over all that they are given. */
    private static final Pattern WIDE = Pattern.compile("//|descendant|following|preceding|ancestor");

    private XmlDom() {}

    static Document empty() {
        return builder().newDocument();
    }

    /** @throws DotNetException XmlException */
    static Document parse(String xml) {
        try {
            // Checked first by the reader of the other types, whose limits and messages hold here too.
            XmlRead.document(xml, true);
            return builder().parse(new InputSource(new StringReader(xml)));
        } catch (SAXException e) {
            throw XmlFailures.of(e.getMessage() == null ? "" : e.getMessage());
        } catch (IOException e) {
            throw new IllegalStateException("a string cannot fail to be read", e);
        }
    }

    private static DocumentBuilder builder() {
        try {
            var factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setExpandEntityReferences(false);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return builder;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's own parser lacks a feature", e);
        }
    }

    /** Without white space between elements, as .NET leaves it out. */
    static void strip(Node node) {
        var remove = new ArrayList<Node>();
        for (var child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeType() == Node.TEXT_NODE && child.getNodeValue().isBlank()) remove.add(child);
            else strip(child);
        }
        remove.forEach(node::removeChild);
    }

    /** @throws DotNetException XPathException */
    static List<Node> select(Node from, @Nullable String path, Map<String, String> prefixes) {
        if (path == null) throw DotNetException.argumentNull("xpath");
        try {
            var factory = XPathFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            var engine = factory.newXPath();
            engine.setNamespaceContext(new Prefixes(prefixes));
            if (path.length() > MAX_PATH) throw invalid(path);
            requireCheap(from, path);
            var found = (NodeList) engine.evaluate(path, from, XPathConstants.NODESET);
            var nodes = new ArrayList<Node>();
            for (int i = 0; i < found.getLength(); i++) nodes.add(found.item(i));
            return nodes;
        } catch (XPathExpressionException _) {
            throw invalid(path);
        } catch (javax.xml.xpath.XPathFactoryConfigurationException e) {
            throw new IllegalStateException("the JDK's own XPath lacks a feature", e);
        }
    }

    /** Each step that may go anywhere multiplies the work by the number of nodes; the JDK's engine cannot be stopped. */
    private static void requireCheap(Node from, String path) {
        int steps = 0;
        var found = WIDE.matcher(path);
        while (found.find()) steps++;
        var document = from instanceof Document whole ? whole : from.getOwnerDocument();
        if (Math.pow(nodes(document), steps) > MAX_WORK) {
            throw new DotNetException(
                    "System.TimeoutException", "The path goes through the whole document too many times.");
        }
    }

    private static int nodes(Node node) {
        int nodes = 1;
        for (var child = node.getFirstChild(); child != null; child = child.getNextSibling()) nodes += nodes(child);
        return nodes;
    }

    private static DotNetException invalid(String path) {
        return new DotNetException("System.Xml.XPath.XPathException", "'" + path + "' has an invalid token.");
    }

    private record Prefixes(Map<String, String> prefixes) implements NamespaceContext {
        @Override
        public String getNamespaceURI(String prefix) {
            if (prefix.equals("xml")) return XMLConstants.XML_NS_URI;
            return prefixes.getOrDefault(prefix, XMLConstants.NULL_NS_URI);
        }

        @Override
        public @Nullable String getPrefix(String namespaceURI) {
            return null;
        }

        @Override
        public Iterator<String> getPrefixes(String namespaceURI) {
            return List.<String>of().iterator();
        }
    }
}
