package dev.gatehouse.xml;

import dev.gatehouse.text.Source;
import dev.gatehouse.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * Finds the end of an expression by C#'s lexical rules, and takes its text out of the document.
 *
 * <p>Every step reads one character of C#, written raw or as a reference: {@code "} and <code>&amp;quot;</code> both start a
 * string. Only within a string that a bare quote started does <code>&amp;quot;</code> stay what it is, because decoding it
 * would end the string. Used once, for one expression.
 */
final class ExpressionScanner {
    /** Longer than any expression in use by far; bounds the work that a missing bracket can cause. */
    static final int LONGEST = 256 * 1024;

    private static final int DEEPEST = 32;
    private static final int END = -1;

    private final String text;
    private final int start;
    private final int limit;
    /** The quote around the attribute's value, or 0 in an element's text. */
    private final char delimiter;

    private final Source.Rewriter out;
    private int at;
    /** Everything before it has been handed to {@link #out}. */
    private int copied;

    private boolean decoded;
    private boolean keepsQuotes;
    private int openString = -1;
    private int hidden = -1;

    /** Starts at the {@code @} of an expression. */
    ExpressionScanner(Source source, int start, char delimiter) {
        this.text = source.text();
        this.start = start;
        this.limit = Math.min(text.length(), start + LONGEST);
        this.delimiter = delimiter;
        this.out = source.rewrite();
        this.at = start + 2;
        this.copied = at;
    }

    /** The expression, or null where nothing ends it; {@link #openString()} may say why. */
    Value.@Nullable Code scan() {
        char open = text.charAt(start + 1);
        if (!code(open, open == '(' ? ')' : '}')) {
            return null;
        }
        out.copy(copied, at - 1);
        return new Value.Code(new Span(start, at), out.toSource(), open == '{');
    }

    /** Where the string or comment starts that does not end, or -1. */
    int openString() {
        return openString;
    }

    /** A reference that was decoded although it stands in a string of an expression in raw form, or -1. */
    int hidden() {
        return hidden;
    }

    private boolean code(char open, char close) {
        int depth = 1;
        while (true) {
            int c = next();
            if (c == END) {
                return false;
            }
            if (c == close && --depth == 0) {
                return true;
            }
            if (c == open) {
                depth++;
            } else if (!token(c, 0)) {
                return false;
            }
        }
    }

    /** Reads on behind {@code c} where it starts a literal or a comment. */
    private boolean token(int c, int nesting) {
        return switch (c) {
            case '"' -> string(false, false, nesting);
            case '\'' -> character();
            case '@' ->
                startsString('$') ? string(true, true, nesting) : !startsString('"') || string(true, false, nesting);
            case '$' ->
                startsString('@') ? string(true, true, nesting) : !startsString('"') || string(false, true, nesting);
            case '/' -> comment();
            default -> true;
        };
    }

    /** Takes {@code "}, or {@code first} and {@code "}, where they come next. */
    private boolean startsString(char first) {
        int mark = at;
        if (first != '"') {
            if (at >= limit || text.charAt(at) != first) {
                return false;
            }
            at++;
        }
        if (peek() == '"') {
            next();
            return true;
        }
        at = mark;
        return false;
    }

    /** Reads to behind the quote that ends a string whose opening quote was read last. */
    private boolean string(boolean verbatim, boolean interpolated, int nesting) {
        int opened = at - 1;
        boolean outer = keepsQuotes;
        keepsQuotes = !decoded;
        boolean ended = nesting < DEEPEST && stringRest(verbatim, interpolated, nesting);
        if (!ended && openString < 0) {
            openString = opened;
        }
        keepsQuotes = outer;
        return ended;
    }

    private boolean stringRest(boolean verbatim, boolean interpolated, int nesting) {
        boolean raw = keepsQuotes;
        while (true) {
            int from = at;
            int c = next();
            if (raw && decoded && delimiter == '"' && hidden < 0) {
                hidden = from;
            }
            if (c == END || (!verbatim && c == '\n')) {
                return false;
            } else if (c == '"') {
                if (!verbatim || peek() != '"') {
                    return true;
                }
                next();
            } else if (c == '\\' && !verbatim) {
                keepsQuotes = false;
                if (next() == END) {
                    return false;
                }
                keepsQuotes = raw;
            } else if (c == '{' && interpolated) {
                if (peek() == '{') {
                    next();
                } else if (!hole(nesting)) {
                    return false;
                }
                keepsQuotes = raw;
            }
        }
    }

    /** Reads an interpolation to behind its closing brace. */
    private boolean hole(int nesting) {
        keepsQuotes = false;
        int depth = 0;
        while (true) {
            int c = next();
            switch (c) {
                case END -> {
                    return false;
                }
                case '(', '[', '{' -> depth++;
                case ')', ']' -> depth--;
                case '}' -> {
                    if (depth <= 0) {
                        return true;
                    }
                    depth--;
                }
                case ':' -> {
                    if (depth <= 0 && peek() != ':') {
                        return format();
                    }
                    if (peek() == ':') {
                        next();
                    }
                }
                default -> {
                    if (!token(c, nesting + 1)) {
                        return false;
                    }
                }
            }
        }
    }

    /** Reads a format such as {@code yyyy-MM-dd'T'HH} to behind the hole's closing brace. */
    private boolean format() {
        while (true) {
            int c = next();
            if (c == END || c == '\n') {
                return false;
            }
            if (c == '}') {
                return true;
            }
        }
    }

    /** Reads a character literal; longer ones too, which the compiler refuses with a better message. */
    private boolean character() {
        int opened = at - 1;
        while (true) {
            int c = next();
            if (c == END || c == '\n') {
                openString = opened;
                return false;
            }
            if (c == '\'') {
                return true;
            }
            if (c == '\\') {
                next();
            }
        }
    }

    private boolean comment() {
        int opened = at - 1;
        int kind = peek();
        if (kind != '/' && kind != '*') {
            return true;
        }
        next();
        int before = 0;
        while (true) {
            int c = next();
            if (c == END) {
                openString = opened;
                return false;
            }
            if (kind == '/' ? c == '\n' : before == '*' && c == '/') {
                return true;
            }
            before = c;
        }
    }

    /** The next character of C#, or {@link #END}; line ends come as {@code \n}. */
    private int next() {
        decoded = false;
        if (at >= limit) {
            return END;
        }
        char c = text.charAt(at);
        if (c == '&') {
            return reference();
        }
        if (c == '\r') {
            boolean pair = at + 1 < text.length() && text.charAt(at + 1) == '\n';
            edit(pair ? 2 : 1, "\n");
            return '\n';
        }
        at++;
        return c;
    }

    private int reference() {
        int length = Entities.lengthAt(text, at, limit);
        int point = length == 0 ? -1 : Entities.decode(text, at, length);
        if (point < 0 || (keepsQuotes && point == '"')) {
            at++;
            return '&';
        }
        edit(length, Character.toString(point));
        decoded = true;
        return point;
    }

    private void edit(int length, String replacement) {
        out.copy(copied, at).replace(at, replacement);
        at += length;
        copied = at;
    }

    /** What {@link #next} would answer, for the characters that anybody asks about. */
    private int peek() {
        if (at >= limit) {
            return END;
        }
        char c = text.charAt(at);
        if (c != '&') {
            return c;
        }
        int length = Entities.lengthAt(text, at, limit);
        int point = length == 0 ? -1 : Entities.decode(text, at, length);
        return point < 0 || (keepsQuotes && point == '"') ? '&' : point;
    }
}
