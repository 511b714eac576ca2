package dev.gatehouse.xml;

import dev.gatehouse.text.Diagnostic;
import dev.gatehouse.text.Source;
import dev.gatehouse.text.Span;
import java.util.ArrayList;
import java.util.List;

/** All that the reader can say about a text, in one voice. Codes are never reused. */
final class XmlErrors {
    /** After so many mistakes the rest of a document is not worth reading. */
    private static final int MOST = 100;

    private static final int QUOTED = 40;

    private final Source source;
    private final List<Diagnostic> found = new ArrayList<>();
    private boolean stopped;

    XmlErrors(Source source) {
        this.source = source;
    }

    List<Diagnostic> list() {
        return found;
    }

    /** Whether reading should end here. */
    boolean stopped() {
        return stopped;
    }

    void tooLarge(int length, int max) {
        stop("XML001", Span.at(0), "the document has %,d characters; at most %,d are read".formatted(length, max));
    }

    void tooDeep(Span name, int max) {
        stop("XML002", name, "elements are nested more than %d deep; reading stops here".formatted(max));
    }

    void empty(int end) {
        add("XML004", Span.at(end), "there is no element in this document");
    }

    void notClosed(String name, Span nameSpan, int at) {
        // Without an end tag there: at the end, or where reading stopped.
        String before = !source.text().startsWith("</", at)
                ? "the end"
                : "'</%s>' in line %d"
                        .formatted(
                                source.text().substring(at + 2, Characters.skipName(source.text(), at + 2)),
                                source.position(at).line());
        add("XML101", nameSpan, "'<%s>' is not closed: '</%s>' is missing before %s".formatted(name, name, before));
    }

    void notOpen(String name, Span nameSpan) {
        add("XML102", nameSpan, "'</%s>' closes an element that is not open".formatted(name));
    }

    void misspelledEnd(String name, Span nameSpan, String open, Span openSpan) {
        add(
                "XML103",
                nameSpan,
                "'</%s>' should be '</%s>', which closes the element opened in line %d"
                        .formatted(name, open, source.position(openSpan.start()).line()));
    }

    void tagNotEnded(String tag, Span at) {
        add("XML104", at, "'>' is missing at the end of '%s'".formatted(tag));
    }

    void stray(int at) {
        add("XML105", new Span(at, at + 1), "a '<' that starts no tag; write '&lt;'");
    }

    void unexpected(Span at) {
        add("XML106", at, "%s is unexpected in a tag".formatted(quote(at)));
    }

    void spaceMissing(int at) {
        add("XML107", Span.at(at), "white space is missing before this attribute");
    }

    void duplicate(String name, Span nameSpan, Attribute first) {
        add(
                "XML110",
                nameSpan,
                "attribute '%s' is given twice, first in line %d"
                        .formatted(
                                name, source.position(first.nameSpan().start()).line()));
    }

    void valueMissing(String name, Span nameSpan) {
        add("XML111", nameSpan, "attribute '%s' has no value; write %s=\"…\"".formatted(name, name));
    }

    void quotesMissing(String name, Span value) {
        add("XML112", value, "the value of attribute '%s' must stand in quotes".formatted(name));
    }

    void quoteNotClosed(String name, Span opening) {
        add("XML113", opening, "the quote that opens the value of attribute '%s' is not closed".formatted(name));
    }

    void tagInValue(String name, int at) {
        add("XML114", new Span(at, at + 1), "'<' in the value of attribute '%s'; write '&lt;'".formatted(name));
    }

    void unknownEntity(Span reference) {
        add(
                "XML120",
                reference,
                "%s is no known reference; XML has &lt; &gt; &amp; &quot; &apos; and numbers such as &#34;"
                        .formatted(quote(reference)));
    }

    void expressionNotClosed(int start, int openString) {
        char open = source.text().charAt(start + 1);
        String why = openString < 0
                ? ""
                : "; the literal or comment that starts at %s does not end".formatted(source.position(openString));
        add(
                "XML130",
                new Span(start, start + 2),
                "no '%s' ends the expression that starts here%s".formatted(open == '(' ? ')' : '}', why));
    }

    void behindExpression(Span rest) {
        char first = source.text().charAt(rest.start());
        String advice = first == ')' || first == '}'
                ? "the brackets are closed already"
                : "a value is either text or one expression: use $\"…{x}…\" within it";
        add("XML131", rest, "%s follows the expression; %s".formatted(quote(rest), advice));
    }

    void beforeExpression(int start) {
        add(
                "XML131",
                new Span(start, start + 2),
                "an expression behind text; a value is either text or one expression: use @($\"…{x}…\")");
    }

    void hiddenReference(int at) {
        Span reference = new Span(
                at,
                at
                        + Math.max(
                                1,
                                Entities.lengthAt(
                                        source.text(), at, source.text().length())));
        found.add(Diagnostic.warning(
                "XML132",
                source,
                reference,
                "%s in this string is read as the character it stands for, as in the escaped form of a document"
                        .formatted(quote(reference))));
    }

    void doctype(Span declaration) {
        add("XML140", declaration, "document type declarations and entities are refused");
    }

    void notEnded(String what, Span opening, String end) {
        add("XML141", opening, "%s is not closed: '%s' is missing".formatted(what, end));
    }

    void outsideRoot(Span at) {
        add("XML150", at, "%s stands outside of the root element".formatted(quote(at)));
    }

    private String quote(Span span) {
        String text = source.text(span).strip();
        int line = text.indexOf('\n');
        String first = line < 0 ? text : text.substring(0, line).strip();
        return first.length() > QUOTED ? "'" + first.substring(0, QUOTED) + "…'" : "'" + first + "'";
    }

    private void stop(String code, Span span, String message) {
        found.add(Diagnostic.error(code, source, span, message));
        stopped = true;
    }

    private void add(String code, Span span, String message) {
        if (stopped) {
            return;
        }
        found.add(Diagnostic.error(code, source, span, message));
        if (found.size() >= MOST) {
            stop("XML003", span, "more than %d mistakes; reading stops here".formatted(MOST));
        }
    }
}
