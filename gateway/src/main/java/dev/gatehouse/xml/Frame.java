package dev.gatehouse.xml;

import dev.gatehouse.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An element whose end tag has not been read yet, and the text that is being gathered in it. */
final class Frame {
    final String name;
    final Span nameSpan;
    /** Whether the text is a liquid template, in which nothing is an expression. */
    final boolean liquid;

    private final int start;
    private final List<Attribute> attributes;
    private final int contentStart;
    private final List<Node> children = new ArrayList<>();

    private final StringBuilder literal = new StringBuilder();
    private Value.@Nullable Code code;
    private boolean blank = true;
    private int textStart = -1;
    private int textEnd;

    Frame(int start, String name, Span nameSpan, List<Attribute> attributes, int contentStart, boolean liquid) {
        this.start = start;
        this.name = name;
        this.nameSpan = nameSpan;
        this.attributes = attributes;
        this.contentStart = contentStart;
        this.liquid = liquid;
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
                name, new Span(start, end), nameSpan, attributes, children, new Span(contentStart, contentEnd));
    }
}
