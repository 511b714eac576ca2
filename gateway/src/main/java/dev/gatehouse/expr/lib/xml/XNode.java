package dev.gatehouse.expr.lib.xml;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code System.Xml.Linq.XNode}. Prints indented. */
public abstract sealed class XNode extends XObject permits XContainer, XText, XComment, XProcessingInstruction {

    XNode() {}

    abstract void write(XmlText out);

    abstract XNode copy();

    abstract boolean deepEquals(XNode other);

    @Override
    public void remove() {
        if (owner == null) throw XmlFailures.noParent();
        owner.drop(this);
    }

    /** The node so far before or after this one. */
    public @Nullable XNode sibling(int distance) {
        if (owner == null) return null;
        var nodes = owner.nodes();
        var at = owner.indexOf(this) + distance;
        return at < 0 || at >= nodes.size() ? null : nodes.get(at);
    }

    /** The nodes of its parent, itself among them; none without a parent. */
    List<XNode> siblings() {
        return owner == null ? List.of() : owner.nodes();
    }

    int position() {
        return owner == null ? 0 : owner.indexOf(this);
    }

    public void addBeside(int distance, @Nullable Object content) {
        if (owner == null) throw XmlFailures.noParent();
        owner.insert(owner.indexOf(this) + distance, content);
    }

    public void replaceWith(@Nullable Object content) {
        if (owner == null) throw XmlFailures.noParent();
        var parent = owner;
        var at = parent.indexOf(this);
        parent.drop(this);
        parent.insert(at, content);
    }

    public List<XElement> ancestors(boolean withSelf) {
        var found = new ArrayList<XElement>();
        if (withSelf && this instanceof XElement element) found.add(element);
        for (var at = parent(); at != null; at = at.parent()) found.add(at);
        return found;
    }

    public String text(boolean indented) {
        var out = new XmlText(indented);
        write(out);
        return out.toString();
    }

    @Override
    public String toString() {
        return text(true);
    }
}
