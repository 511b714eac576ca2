package dev.gatehouse.kql.syntax;

import dev.gatehouse.text.Span;

/**
 * Reads quoted strings.
 *
 * @see <a href="https://learn.microsoft.com/kusto/query/scalar-data-types/string">The string data type</a>
 */
final class StringText {
    private final String text;
    private final SyntaxErrors errors;

    StringText(String text, SyntaxErrors errors) {
        this.text = text;
        this.errors = errors;
    }

    /** @param end behind the closing quote */
    record Read(String text, int end) {}

    /** Reads the string whose opening quote is at {@code open}. */
    Read read(int open, boolean verbatim) {
        char quote = text.charAt(open);
        var value = new StringBuilder();
        int at = open + 1;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            char c = text.charAt(at);
            if (c == quote) {
                if (!verbatim || at + 1 == text.length() || text.charAt(at + 1) != quote) {
                    return new Read(value.toString(), at + 1);
                }
                value.append(quote);
                at += 2;
            } else if (c == '\\' && !verbatim) {
                at = escape(at, value);
            } else {
                value.append(c);
                at++;
            }
        }
        errors.unclosedText(new Span(open, at));
        return new Read(value.toString(), at);
    }

    private int escape(int at, StringBuilder value) {
        char c = at + 1 < text.length() ? text.charAt(at + 1) : '\n';
        switch (c) {
            case 'n' -> value.append('\n');
            case 't' -> value.append('\t');
            case 'r' -> value.append('\r');
            case '0' -> value.append('\0');
            case 'a' -> value.append('\u0007');
            case 'b' -> value.append('\b');
            case 'f' -> value.append('\f');
            case 'v' -> value.append('\u000B');
            case '\\', '\'', '"' -> value.append(c);
            case 'x' -> {
                return hexadecimal(at, 2, value);
            }
            case 'u' -> {
                return hexadecimal(at, 4, value);
            }
            case 'U' -> {
                return hexadecimal(at, 8, value);
            }
            case '\n', '\r' -> {
                return at + 1;
            }
            default -> errors.unknownEscape(new Span(at, at + 2), text.substring(at, at + 2));
        }
        return at + 2;
    }

    private int hexadecimal(int at, int digits, StringBuilder value) {
        int end = Math.min(text.length(), at + 2 + digits);
        try {
            value.appendCodePoint(Integer.parseInt(text, at + 2, end, 16));
        } catch (IllegalArgumentException _) {
            errors.unknownEscape(new Span(at, at + 2), text.substring(at, at + 2));
            return at + 2;
        }
        return end;
    }
}
