package dev.gatehouse.xml;

/** References in text: <code>&amp;lt;</code>, <code>&amp;#34;</code>, <code>&amp;#x22;</code>. Only the five names of XML itself exist. */
final class Entities {
    private static final int LONGEST = 34;

    private Entities() {}

    /** Length of what has the form of a reference at {@code at}, or 0; <code>&amp;b;</code> has the form, whether known or not. */
    static int lengthAt(String text, int at, int limit) {
        int end = Math.min(limit, at + LONGEST);
        if (at >= end || text.charAt(at) != '&') {
            return 0;
        }
        int i = at + 1;
        if (i < end && text.charAt(i) == '#') {
            i++;
        }
        int first = i;
        while (i < end && isLetterOrDigit(text.charAt(i))) {
            i++;
        }
        return i > first && i < end && text.charAt(i) == ';' ? i + 1 - at : 0;
    }

    /** The code point that the reference of {@code length} at {@code at} stands for, or -1 for none. */
    static int decode(String text, int at, int length) {
        if (text.charAt(at + 1) == '#') {
            return decodeNumber(text.substring(at + 2, at + length - 1));
        }
        return switch (text.substring(at + 1, at + length - 1)) {
            case "lt" -> '<';
            case "gt" -> '>';
            case "amp" -> '&';
            case "quot" -> '"';
            case "apos" -> '\'';
            default -> -1;
        };
    }

    private static int decodeNumber(String digits) {
        boolean hex = digits.charAt(0) == 'x';
        try {
            int point = hex ? Integer.parseInt(digits.substring(1), 16) : Integer.parseInt(digits);
            return isCharacter(point) ? point : -1;
        } catch (NumberFormatException tooLarge) {
            return -1;
        }
    }

    /** XML 1.0, production 2. */
    private static boolean isCharacter(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || (point >= 0x20 && point <= 0xD7FF)
                || (point >= 0xE000 && point <= 0xFFFD)
                || (point >= 0x10000 && point <= 0x10FFFF);
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
