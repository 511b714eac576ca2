package dev.gatehouse.text;

import java.util.ArrayList;
import java.util.List;

/** Collects what one run of a phase, or of several, has to say. Confined to one thread. */
public final class Diagnostics {
    private final List<Diagnostic> found = new ArrayList<>();
    private boolean errors;

    public void add(Diagnostic diagnostic) {
        errors |= diagnostic.severity() == Severity.ERROR;
        found.add(diagnostic);
    }

    public void addAll(List<Diagnostic> diagnostics) {
        diagnostics.forEach(this::add);
    }

    public boolean hasErrors() {
        return errors;
    }

    /** What was added, in that order. */
    public List<Diagnostic> list() {
        return List.copyOf(found);
    }
}
