package dev.gatehouse.expr.syntax;

import dev.gatehouse.expr.syntax.Token.Kind;
import dev.gatehouse.text.Span;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Cuts C# into tokens. Never throws: what it cannot read it reports and leaves out. */
final class Lexer {
    private static final Set<String> KEYWORDS = Set.of(
            "abstract",
            "as",
            "base",
            "bool",
            "break",
            "byte",
            "case",
            "catch",
            "char",
            "checked",
            "class",
            "const",
            "continue",
            "decimal",
            "default",
            "delegate",
            "do",
            "double",
            "else",
            "enum",
            "event",
            "explicit",
            "extern",
            "false",
            "finally",
            "fixed",
            "float",
            "for",
            "foreach",
            "goto",
            "if",
            "implicit",
            "in",
            "int",
            "interface",
            "internal",
            "is",
            "lock",
            "long",
            "namespace",
            "new",
            "null",
            "object",
            "operator",
            "out",
            "override",
            "params",
            "private",
            "protected",
            "public",
            "readonly",
            "ref",
            "return",
            "sbyte",
            "sealed",
            "short",
            "sizeof",
            "stackalloc",
            "static",
            "string",
            "struct",
            "switch",
            "this",
            "throw",
            "true",
            "try",
            "typeof",
            "uint",
            "ulong",
            "unchecked",
            "unsafe",
            "ushort",
            "using",
            "virtual",
            "void",
            "volatile",
            "while");

    private static final List<String> SIGNS = List.of(
            "<<=", ">>=", "??=", "==", "!=", "<=", ">=", "&&", "||", "??", "++", "--", "+=", "-=", "*=", "/=", "%=",
            "&=", "|=", "^=", "=>", "<<", "::", "..", "{", "}", "[", "]", "(", ")", ".", ",", ":", ";", "+", "-", "*",
            "/", "%", "&", "|", "^", "!", "~", "=", "<", ">", "?");

    private final String text;
    private final int end;
    private final SyntaxErrors errors;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    /** Reads {@code text} from {@code start} to {@code end}; offsets in tokens are those of the text. */
    Lexer(String text, int start, int end, SyntaxErrors errors) {
        this.text = text;
        this.at = start;
        this.end = end;
        this.errors = errors;
    }

    List<Token> tokens() {
        while (skipSpace()) {
            int before = at;
            next();
            if (at == before) {
                at++;
            }
        }
        tokens.add(new Token(Kind.END, "", null, end, end));
        return tokens;
    }

    private char peek(int ahead) {
        return at + ahead < end ? text.charAt(at + ahead) : '\0';
    }

    private void add(Kind kind, String name, Object value, int start) {
        tokens.add(new Token(kind, name, value, start, at));
    }

    /** Moves over white space, comments and directives; false at the end. */
    private boolean skipSpace() {
        while (at < end) {
            char c = peek(0);
            if (Character.isWhitespace(c) || c == '\u00a0' || c == '\ufeff') {
                at++;
            } else if ((c == '/' && peek(1) == '/') || (c == '#' && startsLine())) {
                while (at < end && peek(0) != '\n' && peek(0) != '\r') {
                    at++;
                }
            } else if (c == '/' && peek(1) == '*') {
                int close = text.indexOf("*/", at + 2);
                if (close < 0 || close + 2 > end) {
                    errors.unclosedComment(new Span(at, at + 2));
                    at = end;
                } else {
                    at = close + 2;
                }
            } else {
                return true;
            }
        }
        return false;
    }

    private boolean startsLine() {
        for (int i = at - 1; i >= 0; i--) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                return true;
            }
            if (!Character.isWhitespace(c)) {
                return false;
            }
        }
        return false;
    }

    private void next() {
        int start = at;
        char c = peek(0);
        if (c == '"' && peek(1) == '"' && peek(2) == '"') {
            rawText(start);
        } else if (c == '"') {
            at++;
            add(Kind.TEXT, "", regularText(), start);
            refuseBytes();
        } else if (c == '$' && (peek(1) == '$' || (peek(1) == '"' && peek(2) == '"' && peek(3) == '"'))) {
            at++;
            rawText(start);
        } else if (c == '@' && peek(1) == '"') {
            at += 2;
            add(Kind.TEXT, "", verbatimText(), start);
        } else if (c == '$' && peek(1) == '"') {
            at += 2;
            interpolated(start, false);
        } else if (((c == '$' && peek(1) == '@') || (c == '@' && peek(1) == '$')) && peek(2) == '"') {
            if (c == '@') {
                errors.verbatimFirst(new Span(start, start + 2));
            }
            at += 3;
            interpolated(start, true);
        } else if (c == '\'') {
            character(start);
        } else if (isDigit(c) || (c == '.' && isDigit(peek(1)))) {
            number(start);
        } else if (startsName(c) || c == '\\' || (c == '@' && startsName(peek(1)))) {
            name(start);
        } else {
            sign(start);
        }
    }

    /** Three quotes or more: a string of a newer C#. */
    private void rawText(int start) {
        while (peek(0) == '$') {
            at++;
        }
        int from = at;
        while (at < end && peek(0) == '"') {
            at++;
        }
        var quotes = text.substring(from, at);
        errors.newer(new Span(start, at), "a raw string", "11", "write a string in '@\"…\"', its quotes doubled");
        int close = quotes.isEmpty() ? -1 : text.indexOf(quotes, at);
        at = close < 0 || close >= end ? end : Math.min(end, close + quotes.length());
        add(Kind.TEXT, "", "", start);
    }

    /** {@code "…"u8}. */
    private void refuseBytes() {
        if ((peek(0) == 'u' || peek(0) == 'U') && peek(1) == '8') {
            errors.newer(new Span(at, at + 2), "'u8' after a string", "11", "write 'Encoding.UTF8.GetBytes(…)'");
            at += 2;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean startsName(char c) {
        return Character.isLetter(c) || c == '_';
    }

    private void name(int start) {
        boolean verbatim = peek(0) == '@';
        if (verbatim) {
            at++;
        }
        var name = new StringBuilder();
        while (at < end) {
            char c = peek(0);
            if (c == '\\' && (peek(1) == 'u' || peek(1) == 'U')) {
                int before = at;
                at++;
                int point = hex(peek(0) == 'u' ? 4 : 8, peek(0) == 'u' ? 4 : 8);
                if (point < 0 || !Character.isUnicodeIdentifierPart(point)) {
                    errors.unknownEscape(new Span(before, at), text.substring(before, at));
                    break;
                }
                name.appendCodePoint(point);
            } else if (Character.isLetterOrDigit(c) || c == '_' || Character.getType(c) == Character.NON_SPACING_MARK) {
                name.append(c);
                at++;
            } else {
                break;
            }
        }
        if (name.isEmpty()) {
            errors.unexpectedCharacter(new Span(start, Math.max(at, start + 1)), text.substring(start, start + 1));
            return;
        }
        var word = name.toString();
        add(!verbatim && KEYWORDS.contains(word) ? Kind.KEYWORD : Kind.NAME, word, "", start);
    }

    private void sign(int start) {
        for (var sign : SIGNS) {
            if (text.startsWith(sign, at) && at + sign.length() <= end) {
                at += sign.length();
                add(Kind.SIGN, sign, "", start);
                return;
            }
        }
        at += Character.charCount(text.codePointAt(at));
        at = Math.min(at, end);
        errors.unexpectedCharacter(new Span(start, at), text.substring(start, at));
    }

    private void number(int start) {
        if (peek(0) == '0' && (peek(1) == 'x' || peek(1) == 'X' || peek(1) == 'b' || peek(1) == 'B')) {
            int radix = peek(1) == 'x' || peek(1) == 'X' ? 16 : 2;
            at += 2;
            var digits = digits(radix);
            whole(start, digits, radix);
            return;
        }
        var digits = new StringBuilder(digits(10));
        boolean real = false;
        if (peek(0) == '.' && isDigit(peek(1))) {
            real = true;
            at++;
            digits.append('.').append(digits(10));
        }
        if (peek(0) == 'e' || peek(0) == 'E') {
            int sign = peek(1) == '+' || peek(1) == '-' ? 1 : 0;
            if (isDigit(peek(1 + sign))) {
                real = true;
                digits.append('e');
                at++;
                if (sign == 1) {
                    digits.append(peek(0));
                    at++;
                }
                digits.append(digits(10));
            }
        }
        char suffix = Character.toLowerCase(peek(0));
        if (suffix == 'f' || suffix == 'd' || suffix == 'm') {
            at++;
            add(Kind.REAL, "", new Token.Real(digits.toString(), suffix), start);
        } else if (real) {
            add(Kind.REAL, "", new Token.Real(digits.toString(), 'd'), start);
        } else {
            whole(start, digits.toString(), 10);
            return;
        }
        refuseTrailingName(start);
    }

    private void whole(int start, String digits, int radix) {
        var suffix = new StringBuilder();
        while (suffix.length() < 2 && "uUlL".indexOf(peek(0)) >= 0 && at < end) {
            suffix.append(Character.toLowerCase(peek(0)));
            at++;
        }
        var order = suffix.toString().equals("lu") ? "ul" : suffix.toString();
        if (digits.isEmpty() || order.equals("uu") || order.equals("ll")) {
            errors.badNumber(new Span(start, at), text.substring(start, at));
            add(Kind.WHOLE, "", new Token.Whole(0, ""), start);
            return;
        }
        if (text.charAt(at - 1 - suffix.length()) == '_') {
            errors.badNumber(new Span(start, at), text.substring(start, at));
        }
        var value = digits.length() > 80 ? BigInteger.TWO.pow(80) : new BigInteger(digits, radix);
        if (value.bitLength() > 64) {
            errors.numberTooLarge(new Span(start, at), text.substring(start, at));
        }
        add(Kind.WHOLE, "", new Token.Whole(value.longValue(), order), start);
        refuseTrailingName(start);
    }

    private void refuseTrailingName(int start) {
        if (startsName(peek(0))) {
            while (Character.isLetterOrDigit(peek(0)) || peek(0) == '_') {
                at++;
            }
            errors.badNumber(new Span(start, at), text.substring(start, at));
        }
    }

    private String digits(int radix) {
        var digits = new StringBuilder();
        while ((Character.digit(peek(0), radix) >= 0 && peek(0) < 128) || peek(0) == '_') {
            if (peek(0) != '_') {
                digits.append(peek(0));
            }
            at++;
        }
        return digits.toString();
    }

    private void character(int start) {
        at++;
        var value = new StringBuilder();
        while (at < end && peek(0) != '\'' && peek(0) != '\n' && peek(0) != '\r') {
            if (peek(0) == '\\') {
                escape(value);
            } else {
                value.append(peek(0));
                at++;
            }
        }
        if (peek(0) == '\'') {
            at++;
        }
        if (value.isEmpty() && text.charAt(at - 1) == '\'' && at - start == 2) {
            errors.emptyCharacterLiteral(new Span(start, at));
        } else if (value.length() != 1 || text.charAt(at - 1) != '\'') {
            errors.badCharacterLiteral(new Span(start, at));
        }
        add(Kind.CHAR, "", value.isEmpty() ? '\0' : value.charAt(0), start);
    }

    private String regularText() {
        int start = at - 1;
        var value = new StringBuilder();
        while (at < end && peek(0) != '"') {
            char c = peek(0);
            if (c == '\n' || c == '\r') {
                errors.unclosedText(new Span(start, at), false);
                return value.toString();
            }
            if (c == '\\') {
                escape(value);
            } else {
                value.append(c);
                at++;
            }
        }
        if (at >= end) {
            errors.unclosedText(new Span(start, at), false);
        } else {
            at++;
        }
        return value.toString();
    }

    private String verbatimText() {
        int start = at - 2;
        var value = new StringBuilder();
        while (at < end) {
            char c = peek(0);
            if (c == '"') {
                if (peek(1) != '"') {
                    at++;
                    return value.toString();
                }
                at++;
            }
            value.append(c);
            at++;
        }
        errors.unclosedText(new Span(start, at), true);
        return value.toString();
    }

    /** Reads the escape at the backslash. */
    private void escape(StringBuilder into) {
        int start = at;
        at++;
        char c = peek(0);
        at++;
        switch (c) {
            case '\'', '"', '\\' -> into.append(c);
            case '0' -> into.append('\0');
            case 'a' -> into.append('\u0007');
            case 'b' -> into.append('\b');
            case 'f' -> into.append('\f');
            case 'n' -> into.append('\n');
            case 'r' -> into.append('\r');
            case 't' -> into.append('\t');
            case 'v' -> into.append('\u000b');
            case 'x', 'u', 'U' -> {
                at--;
                int point = c == 'x' ? hex(1, 4) : c == 'u' ? hex(4, 4) : hex(8, 8);
                if (point < 0 || point > Character.MAX_CODE_POINT) {
                    errors.unknownEscape(new Span(start, at), text.substring(start, at));
                } else {
                    into.appendCodePoint(point);
                }
            }
            default -> {
                at = Math.min(at, end);
                errors.unknownEscape(new Span(start, at), text.substring(start, at));
            }
        }
    }

    /** The hexadecimal digits after the letter here; -1 if there are too few. */
    private int hex(int least, int most) {
        at++;
        int value = 0;
        int count = 0;
        while (count < most && peek(0) < 128 && Character.digit(peek(0), 16) >= 0) {
            value = (value << 4) | Character.digit(peek(0), 16);
            at++;
            count++;
        }
        return count < least ? -1 : value;
    }

    /**
     * A piece of an interpolated string beside {@code String}: the range of a hole.
     *
     * @param colon where the format starts; {@code end} if there is none
     */
    record HoleRange(int start, int colon, int end) {}

    private static final int MAX_NESTED_HOLES = 32;
    private int nestedHoles;

    private void interpolated(int start, boolean verbatim) {
        var parts = new ArrayList<Object>();
        var fixed = new StringBuilder();
        while (true) {
            char c = peek(0);
            if (at >= end || (!verbatim && (c == '\n' || c == '\r'))) {
                errors.unclosedText(new Span(start, at), verbatim);
                break;
            }
            if (c == '"') {
                at++;
                if (verbatim && peek(0) == '"') {
                    fixed.append('"');
                    at++;
                    continue;
                }
                break;
            }
            if ((c == '{' && peek(1) == '{') || (c == '}' && peek(1) == '}')) {
                fixed.append(c);
                at += 2;
            } else if (c == '}') {
                errors.strayBrace(new Span(at, at + 1));
                at++;
            } else if (c == '{') {
                if (!fixed.isEmpty()) {
                    parts.add(fixed.toString());
                    fixed.setLength(0);
                }
                int open = at;
                at++;
                int colon = skipHole();
                boolean closed = peek(0) == '}';
                parts.add(new HoleRange(open + 1, colon < 0 ? at : colon, at));
                if (!closed) {
                    errors.unclosedHole(new Span(open, open + 1));
                    break;
                }
                at++;
            } else if (c == '\\' && !verbatim) {
                escape(fixed);
            } else {
                fixed.append(c);
                at++;
            }
        }
        if (!fixed.isEmpty()) {
            parts.add(fixed.toString());
        }
        add(Kind.INTERPOLATED, verbatim ? "@" : "", List.copyOf(parts), start);
    }

    /**
     * Moves to the brace that closes the hole, over brackets, strings and characters inside.
     *
     * @return where the colon before the format stands, or -1
     */
    private int skipHole() {
        if (nestedHoles >= MAX_NESTED_HOLES) {
            errors.tooDeep(new Span(at, at));
            at = end;
            return -1;
        }
        nestedHoles++;
        int colon = skipHoleHere();
        nestedHoles--;
        return colon;
    }

    private int skipHoleHere() {
        int depth = 0;
        while (at < end) {
            char c = peek(0);
            if (c == '}' && depth == 0) {
                return -1;
            }
            if (c == ':' && depth == 0) {
                int colon = at;
                while (at < end && peek(0) != '}' && peek(0) != '"') {
                    at++;
                }
                return colon;
            }
            if (startsText(c)) {
                skipText();
                continue;
            }
            if (c == '\'') {
                int close = peek(1) == '\\' ? text.indexOf('\'', at + 3) : text.indexOf('\'', at + 1);
                at = close < 0 || close >= end ? end : close + 1;
                continue;
            }
            if (c == '(' || c == '[' || c == '{') {
                depth++;
            } else if (c == ')' || c == ']' || c == '}') {
                depth--;
            }
            at++;
        }
        return -1;
    }

    private boolean startsText(char c) {
        return switch (c) {
            case '"' -> true;
            case '@' -> peek(1) == '"' || (peek(1) == '$' && peek(2) == '"');
            case '$' -> peek(1) == '"' || (peek(1) == '@' && peek(2) == '"');
            default -> false;
        };
    }

    private void skipText() {
        boolean verbatim = false;
        boolean holes = false;
        while (peek(0) != '"') {
            verbatim |= peek(0) == '@';
            holes |= peek(0) == '$';
            at++;
        }
        at++;
        while (at < end) {
            char c = peek(0);
            if (c == '"') {
                at++;
                if (!verbatim || peek(0) != '"') {
                    return;
                }
            } else if (c == '\\' && !verbatim) {
                at++;
            } else if (holes && c == '{' && peek(1) == '{') {
                at++;
            } else if (holes && c == '{') {
                at++;
                skipHole();
            }
            at++;
        }
        at = Math.min(at, end);
    }

    /** A token as messages show it. */
    static String show(Token token) {
        return switch (token.kind()) {
            case END -> "the end";
            case TEXT, INTERPOLATED -> "a string";
            case CHAR -> "a character";
            case WHOLE, REAL -> "a number";
            case NAME, KEYWORD, SIGN ->
                "'" + token.text().toLowerCase(Locale.ROOT).replace("\n", " ") + "'";
        };
    }
}
