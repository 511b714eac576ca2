package dev.gatehouse.expr.lib.xml;

import java.util.Iterator;
import java.util.List;

/**
 * {@code System.Xml.XmlNodeList}, and {@code XmlAttributeCollection}: nodes as they were when they were asked for.
 *
 * @param nodes in the order of the document
 */
public record XmlNodeList(List<XmlNode> nodes) implements Iterable<XmlNode> {
    public XmlNodeList {
        nodes = List.copyOf(nodes);
    }

    @Override
    public Iterator<XmlNode> iterator() {
        return nodes.iterator();
    }

    @Override
    public String toString() {
        return "System.Xml.XmlNodeList";
    }
}
