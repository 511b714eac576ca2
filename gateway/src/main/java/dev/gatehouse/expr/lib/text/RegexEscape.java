package dev.gatehouse.expr.lib.text;

import dev.gatehouse.expr.types.DotNetException;

/** {@code Regex.Escape} and {@code Regex.Unescape}. */
final class RegexEscape {
    private static final String META = "\\*+?|{[()^$.#";

    private RegexEscape() {}

    static String escape(String text) {
        var out = new StringBuilder();
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            switch (c) {
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\f' -> out.append("\\f");
                case ' ' -> out.append("\\ ");
                default -> {
                    if (META.indexOf(c) >= 0) out.append('\\');
                    out.append(c);
                }
            }
        }
        return out.toString();
    }

    static String unescape(String text) {
        var out = new StringBuilder();
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c != '\\') {
                out.append(c);
                continue;
            }
            if (++i >= text.length()) throw error(text, "Illegal \\ at end of pattern");
            switch (text.charAt(i)) {
                case 'n' -> out.append('\n');
                case 'r' -> out.append('\r');
                case 't' -> out.append('\t');
                case 'f' -> out.append('\f');
                case 'v' -> out.append('\u000b');
                case 'a' -> out.append('\u0007');
                case 'b' -> out.append('\b');
                case 'e' -> out.append('\u001b');
                case 'x' -> {
                    out.append(hex(text, i + 1, 2));
                    i += 2;
                }
                case 'u' -> {
                    out.append(hex(text, i + 1, 4));
                    i += 4;
                }
                default -> out.append(text.charAt(i));
            }
        }
        return out.toString();
    }

    private static char hex(String text, int start, int digits) {
        try {
            return (char) Integer.parseInt(text, start, start + digits, 16);
        } catch (NumberFormatException | IndexOutOfBoundsException _) {
            throw error(text, "Insufficient hexadecimal digits");
        }
    }

    private static DotNetException error(String text, String message) {
        return DotNetException.argument("parsing \"" + text + "\" - " + message + ".");
    }
}
