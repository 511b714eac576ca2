package dev.gatehouse.artifacts;

import dev.gatehouse.catalog.Catalog;
import dev.gatehouse.text.Diagnostic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a folder.
 *
 * @param catalog null where anything is wrong: a snapshot is complete or it is none
 * @param documents every policy document that was read
 * @param diagnostics warnings and remarks; with errors among them where there is no catalog
 */
public record LoadResult(@Nullable Catalog catalog, List<PolicyDocument> documents, List<Diagnostic> diagnostics) {
    public LoadResult {
        documents = List.copyOf(documents);
        diagnostics = List.copyOf(diagnostics);
    }

    /**
     * A policy document of the folder.
     *
     * @param file as its diagnostics call it: their source's name
     * @param isFragment whether it is a policy fragment
     */
    public record PolicyDocument(String file, boolean isFragment) {}
}
