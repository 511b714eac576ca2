package dev.gatehouse.expr.syntax;

import dev.gatehouse.text.Span;
import org.jspecify.annotations.Nullable;

/** What stands after {@code is} or {@code case}. */
public sealed interface Pattern {
    Span span();

    /** {@code T} or {@code T x}; {@code _} discards. */
    record OfType(Span span, TypeName type, @Nullable String name) implements Pattern {}

    /** {@code var x}. */
    record Any(Span span, String name) implements Pattern {}

    record Value(Span span, Expr value) implements Pattern {}
}
