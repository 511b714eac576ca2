package dev.gatehouse.query;

/**
 * Text for a terminal that comes from anybody: what would move the cursor, change colours, or turn the direction of
 * writing is written as an escape instead. Counts columns: East Asian characters and emoji take two, marks none.
 *
 * @see <a href="https://www.unicode.org/reports/tr11/">UAX 11, East Asian Width</a>
 */
final class ScreenText {
    private static final String ELLIPSIS = "…";

    /** First and last of blocks whose characters are wide, ascending. */
    private static final int[] WIDE = {
        0x1100, 0x115F, 0x2E80, 0x303E, 0x3041, 0x33FF, 0x3400, 0x4DBF, 0x4E00, 0xA4CF, 0xA960, 0xA97F, 0xAC00, 0xD7A3,
        0xF900, 0xFAFF, 0xFE10, 0xFE19, 0xFE30, 0xFE6F, 0xFF00, 0xFF60, 0xFFE0, 0xFFE6, 0x17000, 0x18D08, 0x1B000,
        0x1B2FF, 0x1F200, 0x1F2FF, 0x1F300, 0x1F64F, 0x1F680, 0x1F6FF, 0x1F900, 0x1F9FF, 0x20000, 0x3FFFD
    };

    private ScreenText() {}

    /** The text with escapes for whatever is not plainly visible. */
    static String safe(String text) {
        StringBuilder out = null;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (out == null && !isPlain(c)) {
                out = new StringBuilder(text.length() + 16).append(text, 0, i);
            }
            if (out != null) {
                append(c, out);
            }
            i += Character.charCount(c);
        }
        return out == null ? text : out.toString();
    }

    private static boolean isPlain(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private static void append(int c, StringBuilder out) {
        switch (c) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (isPlain(c)) {
                    out.appendCodePoint(c);
                } else {
                    out.append(c > 0xFFFF ? "\\U%08x".formatted(c) : "\\u%04x".formatted(c));
                }
            }
        }
    }

    /** How many columns a safe text takes. */
    static int width(String safe) {
        int width = 0;
        for (int i = 0; i < safe.length(); ) {
            int c = safe.codePointAt(i);
            width += width(c);
            i += Character.charCount(c);
        }
        return width;
    }

    private static int width(int c) {
        if (c < 0x300) {
            return 1;
        }
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        return isWide(c) || Character.isEmojiPresentation(c) ? 2 : 1;
    }

    private static boolean isWide(int c) {
        for (int i = 0; i < WIDE.length && c >= WIDE[i]; i += 2) {
            if (c <= WIDE[i + 1]) {
                return true;
            }
        }
        return false;
    }

    /** The beginning of a safe text, with an ellipsis where something is cut, in so many columns at most. */
    static String cut(String safe, int columns) {
        if (width(safe) <= columns) {
            return safe;
        }
        int width = 0;
        int end = 0;
        while (end < safe.length()) {
            int c = safe.codePointAt(end);
            if (width + width(c) > columns - 1) {
                break;
            }
            width += width(c);
            end += Character.charCount(c);
        }
        return safe.substring(0, end) + ELLIPSIS;
    }

    /** Fills up with spaces. */
    static String pad(String safe, int columns, boolean right) {
        var spaces = " ".repeat(Math.max(0, columns - width(safe)));
        return right ? spaces + safe : safe + spaces;
    }
}
