package dev.gatehouse.cli;

import dev.gatehouse.text.Diagnostic;
import dev.gatehouse.text.Severity;
import dev.gatehouse.text.Span;
import dev.gatehouse.xml.Attribute;
import dev.gatehouse.xml.Document;
import dev.gatehouse.xml.Element;
import dev.gatehouse.xml.Node;
import dev.gatehouse.xml.Text;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The values of a document that hold <code>{{name}}</code> of a named value nobody knows here, as {@code check --bare}
 * meets them.
 *
 * <p>What stands for the name may be a number, a list, half an expression: a mistake found in such a value need not be
 * one, so it becomes a warning.
 */
final class OpenValues {
    /** Their ends, by their starts. Values do not overlap. */
    private final NavigableMap<Integer, Integer> spans = new TreeMap<>();

    /**
     * The values of {@code document} that an unknown name stands in.
     *
     * @param unknown the diagnostics of those names, which point into the document's file
     */
    OpenValues(Document document, List<Diagnostic> unknown) {
        var names = new TreeSet<Integer>();
        unknown.forEach(
                found -> names.add(found.source().fileOffset(found.span().start())));
        Element root = document.root();
        if (root != null && !names.isEmpty()) {
            collect(document, root, names);
        }
    }

    /** The diagnostic, or where it stands in one of these values, a warning in place of an error. */
    Diagnostic soften(Diagnostic found) {
        int at = found.source().fileOffset(found.span().start());
        var before = spans.floorEntry(at);
        return before != null && at <= before.getValue() && found.severity() == Severity.ERROR
                ? new Diagnostic(
                        Severity.WARNING,
                        found.code(),
                        found.source(),
                        found.span(),
                        found.message() + " (a named value in it is not known)")
                : found;
    }

    private void collect(Document document, Element element, NavigableSet<Integer> names) {
        for (Attribute attribute : element.attributes()) {
            add(document, attribute.value().span(), names);
        }
        for (Node child : element.children()) {
            switch (child) {
                case Element inner -> collect(document, inner, names);
                case Text text -> add(document, text.span(), names);
            }
        }
    }

    private void add(Document document, Span value, NavigableSet<Integer> names) {
        int start = document.source().fileOffset(value.start());
        int end = document.source().fileOffset(value.end());
        Integer name = names.ceiling(start);
        if (name != null && name < end) {
            spans.put(start, end);
        }
    }
}
