package dev.gatehouse.policy;

import org.jspecify.annotations.Nullable;

/**
 * Where a step stands: what {@code context.LastError} says of it.
 *
 * @param policy the element's name
 * @param path from the section down, {@code choose[3]/when[2]/set-header[1]}; 1-based among siblings of the same name
 * @param id the element's {@code id}
 * @param file the document, with line and column
 */
public record Place(
        String policy,
        Section section,
        Scope scope,
        String path,
        @Nullable String id,
        String file) {}
