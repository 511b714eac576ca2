package dev.gatehouse.expr.syntax;

import dev.gatehouse.expr.syntax.Token.Kind;
import dev.gatehouse.text.Span;
import java.util.List;

/** The tokens and the place in them. */
final class TokenStream {
    private final List<Token> tokens;
    private final SyntaxErrors errors;
    private int at;

    TokenStream(List<Token> tokens, SyntaxErrors errors) {
        this.tokens = tokens;
        this.errors = errors;
    }

    Token peek() {
        return tokens.get(at);
    }

    Token peek(int ahead) {
        return tokens.get(Math.clamp(at + ahead, 0, tokens.size() - 1));
    }

    Token at(int index) {
        return tokens.get(Math.min(index, tokens.size() - 1));
    }

    /** The token here; moves on, but never past the end. */
    Token next() {
        var token = tokens.get(at);
        if (at < tokens.size() - 1) {
            at++;
        }
        return token;
    }

    boolean atEnd() {
        return peek().kind() == Kind.END;
    }

    boolean take(String sign) {
        if (peek().is(sign)) {
            next();
            return true;
        }
        return false;
    }

    void expect(String sign) {
        if (!take(sign)) {
            errors.expected(peek().span(), "'" + sign + "'", Lexer.show(peek()));
        }
    }

    void expectEnd() {
        if (!atEnd()) {
            errors.expected(peek().span(), "the end", Lexer.show(peek()));
        }
    }

    /** The name here; empty (reported) if there is none. */
    String name() {
        if (peek().kind() == Kind.NAME) {
            return next().text();
        }
        errors.expected(peek().span(), "a name", Lexer.show(peek()));
        return "";
    }

    int mark() {
        return at;
    }

    void reset(int mark) {
        at = mark;
    }

    void skipToEnd() {
        at = tokens.size() - 1;
    }

    void skipPast(String sign) {
        while (!atEnd() && !take(sign)) {
            next();
        }
    }

    /** From {@code start} to the end of the token before this one. */
    Span since(int start) {
        int end = at == 0 ? start : tokens.get(at - 1).end();
        return new Span(start, Math.max(start, end));
    }

    /** Whether two {@code >} stand here without a space between. */
    boolean isShiftRight() {
        var second = peek(1);
        return peek().is(">") && second.is(">") && peek().end() == second.start();
    }

    /** Whether the question mark here is that of {@code ?.} or {@code ?[}. */
    boolean startsNullConditional() {
        var after = peek(1);
        if (after.is(".")) {
            return true;
        }
        if (!after.is("[") || after.start() != peek().end()) {
            return false;
        }
        return true;
    }

    /** Moves over the braces here and what is in them. */
    void skipBraces() {
        skipBalanced("{", "}");
    }

    /** Moves over the next brackets and what is in them. */
    void skipBrackets() {
        while (!atEnd() && !peek().is("(")) {
            next();
        }
        skipBalanced("(", ")");
    }

    private void skipBalanced(String opening, String closing) {
        int open = 0;
        while (!atEnd()) {
            var token = next();
            if (token.is(opening)) {
                open++;
            } else if (token.is(closing) && --open <= 0) {
                return;
            }
        }
    }

    /** The token after the bracket that closes the one here. */
    Token afterBrackets() {
        int open = 0;
        for (int i = at; i < tokens.size(); i++) {
            var token = tokens.get(i);
            if (token.is("(")) {
                open++;
            } else if (token.is(")") && --open == 0) {
                return at(i + 1);
            }
        }
        return tokens.getLast();
    }
}
