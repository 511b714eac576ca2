package dev.gatehouse.xml;

import dev.gatehouse.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An element.
 *
 * @param name as written, with its prefix if it has one
 * @param namespace what its prefix stands for; empty where it has none, and where nobody says
 * @param span from {@code <} of the start tag to behind {@code >} of the end tag
 * @param nameSpan the name in the start tag
 * @param attributes in the order written; of duplicates only the first
 * @param children in the order written; text of nothing but white space is dropped
 * @param contentSpan between the tags, comments and all; empty for {@code <a/>}
 */
public record Element(
        String name,
        String namespace,
        Span span,
        Span nameSpan,
        List<Attribute> attributes,
        List<Node> children,
        Span contentSpan)
        implements Node {
    public Element {
        attributes = List.copyOf(attributes);
        children = List.copyOf(children);
    }

    /** The name without its prefix. */
    public String localName() {
        return name.substring(name.indexOf(':') + 1);
    }

    /** The attribute of that name, or null. */
    public @Nullable Attribute attribute(String attributeName) {
        for (Attribute attribute : attributes) {
            if (attribute.name().equals(attributeName)) {
                return attribute;
            }
        }
        return null;
    }
}
