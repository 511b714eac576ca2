package dev.gatehouse.text;

/**
 * Something an author should know about what they wrote.
 *
 * @param code stable, never reused: letters for the phase, then a number ({@code XML101}, {@code EXPR102}, {@code POL110})
 * @param source the text that {@code span} points into
 * @param message present tense, quotes the author's text in single quotes, no full stop
 */
public record Diagnostic(Severity severity, String code, Source source, Span span, String message) {
    public static Diagnostic error(String code, Source source, Span span, String message) {
        return new Diagnostic(Severity.ERROR, code, source, span, message);
    }

    public static Diagnostic warning(String code, Source source, Span span, String message) {
        return new Diagnostic(Severity.WARNING, code, source, span, message);
    }

    public static Diagnostic info(String code, Source source, Span span, String message) {
        return new Diagnostic(Severity.INFO, code, source, span, message);
    }

    public Position position() {
        return source.position(span.start());
    }

    /** One line: {@code file:line:column: error CODE: message}. */
    @Override
    public String toString() {
        return "%s:%s: %s %s: %s".formatted(source.name(), position(), severity.label(), code, message);
    }
}
