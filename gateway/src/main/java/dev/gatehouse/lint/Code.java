package dev.gatehouse.lint;

import dev.gatehouse.xml.Value;

/** C# in one spelling: without comments, and without white space where it means nothing. For looking for words in it. */
final class Code {
    private final String text;
    private final StringBuilder out = new StringBuilder();
    private boolean space;
    private int at;

    private Code(String text) {
        this.text = text;
    }

    static String of(Value.Code code) {
        return new Code(code.source().text()).read();
    }

    private String read() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (text.startsWith("//", at)) {
                skipTo("\n");
            } else if (text.startsWith("/*", at)) {
                skipTo("*/");
            } else if (c == '"') {
                boolean verbatim = at > 0 && (text.charAt(at - 1) == '@' || text.startsWith("@$", Math.max(0, at - 2)));
                literal('"', verbatim);
            } else if (c == '\'') {
                literal('\'', false);
            } else if (Character.isWhitespace(c)) {
                space = true;
                at++;
            } else {
                add(c);
                at++;
            }
        }
        return out.toString();
    }

    private void skipTo(String end) {
        int found = text.indexOf(end, at + 2);
        at = found < 0 ? text.length() : found + end.length();
        space = true;
    }

    private void literal(char quote, boolean verbatim) {
        add(quote);
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            out.append(c);
            if (c == '\\' && !verbatim && at < text.length()) {
                out.append(text.charAt(at++));
            } else if (c == quote) {
                return;
            }
        }
    }

    private void add(char c) {
        boolean between = space
                && !out.isEmpty()
                && Character.isJavaIdentifierPart(c)
                && Character.isJavaIdentifierPart(out.charAt(out.length() - 1));
        if (between) {
            out.append(' ');
        }
        space = false;
        out.append(c);
    }
}
