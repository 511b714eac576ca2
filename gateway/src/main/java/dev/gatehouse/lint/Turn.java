package dev.gatehouse.lint;

import dev.gatehouse.text.Position;
import dev.gatehouse.text.Source;
import dev.gatehouse.text.Span;

/**
 * A place on the way of a request, and what happens there.
 *
 * @param text present tense, lower case, no full stop
 */
public record Turn(Source source, Span span, String text) {
    public static Turn at(Statement statement, String text) {
        return new Turn(statement.source(), statement.at(), text);
    }

    public Position position() {
        return source.position(span.start());
    }

    /** {@code file:line:column: text}. */
    @Override
    public String toString() {
        return "%s:%s: %s".formatted(source.name(), position(), text);
    }
}
