package dev.gatehouse.expr.lib.xml;

import dev.gatehouse.expr.lib.text.StringWriter;
import dev.gatehouse.expr.types.Arrays;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Content that goes into elements, and comes out of them. */
final class XmlContent {
    private XmlContent() {}

    /** A lazy sequence over what is about to be removed, evaluated before. */
    static @Nullable Object fixed(@Nullable Object content) {
        Iterable<?> items = content instanceof Iterable<?> sequence
                ? sequence
                : content != null && content.getClass().isArray() ? Arrays.list(content) : null;
        if (items == null) return content;
        var fixed = new ArrayList<@Nullable Object>();
        for (var item : items) fixed.add(fixed(item));
        return fixed;
    }

    /** Writes a declaration, which names the encoding of .NET's strings, and the node. */
    static void save(@Nullable XDeclaration declaration, XNode node, StringWriter writer, SaveOptions options) {
        boolean indented = !options.has(new SaveOptions(1));
        var standalone = declaration == null ? null : declaration.standalone();
        writer.text()
                .append("<?xml version=\"1.0\" encoding=\"utf-16\"")
                .append(standalone == null ? "" : " standalone=\"" + standalone + "\"")
                .append("?>")
                .append(indented ? "\n" : "")
                .append(node.text(indented));
    }
}
