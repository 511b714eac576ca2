package dev.gatehouse.xml;

import static dev.gatehouse.xml.Characters.isBlank;
import static dev.gatehouse.xml.Characters.isNameStart;
import static dev.gatehouse.xml.Characters.skipBlank;
import static dev.gatehouse.xml.Characters.skipName;
import static dev.gatehouse.xml.Characters.skipSpace;
import static dev.gatehouse.xml.Characters.startsExpression;
import static dev.gatehouse.xml.Characters.startsExpressionAmidText;

import dev.gatehouse.text.Source;
import dev.gatehouse.text.Span;
import dev.gatehouse.text.Spelling;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a policy document, raw or escaped, and recovers from mistakes.
 *
 * <p>Never throws; time grows with the length of the text. Named values are substituted before ({@link NamedValues}).
 */
public final class PolicyReader {
    /** In characters. Azure takes far less; this bounds what a mistaken file can cost. */
    public static final int MAX_LENGTH = 10 * 1024 * 1024;

    public static final int MAX_DEPTH = 256;

    private final Source source;
    private final String text;
    private final XmlErrors errors;
    private final Values values;
    private final Deque<Frame> open = new ArrayDeque<>();
    private final Frame top;
    private int at;

    private PolicyReader(Source source, XmlErrors errors) {
        this.source = source;
        this.text = source.text();
        this.errors = errors;
        this.values = new Values(source, errors);
        this.top = new Frame(0, Document.SNIPPET, "", Span.at(0), List.of(), 0, false);
    }

    /** Reads {@code source}; what is wrong with it is in the document's diagnostics. */
    public static Document read(Source source) {
        var errors = new XmlErrors(source);
        int length = source.text().length();
        if (length > MAX_LENGTH) {
            errors.tooLarge(length, MAX_LENGTH);
            return new Document(source, Document.Kind.SNIPPET, null, errors.list());
        }
        Element nodes = new PolicyReader(source, errors).content();
        return Roots.document(source, nodes, errors);
    }

    private Element content() {
        open.push(top);
        if (text.startsWith("\uFEFF")) {
            at = 1;
        }
        while (at < text.length() && !errors.stopped()) {
            if (text.charAt(at) == '<') {
                markup();
            } else {
                text(current());
            }
        }
        int end = at;
        while (open.size() > 1) {
            Frame unclosed = open.pop();
            errors.notClosed(unclosed.name, unclosed.nameSpan, end);
            current().add(unclosed.close(end, end));
        }
        return top.close(end, end);
    }

    private Frame current() {
        return open.element();
    }

    private void markup() {
        if (text.startsWith("<!--", at)) {
            skip("a comment", "-->", 4);
        } else if (text.startsWith("<![CDATA[", at)) {
            int start = at + 9;
            int end = skip("a CDATA section", "]]>", 9);
            Frame frame = current();
            if (frame.hasExpression()) {
                errors.behindExpression(new Span(start - 9, at));
            }
            frame.notBlank();
            frame.literal(start - 9, at).append(text.substring(start, end).replace("\r\n", "\n"));
        } else if (text.startsWith("<?", at)) {
            skip("a processing instruction", "?>", 2);
        } else if (text.startsWith("<!", at)) {
            declaration();
        } else if (text.startsWith("</", at)) {
            endTag();
        } else if (at + 1 < text.length() && isNameStart(text.charAt(at + 1))) {
            startTag();
        } else {
            errors.stray(at);
            literal(current(), at + 1);
        }
    }

    /** Moves behind {@code end}; answers where that starts. */
    private int skip(String what, String end, int opening) {
        int found = text.indexOf(end, at + opening);
        if (found < 0) {
            errors.notEnded(what, new Span(at, at + opening), end);
            at = text.length();
            return at;
        }
        at = found + end.length();
        return found;
    }

    /** Refuses {@code <!DOCTYPE … [ … ]>} and its like, and moves behind it. */
    private void declaration() {
        int start = at;
        int depth = 0;
        int i = at;
        while (i < text.length() && (depth > 0 || text.charAt(i) != '>')) {
            char c = text.charAt(i);
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            i++;
        }
        errors.doctype(new Span(start, Math.min(i, skipName(text, start + 2))));
        at = Math.min(text.length(), i + 1);
    }

    private void startTag() {
        int start = at;
        int nameEnd = skipName(text, start + 1);
        Span nameSpan = new Span(start + 1, nameEnd);
        String name = text.substring(start + 1, nameEnd);
        var tag = new StartTag(text, values, errors);
        at = tag.read(name, nameSpan);
        Frame parent = current();
        parent.endText();
        boolean liquid = parent.liquid || (name.equals("set-body") && tag.isLiquid());
        var frame = new Frame(start, name, namespace(name, tag.attributes()), nameSpan, tag.attributes(), at, liquid);
        if (tag.empty()) {
            parent.add(frame.close(at, at));
        } else if (open.size() > MAX_DEPTH) {
            errors.tooDeep(nameSpan, MAX_DEPTH);
        } else {
            open.push(frame);
        }
    }

    /** What the prefix of an element's name stands for: the innermost element that says so decides, itself first. */
    private String namespace(String name, List<Attribute> attributes) {
        int colon = name.indexOf(':');
        if (colon < 0) {
            return "";
        }
        String prefix = name.substring(0, colon);
        for (Attribute attribute : attributes) {
            if (attribute.name().equals("xmlns:" + prefix) && attribute.value() instanceof Value.Literal literal) {
                return literal.text();
            }
        }
        for (Frame outer : open) {
            String found = outer.prefixes.get(prefix);
            if (found != null) {
                return found;
            }
        }
        return "";
    }

    private void endTag() {
        int start = at;
        int nameEnd = skipName(text, start + 2);
        Span nameSpan = new Span(start + 2, nameEnd);
        String name = text.substring(start + 2, nameEnd);
        int end = skipSpace(text, nameEnd);
        if (end < text.length() && text.charAt(end) == '>') {
            at = end + 1;
        } else {
            errors.tagNotEnded("</" + name, new Span(start, nameEnd));
            int close = text.indexOf('>', end);
            int next = text.indexOf('<', end);
            at = close >= 0 && (next < 0 || close < next) ? close + 1 : next >= 0 ? next : text.length();
        }
        close(name, nameSpan, start);
    }

    private void close(String name, Span nameSpan, int start) {
        Frame innermost = current();
        if (innermost != top && !innermost.name.equals(name) && !isOpen(name)) {
            if (Spelling.isClose(name, innermost.name)) {
                errors.misspelledEnd(name, nameSpan, innermost.name, innermost.nameSpan);
                pop(start);
                return;
            }
        }
        if (!isOpen(name)) {
            errors.notOpen(name, nameSpan.length() == 0 ? new Span(start, start + 2) : nameSpan);
            return;
        }
        while (!current().name.equals(name)) {
            Frame unclosed = open.pop();
            errors.notClosed(unclosed.name, unclosed.nameSpan, start);
            current().add(unclosed.close(start, start));
        }
        pop(start);
    }

    private void pop(int contentEnd) {
        Element closed = open.pop().close(contentEnd, at);
        current().add(closed);
    }

    private boolean isOpen(String name) {
        for (Frame frame : open) {
            if (frame != top && frame.name.equals(name)) {
                return true;
            }
        }
        return false;
    }

    private void text(Frame frame) {
        int first = skipBlank(text, at);
        if (frame.awaitsExpression() && startsExpression(text, first)) {
            at = first;
            expression(frame);
            return;
        }
        if (first > at) {
            literal(frame, first);
        }
        if (at >= text.length() || text.charAt(at) == '<') {
            return;
        }
        int end = at;
        while (end < text.length()
                && text.charAt(end) != '<'
                && (frame.liquid || !startsExpressionAmidText(text, end))) {
            end++;
        }
        if (end == at) {
            behindText(frame);
        } else {
            if (frame.hasExpression()) {
                errors.behindExpression(new Span(at, end));
            }
            literal(frame, end);
        }
    }

    /** Reads the expression that an element's text starts with. */
    private void expression(Frame frame) {
        Value.@Nullable Code code = values.expression(at);
        if (code == null) {
            recover(frame);
        } else {
            frame.expression(code);
            at = code.span().end();
        }
    }

    /** Reads an expression that stands behind text or behind another expression. */
    private void behindText(Frame frame) {
        errors.beforeExpression(at);
        Value.@Nullable Code code = new ExpressionScanner(source, at, '\0').scan();
        if (code == null) {
            recover(frame);
        } else {
            literal(frame, code.span().end());
        }
    }

    /** Goes on at the element's end tag behind an expression that does not end. */
    private void recover(Frame frame) {
        int end = text.indexOf("</" + frame.name, at);
        if (frame == top || end < 0) {
            end = text.indexOf('<', at);
        }
        int stop = end < 0 ? text.length() : end;
        frame.notBlank();
        frame.literal(at, stop).append(text, at, stop);
        at = stop;
    }

    private void literal(Frame frame, int end) {
        values.decode(at, end, frame.literal(at, end));
        for (int i = at; i < end; i++) {
            if (!isBlank(text.charAt(i))) {
                frame.notBlank();
                break;
            }
        }
        at = end;
    }
}
