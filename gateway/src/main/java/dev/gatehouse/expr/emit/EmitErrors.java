package dev.gatehouse.expr.emit;

import dev.gatehouse.text.Diagnostic;
import dev.gatehouse.text.Source;
import dev.gatehouse.text.Span;

/** Every message of the emitter. Codes are never reused. */
public final class EmitErrors {
    private EmitErrors() {}

    public static Diagnostic tooLarge(Source source, Span at) {
        return Diagnostic.error("EXPR201", source, at, "the expression is too large to be compiled");
    }

    /** A mistake of ours, not of the author. */
    public static Diagnostic failed(Source source, Span at, Throwable reason) {
        return Diagnostic.error("EXPR202", source, at, "the expression cannot be compiled: " + reason);
    }
}
