package dev.gatehouse.xml;

import dev.gatehouse.text.Diagnostic;
import dev.gatehouse.text.Severity;
import dev.gatehouse.text.Source;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A policy document as read: its elements, and what is wrong with its text.
 *
 * @param source the text that all spans of the tree point into
 * @param root null where no element could be read; for a {@link Kind#SNIPPET} an artificial element
 *     named {@value #SNIPPET} that holds the nodes
 * @param diagnostics in the order of the text
 */
public record Document(Source source, Kind kind, @Nullable Element root, List<Diagnostic> diagnostics) {
    /** Name of the element that holds the nodes of a snippet. No document can contain it. */
    public static final String SNIPPET = "#snippet";

    /** What a document is, by its root element. */
    public enum Kind {
        /** Rooted at {@code policies}. */
        POLICIES,
        /** Rooted at {@code fragment}. */
        FRAGMENT,
        /** A bare list of elements, as documentation shows them. */
        SNIPPET,
        /** Rooted at a data source of a GraphQL resolver. */
        RESOLVER
    }

    public Document {
        diagnostics = List.copyOf(diagnostics);
    }

    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(found -> found.severity() == Severity.ERROR);
    }
}
