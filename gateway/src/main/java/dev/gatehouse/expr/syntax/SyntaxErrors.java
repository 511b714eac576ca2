package dev.gatehouse.expr.syntax;

import dev.gatehouse.text.Diagnostic;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Source;
import dev.gatehouse.text.Span;

/** Every message of lexer and parser. Codes are never reused. Only the first at any place is kept. */
final class SyntaxErrors {
    private final Source source;
    private final Diagnostics diagnostics;
    private int last = -1;

    SyntaxErrors(Source source, Diagnostics diagnostics) {
        this.source = source;
        this.diagnostics = diagnostics;
    }

    private void report(String code, Span at, String message) {
        if (at.start() > last) {
            last = at.start();
            diagnostics.add(Diagnostic.error(code, source, at, message));
        }
    }

    void unexpectedCharacter(Span at, String character) {
        report("EXPR001", at, "unexpected character '%s'".formatted(character));
    }

    void unclosedText(Span at) {
        report("EXPR002", at, "the string is not closed on its line");
    }

    void unknownEscape(Span at, String escape) {
        report("EXPR003", at, "unknown escape '%s'".formatted(escape));
    }

    void badCharacterLiteral(Span at) {
        report("EXPR004", at, "a character literal holds exactly one character");
    }

    void badNumber(Span at, String text) {
        report("EXPR005", at, "'%s' is not a number".formatted(text));
    }

    void numberTooLarge(Span at, String text) {
        report("EXPR006", at, "the number '%s' does not fit any type".formatted(text));
    }

    void unclosedComment(Span at) {
        report("EXPR007", at, "the comment is not closed");
    }

    void unclosedHole(Span at) {
        report("EXPR008", at, "'{' in the interpolated string is not closed");
    }

    void strayBrace(Span at) {
        report("EXPR009", at, "'}' in an interpolated string must be doubled");
    }

    void expected(Span at, String what, String found) {
        report("EXPR010", at, "expected %s, found %s".formatted(what, found));
    }

    void expressionExpected(Span at, String found) {
        report("EXPR011", at, "expected an expression, found %s".formatted(found));
    }

    void tooDeep(Span at) {
        report("EXPR012", at, "the expression is nested too deeply");
    }

    void notAStatement(Span at) {
        report("EXPR013", at, "only an assignment, call, increment, decrement or 'new' can be a statement");
    }

    void tryAlone(Span at) {
        report("EXPR014", at, "'try' needs a 'catch' or a 'finally'");
    }

    void unsupported(Span at, String what) {
        report("EXPR015", at, "%s is not part of C# 7".formatted(what));
    }

    void tooLong(Span at) {
        report("EXPR016", at, "the expression is longer than 65536 characters");
    }
}
