package dev.gatehouse.expr.syntax;

import dev.gatehouse.text.Diagnostic;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Source;
import dev.gatehouse.text.Span;

/**
 * Every message of lexer and parser. Codes are never reused; C#'s own number stands behind the message where the C#
 * compiler has one. Only the first message at any place is kept.
 */
final class SyntaxErrors {
    private final Source source;
    private final Diagnostics diagnostics;
    private int last = -1;
    private int muted;

    SyntaxErrors(Source source, Diagnostics diagnostics) {
        this.source = source;
        this.diagnostics = diagnostics;
    }

    private void report(String code, String number, Span at, String message) {
        if (muted == 0 && at.start() > last) {
            last = at.start();
            diagnostics.add(Diagnostic.error(code, source, at, message + " (" + number + ")"));
        }
    }

    /** Says nothing until {@link #unmute}: what follows belongs to a mistake that has been reported. */
    void mute() {
        muted++;
    }

    void unmute() {
        muted--;
    }

    void unexpectedCharacter(Span at, String character) {
        report("EXPR001", "CS1056", at, "unexpected character '%s'".formatted(character));
    }

    void unclosedText(Span at, boolean manyLines) {
        if (manyLines) {
            report("EXPR002", "CS1039", at, "the string is not closed");
        } else {
            report("EXPR002", "CS1010", at, "the string is not closed on its line");
        }
    }

    void unknownEscape(Span at, String escape) {
        report("EXPR003", "CS1009", at, "unknown escape '%s'".formatted(escape));
    }

    void emptyCharacterLiteral(Span at) {
        report("EXPR004", "CS1011", at, "a character literal holds exactly one character, this one none");
    }

    void badCharacterLiteral(Span at) {
        report(
                "EXPR004",
                "CS1012",
                at,
                "a character literal holds exactly one character; strings stand in double quotes");
    }

    void badNumber(Span at, String text) {
        report("EXPR005", "CS1013", at, "'%s' is not a number".formatted(text));
    }

    void numberTooLarge(Span at, String text) {
        report("EXPR006", "CS1021", at, "the number '%s' does not fit any type".formatted(text));
    }

    void unclosedComment(Span at) {
        report("EXPR007", "CS1035", at, "the comment is not closed");
    }

    void unclosedHole(Span at) {
        report("EXPR008", "CS8076", at, "'{' in the interpolated string is not closed");
    }

    void strayBrace(Span at) {
        report("EXPR009", "CS8086", at, "'}' in an interpolated string must be doubled");
    }

    void expected(Span at, String what, String found) {
        var number = switch (what) {
            case "';'" -> "CS1002";
            case "')'", "the end of the expression" -> "CS1026";
            case "'}'" -> "CS1513";
            case "'{'" -> "CS1514";
            case "a name", "a member's name" -> "CS1001";
            case "a type" -> "CS1031";
            case "the end" -> "CS1022";
            case "'name = value'" -> "CS0746";
            case "'(', '[' or '{' after the type" -> "CS1526";
            case "'select' or 'group'" -> "CS0742";
            case "'equals'" -> "CS0744";
            case "',' or ']'" -> "CS0178";
            case "'in'" -> "CS1515";
            case "a type and a name" -> "CS0230";
            case "'if' before 'else'" -> "CS8641";
            case "'}' of the hole" -> "CS1073";
            default -> "CS1003";
        };
        report("EXPR010", number, at, "expected %s, found %s".formatted(what, found));
    }

    void expressionExpected(Span at, String found) {
        report("EXPR011", "CS1525", at, "expected an expression, found %s".formatted(found));
    }

    void tooDeep(Span at) {
        report("EXPR012", "CS8078", at, "the expression is nested too deeply");
        // The rest is not read: what seems to be missing there is no mistake.
        last = Integer.MAX_VALUE;
    }

    void notAStatement(Span at) {
        report("EXPR013", "CS0201", at, "only an assignment, call, increment, decrement or 'new' can be a statement");
    }

    void tryAlone(Span at) {
        report("EXPR014", "CS1524", at, "'try' needs a 'catch' or a 'finally'");
    }

    /** @param instead what C# 7 writes */
    void newer(Span at, String what, String version, String instead) {
        report(
                "EXPR015",
                "CS8370",
                at,
                "%s needs C# %s, policy expressions have C# 7: %s".formatted(what, version, instead));
    }

    void tooLong(Span at) {
        report("EXPR016", "CS8078", at, "the expression is longer than 65536 characters");
    }

    /** What C# 7 has, but no policy expression can use. */
    void notHere(Span at, String number, String what, String reason) {
        report("EXPR017", number, at, "%s cannot be used in a policy expression: %s".formatted(what, reason));
    }

    /** A word or sign of another language. */
    void foreignOperator(Span at, String number, String word, String operator) {
        report("EXPR018", number, at, "'%s' is no operator of C#: write '%s'".formatted(word, operator));
    }

    void emptyHole(Span at) {
        report("EXPR011", "CS1733", at, "expected an expression between '{' and '}'");
    }

    void conditionalInHole(Span at) {
        report("EXPR022", "CS8361", at, "the ':' ends the expression in the string: put '?:' in brackets");
    }

    void emptyFormat(Span at) {
        report("EXPR019", "CS8089", at, "the format after ':' is empty");
    }

    void directive(Span at, String text) {
        report("EXPR020", "CS1024", at, "'%s' cannot be used in a policy expression".formatted(text));
    }

    void verbatimFirst(Span at) {
        report("EXPR015", "CS8401", at, "'@$' needs C# 8, policy expressions have C# 7: write '$@'");
    }

    void needsReference(Span at, String number) {
        report("EXPR021", number, at, "a reference is declared as 'ref T x = ref y'");
    }
}
