package dev.gatehouse.app.quickstart;

import dev.gatehouse.text.Diagnostic;
import java.util.List;

/** A kept folder has errors, so there is nothing to start with. */
public final class RefusedFolderException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Diagnostic> diagnostics;

    RefusedFolderException(List<Diagnostic> diagnostics) {
        super("the folder has errors");
        this.diagnostics = diagnostics;
    }

    /** What is wrong, and what was remarked besides. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
