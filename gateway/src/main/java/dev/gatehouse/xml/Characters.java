package dev.gatehouse.xml;

/** The classes of characters that tags are made of. */
final class Characters {
    private Characters() {}

    static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    /** White space around a value, as .NET trims it: documents pasted from web pages have no-break spaces. */
    static boolean isBlank(char c) {
        return isSpace(c) || Character.isSpaceChar(c);
    }

    static int skipBlank(String text, int at) {
        int i = at;
        while (i < text.length() && isBlank(text.charAt(i))) {
            i++;
        }
        return i;
    }

    static boolean isNameStart(char c) {
        return c == '_' || c == ':' || Character.isLetter(c);
    }

    static boolean isNamePart(char c) {
        return c == '-' || c == '.' || isNameStart(c) || Character.isDigit(c);
    }

    static int skipSpace(String text, int at) {
        int i = at;
        while (i < text.length() && isSpace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** The offset behind the name at {@code at}; {@code at} itself where none starts there. */
    static int skipName(String text, int at) {
        if (at >= text.length() || !isNameStart(text.charAt(at))) {
            return at;
        }
        int i = at + 1;
        while (i < text.length() && isNamePart(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** Whether an expression starts at {@code at}: {@code @(} or <code>@{</code>. */
    static boolean startsExpression(String text, int at) {
        return at + 1 < text.length()
                && text.charAt(at) == '@'
                && (text.charAt(at + 1) == '(' || text.charAt(at + 1) == '{');
    }

    /** Whether an expression starts amid text; <code>@{{name}}</code> is an at sign before a named value. */
    static boolean startsExpressionAmidText(String text, int at) {
        return startsExpression(text, at)
                && !(text.charAt(at + 1) == '{' && at + 2 < text.length() && text.charAt(at + 2) == '{');
    }
}
