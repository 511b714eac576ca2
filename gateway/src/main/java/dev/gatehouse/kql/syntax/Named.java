package dev.gatehouse.kql.syntax;

import dev.gatehouse.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An expression that becomes a column: {@code Name = expression}, {@code expression}, or {@code (A, B) = expression}.
 *
 * @param names empty where the author gave none
 */
public record Named(Span span, List<Label> names, Expr value) {
    public Named {
        names = List.copyOf(names);
    }

    /** The name where one was given. */
    public @Nullable Label label() {
        return names.size() == 1 ? names.getFirst() : null;
    }

    public record Label(Span span, String text) {}
}
