package dev.gatehouse.kql.syntax;

import dev.gatehouse.kql.syntax.Token.Kind;
import dev.gatehouse.text.Span;
import java.util.List;

/** Tokens one after the other, for a parser that never goes back. Keeps the nesting within bounds: beyond them the text ends. */
final class TokenStream {
    /** Of brackets and of operators in a chain; each costs the phases behind some frames of the stack. */
    static final int DEEPEST = 100;

    private final List<Token> tokens;
    private final SyntaxErrors errors;
    private int at;
    private int depth;

    TokenStream(List<Token> tokens, SyntaxErrors errors) {
        this.tokens = tokens;
        this.errors = errors;
    }

    SyntaxErrors errors() {
        return errors;
    }

    Token current() {
        return tokens.get(at);
    }

    Token peek(int ahead) {
        return tokens.get(Math.min(at + ahead, tokens.size() - 1));
    }

    Token next() {
        var token = current();
        if (token.kind() != Kind.END) {
            at++;
        }
        return token;
    }

    boolean at(String text) {
        return current().is(text);
    }

    boolean at(Kind kind) {
        return current().kind() == kind;
    }

    boolean accept(String text) {
        if (at(text)) {
            next();
            return true;
        }
        return false;
    }

    /** Takes {@code text}, or reports that it is missing. */
    boolean expect(String text) {
        if (accept(text)) {
            return true;
        }
        missing("'" + text + "'");
        return false;
    }

    /** Reports that here should be something else. */
    void missing(String wanted) {
        errors.expected(current().span(), wanted, found());
    }

    private String found() {
        var token = current();
        return switch (token.kind()) {
            case END -> "the end of the query";
            case LITERAL -> "a literal";
            case NAME, SYMBOL -> "'" + token.text() + "'";
        };
    }

    /** Where the last token taken ends. */
    int end() {
        return at == 0 ? 0 : tokens.get(at - 1).span().end();
    }

    Span from(int start) {
        return new Span(start, Math.max(start, end()));
    }

    /** Whether the token {@code ahead} follows the one before it without a space. */
    boolean adjacent(int ahead) {
        return ahead > 0 && peek(ahead - 1).span().end() == peek(ahead).span().start();
    }

    /** One level down; every call has its {@link #leave}. */
    void enter() {
        depth++;
        if (depth > DEEPEST) {
            errors.tooDeep(current().span(), DEEPEST);
            at = tokens.size() - 1;
        }
    }

    void leave(int levels) {
        depth -= levels;
    }

    /** Goes on to the next pipe, the statement's end, or the bracket that closes this one. */
    void skipStage() {
        int open = 0;
        while (!at(Kind.END)) {
            if (open == 0 && (at("|") || at(";") || at(")") || at("}"))) {
                return;
            }
            if (at("(") || at("[") || at("{")) {
                open++;
            } else if (at(")") || at("]") || at("}")) {
                open = Math.max(0, open - 1);
            }
            next();
        }
    }
}
