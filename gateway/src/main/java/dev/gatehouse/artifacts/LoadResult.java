package dev.gatehouse.artifacts;

import dev.gatehouse.catalog.Catalog;
import dev.gatehouse.text.Diagnostic;
import dev.gatehouse.xml.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a folder.
 *
 * @param catalog null where anything is wrong: a snapshot is complete or it is none
 * @param documents every policy document that was read
 * @param operations every operation that was read, with the documents that apply to it
 * @param diagnostics warnings and remarks; with errors among them where there is no catalog
 */
public record LoadResult(
        @Nullable Catalog catalog,
        List<PolicyDocument> documents,
        List<GovernedOperation> operations,
        List<Diagnostic> diagnostics) {
    public LoadResult {
        documents = List.copyOf(documents);
        operations = List.copyOf(operations);
        diagnostics = List.copyOf(diagnostics);
    }

    /**
     * A policy document of the folder.
     *
     * @param file as its diagnostics call it: their source's name
     * @param fragment the id of the policy fragment that it is; null for others
     */
    public record PolicyDocument(String file, @Nullable String fragment, Document document) {}
}
