package dev.gatehouse.kql.functions;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Strings. Places count characters (code points) from 0; a null place gives an empty string. */
final class Strings {
    private Strings() {}

    static List<ScalarFunction> all() {
        return List.of(
                Entry.of(
                        "strcat(value: text*): string",
                        "Texts one behind the other.",
                        (a, _) -> Sql.join(" || ", a).grouped()),
                Entry.of(
                        "strcat_delim(delimiter: text, value: text*): string",
                        "Texts with a delimiter between.",
                        (a, _) -> delimited(a)),
                Entry.of("strlen(source: stringOrDynamic): long", "The number of characters.", "length({0})")
                        .named(ScalarFunction.ResultName.NAME_AND_FIRST_ARGUMENT),
                Entry.of("string_size(source: stringOrDynamic): long", "The number of bytes in UTF-8.", "strlen({0})")
                        .named(ScalarFunction.ResultName.NAME_AND_FIRST_ARGUMENT),
                Entry.of("toupper(value: text): string", "Upper case.", "upper({0})"),
                Entry.of("tolower(value: text): string", "Lower case.", "lower({0})"),
                Entry.of("reverse(value: text): string", "The characters in reverse order.", "reverse({0})"),
                Entry.of(
                        "substring(source: text, start: place, length: place?): string",
                        "A part from a place on; a negative place counts from the end.",
                        "coalesce(CASE WHEN {1} < 0 THEN substr({0}, greatest({1}, -length({0}))) ELSE substr({0}, {1} + 1) END, '')",
                        "coalesce(CASE WHEN {2} < 0 THEN '' WHEN {1} < 0 THEN substr({0}, greatest({1}, -length({0})), {2}) ELSE substr({0}, {1} + 1, {2}) END, '')"),
                Entry.of(
                        "indexof(source: text, sought: text, start: place?, length: place?, occurrence: integer?!): long",
                        "Where a text begins in another, -1 if nowhere; null if the start is outside.",
                        Strings::indexOf),
                Entry.of(
                        "strcmp(a: text, b: text): long",
                        "-1, 0 or 1: which text comes first.",
                        "(CASE WHEN {0} < {1} THEN -1 WHEN {0} > {1} THEN 1 ELSE 0 END)::BIGINT"),
                Entry.of(
                        "strrep(value: text, times: place, delimiter: text?): string",
                        "A text several times, 1,024 at most.",
                        "coalesce(repeat({0}, least({1}, 1024)), '')",
                        "coalesce(left(repeat({0} || {2}, least({1}, 1024)), least({1}, 1024) * length({0} || {2}) - length({2})), '')"),
                Entry.of(
                                "split(source: text, delimiter: string, index: place?): dynamic",
                                "The parts between delimiters, as an array; with an index, an array of that part alone.",
                                Strings::split)
                        .named(),
                Entry.of(
                        "replace_string(text: string, sought: string, rewrite: string): string",
                        "A text with another put for every occurrence of a third.",
                        "replace({0}, {1}, {2})"),
                Entry.of(
                        "translate(sought: string, rewrites: string, source: string): string",
                        "Characters put for characters, one by one.",
                        "translate({2}, {0}, {1})"),
                Entry.of(
                                "countof(text: string, sought: string, kind: string?!): long",
                                "How often a text occurs, overlapping or not; with kind 'regex', how many matches there are.",
                                Strings::countOf)
                        .checked(arguments -> arguments.size() == 3
                                        && "regex".equals(arguments.get(2).constant())
                                ? Regexes.check(arguments, 1)
                                : null),
                Entry.of(
                        "has_any_index(source: stringOrDynamic, values: array): long",
                        "The place of the first array element that is a term of the source, -1 if none.",
                        (a, _) -> Sql.of(
                                "coalesce(list_position(list_transform({0}, lambda x: {1}), TRUE) - 1, -1)::BIGINT",
                                Dynamics.texts(a.get(1)),
                                Terms.matches(a.get(0), Sql.text("x"), Terms.Side.WHOLE, false))),
                Entry.of(
                        "isascii(value: text): bool",
                        "Whether all characters are ASCII.",
                        "regexp_full_match({0}, '[\\x00-\\x7f]*')"),
                Entry.of(
                        "isutf8(value: text): bool",
                        "Whether a text is UTF-8, which all are here.",
                        (_, _) -> Sql.text("TRUE")),
                Entry.of(
                        "parse_version(version: string): decimal",
                        "A version of up to 4 parts as a number that sorts like it.",
                        "(CASE WHEN regexp_full_match({0}, '\\s*\\d{1,8}(\\.\\d{1,8}){0,3}\\s*') THEN TRY_CAST(list_reduce(list_transform("
                                + "string_split(trim({0}) || '...', '.')[1:4], lambda p: lpad(CASE WHEN p = '' THEN '0' ELSE p END, 8, '0')),"
                                + " lambda a, b: a || b) AS "
                                + Types.DECIMAL + ") END)"),
                Entry.of(
                        "regex_quote(text: text): string",
                        "A regular expression that matches a text.",
                        "regexp_escape({0})"),
                Entry.of(
                        "unicode_codepoints_from_string(value: text): dynamic",
                        "The numbers of the characters.",
                        "to_json(list_transform(CASE WHEN {0} = '' THEN []::VARCHAR[] ELSE string_split({0}, '') END, lambda c: unicode(c)))"),
                Entry.of(
                        "unicode_codepoints_to_string(codepoint: integer*): string",
                        "The text of characters by number.",
                        (a, _) -> Sql.join(
                                        " || ",
                                        a.stream()
                                                .map(each -> Sql.of("coalesce(TRY(chr({0}::INTEGER)), '')", each))
                                                .toList())
                                .grouped()),
                ByteSizes.format(),
                Entry.of(
                                "tohex(value: integer, length: place?): string",
                                "Hexadecimal digits.",
                                "coalesce(lower(hex({0}::BIGINT)), '')",
                                "coalesce(lpad(lower(hex({0}::BIGINT)), greatest(least({1}, 64), length(hex({0}::BIGINT)))::INTEGER, '0'), '')")
                        .named());
    }

    private static Sql delimited(List<Sql> arguments) {
        var pieces = new ArrayList<Sql>();
        for (int i = 1; i < arguments.size(); i++) {
            if (i > 1) {
                pieces.add(arguments.getFirst());
            }
            pieces.add(arguments.get(i));
        }
        return Sql.join(" || ", pieces).grouped();
    }

    private static Sql indexOf(List<Sql> a, List<ArgumentType> types) {
        if (a.size() == 2) {
            return Sql.of("(strpos({0}, {1}) - 1)", a);
        }
        long occurrence =
                types.size() == 5 && types.get(4).constant() instanceof Number number ? number.longValue() : 1;
        var length = a.size() > 3 ? a.get(3) : Sql.text("-1");
        // Places, from the start on, where the text stands within the part looked at.
        return Sql.of(
                        "CASE WHEN abs({2}) <= length({0}) AND {3} >= -1 THEN coalesce(list_filter("
                                + "range(CASE WHEN {2} < 0 THEN length({0}) + {2} ELSE {2} END,"
                                + " CASE WHEN {3} < 0 THEN length({0}) ELSE least(length({0}),"
                                + " CASE WHEN {2} < 0 THEN length({0}) + {2} ELSE {2} END + {3}) END - length({1}) + 1),"
                                + " lambda i: substr({0}, i + 1, length({1})) = {1})[{4}], -1) END",
                        a.get(0), a.get(1), a.get(2), length, Sql.text(Long.toString(Math.max(1, occurrence))))
                .grouped();
    }

    private static Sql split(List<Sql> a, List<ArgumentType> types) {
        var parts = Sql.of("string_split({0}, {1})", a);
        return a.size() == 2
                ? Sql.of("to_json({0})", parts)
                : Sql.of("to_json(list_slice({0}, {1} + 1, {1} + 1))", parts, a.get(2));
    }

    private static Sql countOf(List<Sql> a, List<ArgumentType> types) {
        if (types.size() == 3 && "regex".equals(types.get(2).constant())) {
            return Sql.of(
                    "len({0})", Regexes.guarded("regexp_extract_all({0}, {1})", types.get(1), a.get(0), a.get(1)));
        }
        // What does not begin as it ends cannot overlap itself: then the text without it tells by how much it is
        // shorter.
        if (types.get(1).constant() instanceof String sought && !sought.isEmpty() && !overlaps(sought)) {
            return Sql.of(
                    "((length({0}) - length(replace({0}, {1}, ''))) // " + sought.codePointCount(0, sought.length())
                            + ")",
                    a);
        }
        return Sql.of(
                "len(list_filter(range(length({0}) - length({1}) + 1), lambda i: {1} <> '' AND substr({0}, i + 1, length({1})) = {1}))",
                a);
    }

    private static boolean overlaps(String text) {
        return IntStream.range(1, text.length()).anyMatch(i -> text.startsWith(text.substring(i)));
    }
}
