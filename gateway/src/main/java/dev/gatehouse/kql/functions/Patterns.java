package dev.gatehouse.kql.functions;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Functions of regular expressions, which must be constant. */
final class Patterns {
    private static final JsonMapper JSON = new JsonMapper();

    private Patterns() {}

    static List<ScalarFunction> all() {
        return List.of(
                Entry.of(
                                """
                        extract(regex: string!, group: long!, source: string): string
                        extract(regex: string!, group: long!, source: string, type: string!): typeof""",
                                "A group of the first match, empty if there is none; 0 is the whole match.",
                                (a, t) -> typed(
                                        Sql.of(
                                                "regexp_extract({0}, {1}, " + number(t.get(1)) + ")",
                                                a.get(2),
                                                a.getFirst()),
                                        t,
                                        3))
                        .checked(arguments -> group(arguments, 0, number(arguments.get(1)))),
                extractAll("extract_all"),
                extractAll("extractall"),
                Entry.of(
                                "replace_regex(source: string, regex: string!, rewrite: string!): string",
                                "A text with another put for every match; \\1 is the first group.",
                                "regexp_replace({0}, {1}, {2}, 'g')")
                        .checked(arguments -> rewrite(arguments, 1, 2)),
                Entry.of(
                                "replace(regex: string!, rewrite: string!, source: string): string",
                                "The same as replace_regex, arguments in another order.",
                                "regexp_replace({2}, {0}, {1}, 'g')")
                        .checked(arguments -> rewrite(arguments, 0, 1)),
                trim("trim", "at both ends", true, true),
                trim("trim_start", "at the beginning", true, false),
                trim("trim_end", "at the end", false, true),
                Entry.of(
                                "indexof_regex(source: text, regex: string!): long",
                                "Where the first match begins, -1 if nowhere.",
                                (a, _) -> Sql.of(
                                                "CASE WHEN regexp_matches({0}, {1}) THEN length(regexp_extract({0}, {2}, 1)) ELSE -1 END",
                                                a.get(0), a.get(1), before(a.get(1)))
                                        .grouped())
                        .checked(arguments -> Regexes.check(arguments, 1)));
    }

    /** All up to the first match, as a group. */
    private static Sql before(Sql regex) {
        return Sql.of("('(?s)^(.*?)(?:' || {0} || ')')", regex);
    }

    private static ScalarFunction extractAll(String name) {
        return Entry.of(
                        """
                NAME(regex: string!, source: string): dynamic
                NAME(regex: string!, groups: array!, source: string): dynamic""".replace("NAME", name),
                        "All matches: of one group an array of texts, of several an array of arrays.",
                        Patterns::matches)
                .checked(arguments -> {
                    var wrong = Regexes.check(arguments, 0);
                    if (wrong != null) {
                        return wrong;
                    }
                    int groups = groups(arguments);
                    return groups == 0 || groups > 16
                            ? new Typing.Refused(0, name + ": the regular expression needs from 1 to 16 groups")
                            : asked(arguments).stream().anyMatch(group -> group < 1 || group > groups)
                                    ? new Typing.Refused(1, name + ": the regular expression has " + groups + " groups")
                                    : null;
                });
    }

    private static int groups(List<ArgumentType> arguments) {
        return arguments.getFirst().constant() instanceof String regex ? Regexes.groups(regex) : 0;
    }

    /** The groups that a call wants. */
    private static List<Integer> asked(List<ArgumentType> arguments) {
        return arguments.size() == 3 && arguments.get(1).constant() instanceof String json
                ? StreamSupport.stream(JSON.readTree(json).spliterator(), false)
                        .map(each -> each.asInt(0))
                        .toList()
                : IntStream.rangeClosed(1, groups(arguments)).boxed().toList();
    }

    private static Sql matches(List<Sql> a, List<ArgumentType> types) {
        var lists = asked(types).stream()
                .map(group -> Sql.of("regexp_extract_all({0}, {1}, " + group + ")", a.getLast(), a.getFirst()))
                .toList();
        if (lists.size() == 1) {
            return Sql.of("nullif(to_json({0}), '[]'::JSON)", lists.getFirst());
        }
        var elements = IntStream.rangeClosed(1, lists.size())
                .mapToObj(i -> Sql.text("m[" + i + "]"))
                .toList();
        return Sql.of(
                "nullif(to_json(list_transform(list_zip({0}), lambda m: [{1}])), '[]'::JSON)",
                Sql.join(", ", lists), Sql.join(", ", elements));
    }

    private static Typing.@Nullable Refused group(List<ArgumentType> arguments, int regex, long group) {
        var wrong = Regexes.check(arguments, regex);
        if (wrong != null || !(arguments.get(regex).constant() instanceof String text)) {
            return wrong;
        }
        int groups = Regexes.groups(text);
        return group < 0 || group > groups
                ? new Typing.Refused(1, "the regular expression has " + groups + " groups, not " + group)
                : null;
    }

    private static final Pattern REFERENCE = Pattern.compile("\\\\(\\D|$|(\\d))");

    private static Typing.@Nullable Refused rewrite(List<ArgumentType> arguments, int regex, int rewrite) {
        var wrong = Regexes.check(arguments, regex);
        if (wrong != null
                || !(arguments.get(rewrite).constant() instanceof String text)
                || !(arguments.get(regex).constant() instanceof String of)) {
            return wrong;
        }
        for (var each : REFERENCE.matcher(text).results().toList()) {
            if (each.group(2) == null
                    ? !"\\".equals(each.group(1))
                    : Integer.parseInt(each.group(2)) > Regexes.groups(of)) {
                return new Typing.Refused(rewrite, "'" + each.group() + "' is no group of the regular expression");
            }
        }
        return null;
    }

    private static ScalarFunction trim(String name, String where, boolean start, boolean end) {
        return Entry.of(
                        name + "(regex: string!, source: string): string",
                        "A text without the matches " + where + ".",
                        (a, _) -> {
                            var text = a.get(1);
                            if (start) {
                                text = Sql.of("regexp_replace({0}, '^(?:' || {1} || ')+', '')", text, a.getFirst());
                            }
                            return end
                                    ? Sql.of("regexp_replace({0}, '(?:' || {1} || ')+$', '')", text, a.getFirst())
                                    : text;
                        })
                .checked(arguments -> Regexes.check(arguments, 0));
    }

    static long number(ArgumentType type) {
        return type.constant() instanceof Number number ? number.longValue() : -1;
    }

    /** A text as the type that an argument names, where there is that argument. */
    static Sql typed(Sql text, List<ArgumentType> types, int argument) {
        if (types.size() <= argument) {
            return text;
        }
        return Conversions.to(text, dev.gatehouse.kql.schema.Type.STRING, Types.named(types.get(argument)));
    }
}
