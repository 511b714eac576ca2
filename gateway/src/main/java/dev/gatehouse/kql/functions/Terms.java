package dev.gatehouse.kql.functions;

import java.util.Locale;

/**
 * Whole terms in text, for {@code has} and its kin. A term is a longest run of letters and digits of any script; all
 * else, the underscore too, lies between terms.
 *
 * @see <a href="https://learn.microsoft.com/kusto/query/datatypes-string-operators#what-is-a-term">What is a term?</a>
 */
final class Terms {
    enum Side {
        WHOLE,
        PREFIX,
        SUFFIX
    }

    private Terms() {}

    /** Whether a constant stands in the text as terms, or at a term's begin or end. */
    static Sql matches(Sql text, String sought, Side side, boolean caseSensitive) {
        if (sought.isEmpty()) {
            return Sql.text("TRUE");
        }
        boolean opens = side != Side.SUFFIX && inTerm(sought.codePointAt(0));
        boolean closes = side != Side.PREFIX && inTerm(sought.codePointBefore(sought.length()));
        var pattern = (caseSensitive ? "" : "(?i)")
                + (opens ? "(^|[^\\pL\\pN])" : "")
                + Regexes.quote(sought)
                + (closes ? "($|[^\\pL\\pN])" : "");
        // What the text contains nowhere is no term in it: that is found out at a quarter of the cost.
        return caseSensitive
                ? Sql.of(
                        "(contains({0}, {1}) AND regexp_matches({0}, {2}))",
                        text, Sql.parameter(sought), Sql.parameter(pattern))
                : isAscii(sought)
                        ? Sql.of(
                                "(contains(lower({0}), {1}) AND regexp_matches({0}, {2}))",
                                text, Sql.parameter(sought.toLowerCase(Locale.ROOT)), Sql.parameter(pattern))
                        : Sql.of("regexp_matches({0}, {1})", text, Sql.parameter(pattern));
    }

    /** The same for text only known when the query runs. */
    static Sql matches(Sql text, Sql sought, Side side, boolean caseSensitive) {
        var open = side == Side.SUFFIX
                ? ""
                : "CASE WHEN regexp_matches({1}, '^[\\pL\\pN]') THEN '(^|[^\\pL\\pN])' ELSE '' END || ";
        var close = side == Side.PREFIX
                ? ""
                : " || CASE WHEN regexp_matches({1}, '[\\pL\\pN]$') THEN '($|[^\\pL\\pN])' ELSE '' END";
        return Sql.of(
                "regexp_matches({0}, " + (caseSensitive ? "" : "'(?i)' || ") + open + "regexp_escape({1})" + close
                        + ")",
                text,
                sought);
    }

    private static boolean inTerm(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER -> true;
            default -> false;
        };
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }
}
