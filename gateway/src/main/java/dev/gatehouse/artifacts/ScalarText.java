package dev.gatehouse.artifacts;

import dev.gatehouse.text.Source;

/** The text of a JSON or YAML scalar as a source of its own, whose positions are those of the file where they can be. */
final class ScalarText {
    private ScalarText() {}

    static Source source(Source file, Tree.Scalar scalar) {
        int at = scalar.span().start();
        var candidate = candidate(file, at, scalar.text());
        // What a text means is the parser's to say: a source that reads otherwise is of no use.
        return candidate.text().equals(scalar.text())
                ? candidate
                : file.rewrite().replace(at, scalar.text()).toSource();
    }

    private static Source candidate(Source file, int at, String value) {
        var text = file.text();
        if (text.startsWith("|", at)) {
            return literal(file, at, value);
        }
        if (file.name().endsWith(".json") && text.startsWith("\"", at)) {
            return JsonText.source(file, at);
        }
        int begin = at + (text.startsWith("\"", at) || text.startsWith("'", at) ? 1 : 0);
        int end = Math.min(text.length(), begin + value.length());
        return file.rewrite().copy(begin, end).toSource();
    }

    /**
     * A block scalar in literal style: its lines without their indentation.
     *
     * @see <a href="https://yaml.org/spec/1.2.2/#812-literal-style">YAML 1.2.2 §8.1.2</a>
     */
    private static Source literal(Source file, int at, String value) {
        var text = file.text();
        int line = lineBehind(text, at);
        int indent = indent(text, line);
        var rewriter = file.rewrite();
        int left = value.length();
        while (left > 0 && line < text.length()) {
            int next = lineBehind(text, line);
            int begin = Math.min(line + indent, endOfText(text, line, next));
            int end = Math.min(next, begin + left);
            rewriter.copy(begin, end);
            left -= end - begin;
            line = next;
        }
        return rewriter.toSource();
    }

    /** Of the first line that has any text. */
    private static int indent(String text, int start) {
        int line = start;
        while (line < text.length()) {
            int at = line;
            while (at < text.length() && text.charAt(at) == ' ') {
                at++;
            }
            if (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
                return at - line;
            }
            line = lineBehind(text, line);
        }
        return 0;
    }

    private static int endOfText(String text, int line, int next) {
        int end = next;
        while (end > line && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return end;
    }

    private static int lineBehind(String text, int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end + 1;
    }
}
