package dev.gatehouse.kql.syntax;

import dev.gatehouse.kql.schema.Type;
import dev.gatehouse.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * A word of a query.
 *
 * @param text of a name or symbol, as written
 * @param literal if it is one
 */
record Token(Kind kind, Span span, String text, @Nullable Value literal) {
    enum Kind {
        /** Also keywords: KQL has none that cannot be names. */
        NAME,
        LITERAL,
        /** Also the word operators that are no names: {@code in~}, {@code !has}. */
        SYMBOL,
        END
    }

    /**
     * A literal's meaning.
     *
     * @param value as a constant of its type; null for the type's null
     */
    record Value(Type type, @Nullable Object value) {}

    boolean is(String wanted) {
        return (kind == Kind.NAME || kind == Kind.SYMBOL) && text.equals(wanted);
    }
}
