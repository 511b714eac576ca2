package dev.gatehouse.xml;

import dev.gatehouse.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An element whose end tag has not been read yet, and the text that is being gathered in it. */
final class Frame {
    private static final String DECLARATION = "xmlns:";

    final String name;
    final String namespace;
    final Span nameSpan;
    /** Whether the text is a liquid template, in which nothing is an expression. */
    final boolean liquid;
    /** What it says that prefixes stand for, to everything within it. */
    final Map<String, String> prefixes;

    private final int start;
    private final List<Attribute> attributes;
    private final int contentStart;
    private final List<Node> children = new ArrayList<>();

    private final StringBuilder literal = new StringBuilder();
    private Value.@Nullable Code code;
    private boolean blank = true;
    private int textStart = -1;
    private int textEnd;

    Frame(
            int start,
            String name,
            String namespace,
            Span nameSpan,
            List<Attribute> attributes,
            int contentStart,
            boolean liquid) {
        this.start = start;
        this.name = name;
        this.namespace = namespace;
        this.nameSpan = nameSpan;
        this.attributes = attributes;
        this.prefixes = attributes.isEmpty() ? Map.of() : prefixes(attributes);
        this.contentStart = contentStart;
        this.liquid = liquid;
    }

    private static Map<String, String> prefixes(List<Attribute> attributes) {
        Map<String, String> found = new HashMap<>();
        for (Attribute attribute : attributes) {
            if (attribute.name().startsWith(DECLARATION) && attribute.value() instanceof Value.Literal literal) {
                found.put(attribute.name().substring(DECLARATION.length()), literal.text());
            }
        }
        return found;
    }

    List<Node> children() {
        return children;
    }

    /** Whether an expression may start here: nothing but white space and comments stands before it. */
    boolean awaitsExpression() {
        return blank && code == null && !liquid;
    }

    boolean hasExpression() {
        return code != null;
    }

    void expression(Value.Code found) {
        literal.setLength(0);
        code = found;
        textStart = found.span().start();
        textEnd = found.span().end();
    }

    /** Where to append the literal text {@code from..to}. */
    StringBuilder literal(int from, int to) {
        textStart = textStart < 0 ? from : textStart;
        textEnd = to;
        return literal;
    }

    void notBlank() {
        blank = false;
    }

    /** Makes a node of the text gathered so far; text of nothing but white space is dropped. */
    void endText() {
        if (code != null) {
            children.add(new Text(code, code.span()));
        } else if (!blank) {
            Span span = new Span(textStart, textEnd);
            children.add(new Text(new Value.Literal(span, literal.toString()), span));
        }
        literal.setLength(0);
        code = null;
        blank = true;
        textStart = -1;
    }

    void add(Element child) {
        children.add(child);
    }

    /** The element, whose content ends at {@code contentEnd} and whose end tag ends at {@code end}. */
    Element close(int contentEnd, int end) {
        endText();
        return new Element(
                name,
                namespace,
                new Span(start, end),
                nameSpan,
                attributes,
                children,
                new Span(contentStart, contentEnd));
    }
}
