package dev.gatehouse.xml;

import dev.gatehouse.text.Source;
import dev.gatehouse.text.Span;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides by its outermost elements what a document is. */
final class Roots {
    private static final Set<String> RESOLVERS = Set.of("http-data-source", "sql-data-source", "cosmosdb-data-source");

    private Roots() {}

    /** A document of the outermost nodes in {@code nodes}. */
    static Document document(Source source, Element nodes, XmlErrors errors) {
        Element first = first(nodes);
        if (first == null) {
            if (errors.list().isEmpty()) {
                errors.empty(source.text().length());
            }
            return new Document(source, Document.Kind.SNIPPET, null, errors.list());
        }
        Document.Kind kind = kind(first, nodes);
        if (kind == Document.Kind.SNIPPET) {
            return new Document(source, kind, nodes, errors.list());
        }
        for (Node node : nodes.children()) {
            if (node instanceof Element other
                    && other.span().start() != first.span().start()) {
                errors.outsideRoot(
                        new Span(other.span().start(), other.nameSpan().end()));
            } else if (node instanceof Text other) {
                errors.outsideRoot(other.span());
            }
        }
        return new Document(source, kind, first, errors.list());
    }

    private static @Nullable Element first(Element nodes) {
        for (Node node : nodes.children()) {
            if (node instanceof Element element) {
                return element;
            }
        }
        return null;
    }

    private static Document.Kind kind(Element first, Element nodes) {
        if (first.name().equals("policies")) {
            return Document.Kind.POLICIES;
        }
        if (first.name().equals("fragment")) {
            return Document.Kind.FRAGMENT;
        }
        return RESOLVERS.contains(first.name()) && nodes.children().size() == 1
                ? Document.Kind.RESOLVER
                : Document.Kind.SNIPPET;
    }
}
