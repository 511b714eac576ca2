package dev.gatehouse.expr.lib.xml;

import dev.gatehouse.expr.types.DotNetException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Xml.XmlReader}: goes through a document that has been read already, so mistakes in the text show when the
 * reader is made. White space between elements is left out.
 *
 * <p><b>Threading:</b> confined to one evaluation.
 */
public final class XmlReader {
    private record Event(XNode node, int depth, boolean end) {}

    private final List<Event> events = new ArrayList<>();
    private int at = -1;

    private XmlReader(XNode top) {
        if (top instanceof XDocument document) for (var node : document.nodes()) collect(node, 0);
        else collect(top, 0);
    }

    static XmlReader of(XNode top) {
        return new XmlReader(top);
    }

    private void collect(XNode node, int depth) {
        events.add(new Event(node, depth, false));
        if (node instanceof XElement element && !element.isEmpty()) {
            for (var child : element.nodes()) collect(child, depth + 1);
            events.add(new Event(node, depth, true));
        }
    }

    private @Nullable Event event() {
        return at < 0 || at >= events.size() ? null : events.get(at);
    }

    boolean read() {
        if (at < events.size()) at++;
        return at < events.size();
    }

    boolean isAtEnd() {
        return at >= events.size();
    }

    boolean isFresh() {
        return at < 0;
    }

    int depth() {
        var event = event();
        return event == null ? 0 : event.depth;
    }

    XmlNodeType nodeType() {
        var event = event();
        if (event == null) return XmlNodeType.None;
        return event.end ? XmlNodeType.EndElement : event.node.nodeType();
    }

    /** The node that it stands on, at its begin or end. */
    @Nullable
    XNode node() {
        var event = event();
        return event == null ? null : event.node;
    }

    /** The element whose begin it stands on. */
    @Nullable
    XElement element() {
        var event = event();
        return event != null && !event.end && event.node instanceof XElement element ? element : null;
    }

    /** Past the node, and past what is in it. */
    void skip() {
        var event = event();
        if (event == null) {
            read();
            return;
        }
        if (!event.end && event.node instanceof XElement element && !element.isEmpty()) {
            while (!(events.get(at).end && isSame(events.get(at).node, element))) at++;
        }
        at++;
    }

    @SuppressWarnings("ReferenceEquality") // a node has one place: equal ones are other nodes
    private static boolean isSame(XNode one, XNode other) {
        return one == other;
    }

    XNode readNode() {
        if (isFresh()) throw DotNetException.invalidOperation("The XmlReader state should be Interactive.");
        var event = event();
        if (event == null || event.end) {
            throw DotNetException.invalidOperation("The XmlReader should not be on a node of type "
                    + (event == null ? XmlNodeType.None : XmlNodeType.EndElement) + ".");
        }
        var copy = event.node.copy();
        skip();
        return copy;
    }

    /** To the next element of that kind, if there is one; else to the end. */
    boolean readToFollowing(Predicate<XElement> wanted) {
        while (read()) {
            var element = element();
            if (element != null && wanted.test(element)) return true;
        }
        return false;
    }

    /** To the next element of that kind within this one; else to this one's end. */
    boolean readToDescendant(Predicate<XElement> wanted) {
        int depth = depth();
        if (isFresh()) depth = -1;
        else if (element() == null || (events.get(at).node instanceof XElement within && within.isEmpty()))
            return false;
        while (read() && depth() > depth) {
            var element = element();
            if (element != null && wanted.test(element)) return true;
        }
        return false;
    }

    /** To the next element of that kind beside this one; else to the end of their parent. */
    boolean readToNextSibling(Predicate<XElement> wanted) {
        if (event() == null) return false;
        int depth = depth();
        for (skip(); !isAtEnd() && depth() >= depth; skip()) {
            var event = events.get(at);
            if (event.end && event.depth < depth) return false;
            var element = element();
            if (element != null && wanted.test(element)) return true;
        }
        return false;
    }
}
