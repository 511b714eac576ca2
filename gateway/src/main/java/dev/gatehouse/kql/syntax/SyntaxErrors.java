package dev.gatehouse.kql.syntax;

import dev.gatehouse.text.Diagnostic;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Source;
import dev.gatehouse.text.Span;
import dev.gatehouse.text.Spelling;
import java.util.Collection;

/** Every message of lexer and parser. Codes are never reused. Only the first at any place is kept. */
final class SyntaxErrors {
    /** More of them help nobody. */
    private static final int MOST = 20;

    private final Source source;
    private final Diagnostics diagnostics;
    private int last = -1;
    private int count;

    SyntaxErrors(Source source, Diagnostics diagnostics) {
        this.source = source;
        this.diagnostics = diagnostics;
    }

    private void report(String code, Span at, String message) {
        if (at.start() > last && count < MOST) {
            last = at.start();
            count++;
            diagnostics.add(Diagnostic.error(code, source, at, Excerpt.of(message)));
        }
    }

    int count() {
        return count;
    }

    void tooLong(int length, int most) {
        report("KQL101", Span.at(0), "the query has %d characters; at most %d are allowed".formatted(length, most));
    }

    void unexpectedCharacter(Span at, String character) {
        report("KQL102", at, "unexpected character '%s'%s".formatted(character, instead(character)));
    }

    /** What is likely meant: what other languages write, and what text processors make of quotes. */
    private static String instead(String character) {
        return switch (character) {
            case "&" -> "; conditions are joined by 'and'";
            case "\u201C", "\u201D", "\u201E", "\u2018", "\u2019" -> "; strings stand in straight quotes";
            default -> "";
        };
    }

    void unclosedText(Span at) {
        report("KQL103", at, "the string is not closed");
    }

    void unknownEscape(Span at, String escape) {
        report("KQL104", at, "unknown escape '%s' in a string; write '\\\\' for a backslash".formatted(escape));
    }

    void badLiteral(Span at, String text, String type) {
        report("KQL105", at, "'%s' is no %s".formatted(text, type));
    }

    void numberTooLarge(Span at, String text) {
        report("KQL106", at, "the number '%s' is too large for a long".formatted(text));
    }

    void unclosedLiteral(Span at, String type) {
        report("KQL107", at, "no ')' ends the %s that starts here".formatted(type));
    }

    void expected(Span at, String wanted, String found) {
        report("KQL110", at, "expected %s, found %s".formatted(wanted, found));
    }

    void tooDeep(Span at, int most) {
        report("KQL111", at, "the query nests deeper than %d levels".formatted(most));
    }

    void tooManyStages(Span at, int most) {
        report("KQL112", at, "the query has more than %d operators".formatted(most));
    }

    void unknownOperator(Span at, String name, Collection<String> known) {
        var meant = Spelling.closest(name, known);
        report(
                "KQL113",
                at,
                "'%s' is no query operator%s".formatted(name, meant == null ? "" : "; did you mean '" + meant + "'?"));
    }

    void unsupported(Span at, String what) {
        report("KQL150", at, what + " is not supported");
    }

    void unsupported(Span at, String what, String instead) {
        report("KQL150", at, "%s is not supported; %s".formatted(what, instead));
    }

    void unknownWord(Span at, String what, String word, Collection<String> known) {
        report("KQL114", at, "'%s' is no %s; known are %s".formatted(word, what, String.join(", ", known)));
    }

    void noQuery(Span at) {
        report("KQL115", at, "the text has no query: after the statements comes an expression for a table");
    }

    void severalQueries(Span at) {
        report("KQL116", at, "a second query; one text gives one result");
    }
}
