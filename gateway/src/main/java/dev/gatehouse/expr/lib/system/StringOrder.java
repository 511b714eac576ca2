package dev.gatehouse.expr.lib.system;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How strings compare. Ordinal comparison is by UTF-16 code unit. The linguistic one of the invariant
 * culture is approximated: punctuation before digits before letters, letters by their base letter, then
 * by accents, then lower case before upper case. Searching ({@code StartsWith}, {@code IndexOf}) without a
 * {@link StringComparison} is ordinal here, which for ordinary text finds the same places.
 */
public final class StringOrder {
    /** ASCII's punctuation and symbols in the order of the Unicode collation algorithm. */
    private static final String PUNCTUATION = "_-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$";

    private StringOrder() {}

    public static int compare(@Nullable String left, @Nullable String right, StringComparison comparison) {
        if (left == null || right == null) return Boolean.compare(left != null, right != null);
        return switch (comparison) {
            case Ordinal -> left.compareTo(right);
            case OrdinalIgnoreCase -> upper(left).compareTo(upper(right));
            case CurrentCulture, InvariantCulture -> linguistic(left, right, false);
            case CurrentCultureIgnoreCase, InvariantCultureIgnoreCase -> linguistic(left, right, true);
        };
    }

    public static boolean equals(@Nullable String left, @Nullable String right, StringComparison comparison) {
        if (left == null || right == null) return left == null && right == null;
        return switch (comparison) {
            case Ordinal -> left.equals(right);
            case OrdinalIgnoreCase ->
                left.length() == right.length() && upper(left).equals(upper(right));
            case CurrentCulture, InvariantCulture, CurrentCultureIgnoreCase, InvariantCultureIgnoreCase ->
                compare(left, right, comparison) == 0;
        };
    }

    /** Upper case by code unit, as .NET's ordinal comparison folds it: no letter becomes two. */
    public static String upper(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (upper(c) != c) return convert(text, i);
        }
        return text;
    }

    private static String convert(String text, int from) {
        var chars = text.toCharArray();
        for (var i = from; i < chars.length; i++) chars[i] = upper(chars[i]);
        return new String(chars);
    }

    /** As {@code Char.ToUpperInvariant}. */
    public static char upper(char c) {
        if (c < 128) return c >= 'a' && c <= 'z' ? (char) (c - 32) : c;
        // The invariant culture leaves the dotless i alone, which is not ASCII's capital I.
        return c == '\u0131' || c == '\u017f' ? c : Character.toUpperCase(c);
    }

    /** As {@code Char.ToLowerInvariant}. */
    public static char lower(char c) {
        if (c < 128) return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
        return c == '\u0130' ? c : Character.toLowerCase(c);
    }

    public static String lower(String text) {
        var chars = text.toCharArray();
        for (var i = 0; i < chars.length; i++) chars[i] = lower(chars[i]);
        return new String(chars);
    }

    private static int linguistic(String left, String right, boolean ignoreCase) {
        if (left.equals(right)) return 0;
        var a = Normalizer.normalize(left, Normalizer.Form.NFD);
        var b = Normalizer.normalize(right, Normalizer.Form.NFD);
        var order = compareKeys(base(a), base(b));
        if (order == 0) order = Integer.signum(marks(a).compareTo(marks(b)));
        if (order == 0 && !ignoreCase) order = caseOrder(a, b);
        return order;
    }

    private static int compareKeys(String a, String b) {
        var length = Math.min(a.length(), b.length());
        for (var i = 0; i < length; i++) {
            var order = Integer.compare(weight(a.charAt(i)), weight(b.charAt(i)));
            if (order != 0) return order;
        }
        return Integer.compare(a.length(), b.length());
    }

    private static int weight(char c) {
        if (Character.isLetter(c)) return 3 << 16 | c;
        if (Character.isDigit(c)) return 2 << 16 | c;
        if (Character.isWhitespace(c)) return c;
        var known = PUNCTUATION.indexOf(c);
        return 1 << 16 | (known < 0 ? PUNCTUATION.length() + c : known);
    }

    private static String base(String decomposed) {
        var text = new StringBuilder();
        for (var i = 0; i < decomposed.length(); i++) {
            var c = decomposed.charAt(i);
            if (Character.getType(c) != Character.NON_SPACING_MARK && c != '\u00ad' && c != '\0') text.append(lower(c));
        }
        return text.toString().toLowerCase(Locale.ROOT);
    }

    private static String marks(String decomposed) {
        var text = new StringBuilder();
        for (var i = 0; i < decomposed.length(); i++) {
            var c = decomposed.charAt(i);
            text.append(Character.getType(c) == Character.NON_SPACING_MARK ? c : ' ');
        }
        return text.toString().stripTrailing();
    }

    private static int caseOrder(String a, String b) {
        for (var i = 0; i < Math.min(a.length(), b.length()); i++) {
            var order = Boolean.compare(Character.isUpperCase(a.charAt(i)), Character.isUpperCase(b.charAt(i)));
            if (order != 0) return order;
        }
        return 0;
    }
}
