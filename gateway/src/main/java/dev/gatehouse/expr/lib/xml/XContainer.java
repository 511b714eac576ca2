package dev.gatehouse.expr.lib.xml;

import dev.gatehouse.expr.types.Arrays;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.Growth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code System.Xml.Linq.XContainer}: an element or a document. */
public abstract sealed class XContainer extends XNode permits XElement, XDocument {
    private final List<XNode> nodes = new ArrayList<>();

    XContainer() {}

    /** The nodes below it, as they are now. */
    public List<XNode> nodes() {
        return List.copyOf(nodes);
    }

    public List<XElement> elements() {
        var found = new ArrayList<XElement>();
        for (var node : nodes) if (node instanceof XElement element) found.add(element);
        return found;
    }

    public @Nullable XElement element(XName name) {
        for (var node : nodes) {
            if (node instanceof XElement element && element.name().equals(name)) return element;
        }
        return null;
    }

    /** All elements below it, in the order of the document. */
    public List<XElement> descendants() {
        var found = new ArrayList<XElement>();
        collect(found);
        return found;
    }

    private void collect(List<XElement> found) {
        for (var node : nodes) {
            if (node instanceof XElement element) {
                found.add(element);
                ((XContainer) element).collect(found);
            }
        }
    }

    /** Appends nodes, attributes, the elements of sequences; anything else as text. */
    public void add(@Nullable Object content) {
        insert(nodes.size(), content);
    }

    void insert(int index, @Nullable Object content) {
        Growth.item(nodes.size());
        switch (content) {
            case null -> {}
            case XAttribute attribute -> addAttribute(attribute);
            case XNode node -> put(index, node);
            case String text -> putText(index, text);
            default -> {
                var items = items(content);
                if (items == null) {
                    putText(index, XmlValues.text(content));
                    return;
                }
                var at = index;
                for (var item : items) {
                    var before = nodes.size();
                    insert(at, item);
                    at += nodes.size() - before;
                }
            }
        }
    }

    private static @Nullable Iterable<?> items(Object content) {
        if (content instanceof Iterable<?> sequence) return sequence;
        return content.getClass().isArray() ? Arrays.list(content) : null;
    }

    void addAttribute(XAttribute attribute) {
        throw DotNetException.argument("An attribute cannot be added to content.");
    }

    private void putText(int index, String text) {
        var before = index > 0 && index == nodes.size() ? nodes.get(index - 1) : null;
        if (before instanceof XText last && !(before instanceof XCData)) last.setValue(last.value() + text);
        else if (!text.isEmpty()) put(index, new XText(text));
        filled();
    }

    private void put(int index, XNode node) {
        check(node);
        var own = node.owner != null || isAround(node) ? node.copy() : node;
        own.owner = this;
        nodes.add(index, own);
        filled();
    }

    @SuppressWarnings("ReferenceEquality") // a node has one place: equal ones are other nodes
    private boolean isAround(XNode node) {
        XObject at = this;
        while (at.owner != null) at = at.owner;
        return at == node;
    }

    /** Refuses what it cannot hold. */
    void check(XNode node) {}

    /** Told when something was put in. */
    void filled() {}

    /** Told when nothing is left. */
    void emptied() {}

    void drop(XNode node) {
        var at = indexOf(node);
        if (at >= 0) nodes.remove(at);
        node.owner = null;
        if (nodes.isEmpty()) emptied();
    }

    @SuppressWarnings("ReferenceEquality") // a node has one place: equal ones are other nodes
    int indexOf(XNode node) {
        for (var i = 0; i < nodes.size(); i++) if (nodes.get(i) == node) return i;
        return -1;
    }

    public void removeNodes() {
        for (var node : nodes) node.owner = null;
        nodes.clear();
        emptied();
    }

    boolean sameNodes(XContainer other) {
        if (nodes.size() != other.nodes.size()) return false;
        for (var i = 0; i < nodes.size(); i++) if (!nodes.get(i).deepEquals(other.nodes.get(i))) return false;
        return true;
    }
}
