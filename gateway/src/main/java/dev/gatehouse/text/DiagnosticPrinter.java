package dev.gatehouse.text;

/**
 * Renders diagnostics for people: where and what, the line as written, and a caret under the place.
 *
 * <pre>
 * policy.xml:4:20: error XML130: no ')' ends the expression that starts here
 *     &lt;when condition="@(Foo(a)"&gt;
 *                     ^~
 * </pre>
 *
 * <p>Lines longer than the terminal are clipped around the caret. Control characters of the text are made visible, so
 * that a document cannot write escape sequences to the terminal.
 */
public final class DiagnosticPrinter {
    private static final int TAB = 4;
    private static final int NARROWEST = 20;
    private static final String INDENT = "  ";
    private static final String BOLD = "\u001B[1m";
    private static final String CARET_COLOUR = "\u001B[32m";
    private static final String RESET = "\u001B[0m";

    private final int width;
    private final boolean colour;

    /**
     * A printer.
     *
     * @param width of the terminal, in characters
     * @param colour whether to write ANSI colours
     */
    public DiagnosticPrinter(int width, boolean colour) {
        this.width = Math.max(NARROWEST, width - INDENT.length());
        this.colour = colour;
    }

    /** Two or three lines, each with its line end. */
    public String print(Diagnostic diagnostic) {
        Source source = diagnostic.source();
        Position start = diagnostic.position();
        var out = new StringBuilder();
        out.append(paint(BOLD, "%s:%s:".formatted(visible(source.name()), start)))
                .append(' ')
                .append(paint(
                        colour(diagnostic.severity()), diagnostic.severity().label() + ' ' + diagnostic.code() + ':'))
                .append(' ')
                .append(visible(diagnostic.message()))
                .append('\n');
        String line = source.fileLine(start.line());
        if (!line.isBlank()) {
            snippet(line, start, source.position(diagnostic.span().end()), out);
        }
        return out.toString();
    }

    private void snippet(String line, Position start, Position end, StringBuilder out) {
        var shown = new StringBuilder();
        int from = -1;
        int to = -1;
        for (int i = 0; i <= line.length(); i++) {
            if (i == start.column() - 1) {
                from = shown.length();
            }
            if (end.line() == start.line() && i == end.column() - 1) {
                to = shown.length();
            }
            if (i < line.length()) {
                show(line.charAt(i), shown);
            }
        }
        from = from < 0 ? shown.length() : from;
        to = Math.max(from + 1, to < 0 ? shown.length() : to);
        int left = shown.length() <= width
                ? indentation(shown, from)
                : Math.max(0, Math.min(from - width / 3, shown.length() - width));
        int right = Math.min(shown.length(), left + width);
        String visible = shown.substring(left, right);
        if (left > 0 && shown.length() > width) {
            visible = "…" + visible.substring(1);
        }
        if (right < shown.length()) {
            visible = visible.substring(0, visible.length() - 1) + "…";
        }
        String marks = "^" + "~".repeat(Math.max(0, Math.min(to, Math.max(right, from + 1)) - from - 1));
        out.append(INDENT).append(visible.stripTrailing()).append('\n');
        out.append(INDENT)
                .append(" ".repeat(from - left))
                .append(paint(CARET_COLOUR, marks))
                .append('\n');
    }

    /** White space before the text, which only costs width. */
    private static int indentation(CharSequence shown, int most) {
        int i = 0;
        while (i < most && shown.charAt(i) == ' ') {
            i++;
        }
        return i;
    }

    private static void show(char c, StringBuilder out) {
        if (c == '\t') {
            out.append(" ".repeat(TAB - out.length() % TAB));
        } else {
            out.append(visible(c));
        }
    }

    private static String visible(String text) {
        var out = new StringBuilder(text.length());
        text.chars().forEach(c -> out.append(visible((char) c)));
        return out.toString();
    }

    private static char visible(char c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '·' : c;
    }

    private String paint(String code, String text) {
        return colour ? code + text + RESET : text;
    }

    private static String colour(Severity severity) {
        return switch (severity) {
            case ERROR -> "\u001B[1;31m";
            case WARNING -> "\u001B[1;33m";
            case INFO -> "\u001B[1;36m";
        };
    }
}
