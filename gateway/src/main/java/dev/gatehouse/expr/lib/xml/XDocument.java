package dev.gatehouse.expr.lib.xml;

import dev.gatehouse.expr.types.DotNetException;
import org.jspecify.annotations.Nullable;

/** {@code System.Xml.Linq.XDocument}: one element, and comments and instructions around it. */
public final class XDocument extends XContainer {
    private @Nullable XDeclaration declaration;

    public @Nullable XDeclaration declaration() {
        return declaration;
    }

    public void setDeclaration(@Nullable XDeclaration replacement) {
        declaration = replacement;
    }

    public @Nullable XElement root() {
        var elements = elements();
        return elements.isEmpty() ? null : elements.getFirst();
    }

    @Override
    public XmlNodeType nodeType() {
        return XmlNodeType.Document;
    }

    @Override
    void check(XNode node) {
        if (node instanceof XElement && root() != null) {
            throw DotNetException.invalidOperation("This operation would create an incorrectly structured document.");
        }
        if (node instanceof XText text && !text.value().isBlank()) {
            throw DotNetException.argument("Non-whitespace characters cannot be added to content.");
        }
    }

    @Override
    XDocument copy() {
        var copy = new XDocument();
        copy.declaration = declaration;
        for (var node : nodes()) copy.add(node.copy());
        return copy;
    }

    @Override
    boolean deepEquals(XNode other) {
        return other instanceof XDocument document && sameNodes(document);
    }

    /** The declaration is not written, as in .NET. */
    @Override
    void write(XmlText out) {
        for (var node : nodes()) node.write(out);
    }
}
