package dev.gatehouse.expr.lib.xml;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Xml.Linq.XObject}: a node or attribute.
 *
 * <p><b>Threading:</b> mutable and unguarded; confined to one request.
 */
public abstract sealed class XObject permits XNode, XAttribute {
    @Nullable
    XContainer owner;

    private @Nullable List<Object> annotations;

    XObject() {}

    /** What was attached to it; copies have none of it. */
    List<Object> annotations() {
        var found = annotations;
        if (found == null) {
            found = new ArrayList<>();
            annotations = found;
        }
        return found;
    }

    public abstract XmlNodeType nodeType();

    /** The element around it; null at the top, and below a document. */
    public @Nullable XElement parent() {
        return owner instanceof XElement element ? element : null;
    }

    public @Nullable XDocument document() {
        XObject at = this;
        while (at.owner != null) at = at.owner;
        return at instanceof XDocument document ? document : null;
    }

    /** @throws dev.gatehouse.expr.types.DotNetException InvalidOperationException without a parent */
    public abstract void remove();
}
