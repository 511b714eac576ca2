package dev.gatehouse.artifacts;

import dev.gatehouse.text.Source;

/** The text of a JSON string as a source of its own, whose positions are those of the JSON file. */
final class JsonText {
    private JsonText() {}

    /**
     * Reads a string that is known to be valid.
     *
     * @param quote offset of its opening quote
     * @see <a href="https://www.rfc-editor.org/rfc/rfc8259#section-7">RFC 8259 §7</a>
     */
    static Source source(Source file, int quote) {
        var text = file.text();
        var rewriter = file.rewrite();
        int copied = quote + 1;
        int at = copied;
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) != '\\') {
                at++;
                continue;
            }
            rewriter.copy(copied, at);
            char escape = text.charAt(at + 1);
            int end = at + (escape == 'u' ? 6 : 2);
            rewriter.replace(at, decoded(escape, text, at));
            at = end;
            copied = end;
        }
        return rewriter.copy(copied, at).toSource();
    }

    private static String decoded(char escape, String text, int at) {
        return switch (escape) {
            case 'b' -> "\b";
            case 'f' -> "\f";
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case 'u' -> String.valueOf((char) Integer.parseInt(text, at + 2, at + 6, 16));
            default -> String.valueOf(escape);
        };
    }
}
