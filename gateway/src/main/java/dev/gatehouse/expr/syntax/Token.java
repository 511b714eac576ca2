package dev.gatehouse.expr.syntax;

import dev.gatehouse.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * A token.
 *
 * @param text the name (without a leading at sign, escapes decoded), keyword or sign; empty for others
 * @param value of a literal
 */
record Token(Kind kind, String text, @Nullable Object value, int start, int end) {
    enum Kind {
        NAME,
        KEYWORD,
        SIGN,
        TEXT,
        CHAR,
        WHOLE,
        REAL,
        INTERPOLATED,
        END
    }

    /** Value of a WHOLE token. */
    record Whole(long bits, String suffix) {}

    /** Value of a REAL token. */
    record Real(String digits, char suffix) {}

    Span span() {
        return new Span(start, end);
    }

    boolean is(String signOrKeyword) {
        return (kind == Kind.SIGN || kind == Kind.KEYWORD) && text.equals(signOrKeyword);
    }
}
