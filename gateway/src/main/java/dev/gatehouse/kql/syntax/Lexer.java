package dev.gatehouse.kql.syntax;

import dev.gatehouse.kql.schema.Type;
import dev.gatehouse.kql.syntax.Token.Kind;
import dev.gatehouse.kql.syntax.Token.Value;
import dev.gatehouse.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cuts a query into tokens. Never throws: what it cannot read it reports and leaves out. */
final class Lexer {
    /** The longer ones first. */
    private static final List<String> SYMBOLS = List.of(
            "=>", "==", "=~", "!=", "!~", "<>", "<=", ">=", "..", "|", ";", ",", "(", ")", "[", "]", "{", "}", ".", "=",
            "<", ">", "+", "-", "*", "/", "%", ":", "?");

    private static final Pattern EXPONENT = Pattern.compile("[0-9]+[eE][0-9]*");
    private static final Pattern NUMBER_AND_WORD = Pattern.compile("([0-9]+)([a-z]+)");
    private static final Pattern HEXADECIMAL = Pattern.compile("0[xX][0-9a-fA-F]{1,16}");

    private final String text;
    private final SyntaxErrors errors;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    Lexer(String text, SyntaxErrors errors) {
        this.text = text;
        this.errors = errors;
    }

    /** All tokens; the last one is the end. */
    List<Token> tokens() {
        skipSpace();
        while (at < text.length()) {
            token();
            skipSpace();
        }
        tokens.add(new Token(Kind.END, Span.at(text.length()), "", null));
        return tokens;
    }

    private void skipSpace() {
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '\uFEFF' || text.charAt(at) == '\u00A0') {
                at++;
            } else if (text.startsWith("//", at)) {
                while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
                    at++;
                }
            } else {
                return;
            }
        }
    }

    private void token() {
        int start = at;
        char c = text.charAt(at);
        if (startsString()) {
            string();
        } else if (isDigit(c)) {
            number();
        } else if (isNameStart(c)) {
            name();
        } else if (c == '!' && at + 1 < text.length() && isNameStart(text.charAt(at + 1))) {
            at++;
            at = nameEnd(at);
            tilde(start);
            add(Kind.SYMBOL, start, null);
        } else {
            symbol();
        }
    }

    private void symbol() {
        int start = at;
        for (var symbol : SYMBOLS) {
            if (text.startsWith(symbol, at)) {
                at += symbol.length();
                add(Kind.SYMBOL, start, null);
                return;
            }
        }
        at += Character.charCount(text.codePointAt(at));
        errors.unexpectedCharacter(new Span(start, at), text.substring(start, at));
    }

    private void name() {
        int start = at;
        at = nameEnd(at);
        if (text.substring(start, at).equals("in") && tilde(start)) {
            add(Kind.SYMBOL, start, null);
            return;
        }
        var type = Literals.type(text.substring(start, at));
        if (type != null && type != Type.DYNAMIC && type != Type.STRING && opensBracket()) {
            typedLiteral(start, type);
            return;
        }
        switch (text.substring(start, at)) {
            case "true" -> add(Kind.LITERAL, start, new Value(Type.BOOL, true));
            case "false" -> add(Kind.LITERAL, start, new Value(Type.BOOL, false));
            default -> add(Kind.NAME, start, null);
        }
    }

    /** Takes the tilde of {@code in~} and {@code !in~}. */
    private boolean tilde(int start) {
        boolean follows = text.startsWith("in~", at - 2) && (at - 2 == start || text.charAt(at - 3) == '!');
        at += follows ? 1 : 0;
        return follows;
    }

    private boolean opensBracket() {
        int next = at;
        while (next < text.length() && (text.charAt(next) == ' ' || text.charAt(next) == '\t')) {
            next++;
        }
        return next < text.length() && text.charAt(next) == '(';
    }

    private void typedLiteral(int start, Type type) {
        int open = text.indexOf('(', at);
        int close = text.indexOf(')', open);
        int line = text.indexOf('\n', open);
        if (close < 0 || (line >= 0 && line < close)) {
            at = open + 1;
            errors.unclosedLiteral(new Span(start, at), type.toString());
            return;
        }
        at = close + 1;
        var inside = text.substring(open + 1, close);
        var value = Literals.typed(type, inside);
        if (value == null) {
            errors.badLiteral(new Span(start, at), inside.strip(), type + " literal");
        }
        add(Kind.LITERAL, start, value == null ? new Value(type, null) : value);
    }

    private void number() {
        int start = at;
        at = nameEnd(at);
        boolean real = false;
        if (allDigits(start) && at + 1 < text.length() && text.charAt(at) == '.' && isDigit(text.charAt(at + 1))) {
            real = true;
            at++;
            while (at < text.length() && isDigit(text.charAt(at))) {
                at++;
            }
            int fraction = at;
            at = nameEnd(at);
            var word = text.substring(fraction, at);
            if (Literals.isUnit(word)) {
                timespan(start, text.substring(start, fraction), word);
                return;
            }
            if (!word.isEmpty() && !word.matches("[eE][0-9]*")) {
                errors.badLiteral(new Span(start, at), text.substring(start, at), "number");
                add(Kind.LITERAL, start, new Value(Type.REAL, null));
                return;
            }
        }
        exponent(start);
        plainNumber(start, real);
    }

    /** The sign and digits of {@code 1e-5}, of which a name only has the start. */
    private void exponent(int start) {
        char last = text.charAt(at - 1);
        boolean open = (last == 'e' || last == 'E') && isDigit(text.charAt(start)) && isNumberBeforeExponent(start);
        if (open
                && at + 1 < text.length()
                && (text.charAt(at) == '-' || text.charAt(at) == '+')
                && isDigit(text.charAt(at + 1))) {
            at++;
            while (at < text.length() && isDigit(text.charAt(at))) {
                at++;
            }
        }
    }

    private boolean isNumberBeforeExponent(int start) {
        for (int i = start; i < at - 1; i++) {
            if (!isDigit(text.charAt(i)) && text.charAt(i) != '.') {
                return false;
            }
        }
        return true;
    }

    private void plainNumber(int start, boolean real) {
        var word = text.substring(start, at);
        var parts = NUMBER_AND_WORD.matcher(word);
        if (real
                || word.contains("-")
                || word.contains("+")
                || EXPONENT.matcher(word).matches()) {
            try {
                add(Kind.LITERAL, start, new Value(Type.REAL, Double.valueOf(word)));
            } catch (NumberFormatException _) {
                errors.badLiteral(new Span(start, at), word, "number");
                add(Kind.LITERAL, start, new Value(Type.REAL, null));
            }
        } else if (parts.matches() && Literals.isUnit(parts.group(2))) {
            timespan(start, parts.group(1), parts.group(2));
        } else if (allDigits(start) || HEXADECIMAL.matcher(word).matches()) {
            var value = Literals.typed(Type.LONG, word);
            if (value == null) {
                errors.numberTooLarge(new Span(start, at), word);
            }
            add(Kind.LITERAL, start, value == null ? new Value(Type.LONG, null) : value);
        } else {
            add(Kind.NAME, start, null);
        }
    }

    private void timespan(int start, String amount, String unit) {
        var ticks = Literals.timespan(amount, unit);
        if (ticks == null) {
            errors.badLiteral(new Span(start, at), text.substring(start, at), "timespan");
        }
        add(Kind.LITERAL, start, new Value(Type.TIMESPAN, ticks));
    }

    private boolean allDigits(int start) {
        return text.substring(start, at).chars().allMatch(c -> isDigit((char) c));
    }

    private boolean startsString() {
        int next = at;
        if (text.charAt(next) == 'h' || text.charAt(next) == 'H') {
            next++;
        }
        if (next < text.length() && text.charAt(next) == '@') {
            next++;
            return next < text.length() && isQuote(text.charAt(next));
        }
        return next < text.length()
                && (isQuote(text.charAt(next)) || text.startsWith("```", next) || text.startsWith("~~~", next));
    }

    private void string() {
        int start = at;
        boolean verbatim = false;
        while (!isQuote(text.charAt(at)) && text.charAt(at) != '`' && text.charAt(at) != '~') {
            verbatim |= text.charAt(at) == '@';
            at++;
        }
        var value = isQuote(text.charAt(at)) ? new StringText(text, errors).read(at, verbatim) : lines();
        at = value.end();
        add(Kind.LITERAL, start, new Value(Type.STRING, value.text()));
    }

    /** Between two fences of three: as it stands. */
    private StringText.Read lines() {
        var fence = text.substring(at, at + 3);
        int end = text.indexOf(fence, at + 3);
        if (end < 0) {
            errors.unclosedText(new Span(at, at + 3));
            return new StringText.Read(text.substring(at + 3), text.length());
        }
        return new StringText.Read(text.substring(at + 3, end), end + 3);
    }

    private void add(Kind kind, int start, @Nullable Value literal) {
        tokens.add(new Token(kind, new Span(start, at), text.substring(start, at), literal));
    }

    private int nameEnd(int from) {
        int end = from;
        while (end < text.length() && (isNameStart(text.charAt(end)) || isDigit(text.charAt(end)))) {
            end++;
        }
        return end;
    }

    private static boolean isNameStart(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || c == '_'
                || c == '$'
                || (c > 127 && Character.isLetter(c));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }
}
