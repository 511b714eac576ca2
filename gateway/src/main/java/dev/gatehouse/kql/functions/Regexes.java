package dev.gatehouse.kql.functions;

import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Regular expressions of queries: RE2's, for Kusto as for DuckDB. */
public final class Regexes {
    /** What java.util.regex knows and RE2 does not. */
    private static final Pattern FOREIGN =
            Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*(?:\\((\\?[=!>]|\\?<[=!])|\\\\([1-9]|k<|G|R|X|Z)|[*+?}]\\+)");

    private static final Pattern NAME = Pattern.compile("\\(\\?P?<(\\w+)>");

    private Regexes() {}

    /** What is wrong with a regular expression; null if it is one. */
    public static @Nullable String problem(String regex) {
        var foreign = FOREIGN.matcher(regex);
        if (foreign.find()) {
            return "'" + regex + "' is no regular expression here: '"
                    + foreign.group().replaceFirst("^(\\\\\\\\)+", "") + "' is not supported (the syntax is RE2's)";
        }
        try {
            var _ = compile(regex);
            return null;
        } catch (PatternSyntaxException wrong) {
            return "'" + regex + "' is no regular expression: " + wrong.getDescription() + " near " + wrong.getIndex();
        }
    }

    /** How many groups a regular expression has. */
    static int groups(String regex) {
        return problem(regex) == null ? compile(regex).matcher("").groupCount() : 0;
    }

    private static Pattern compile(String regex) {
        return Pattern.compile(NAME.matcher(regex).replaceAll("(").replace("(?U)", ""));
    }

    /** A regular expression that matches just this text. */
    public static String quote(String text) {
        var quoted = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c < 128 && !Character.isLetterOrDigit(c) && c != '_' && c >= ' ') {
                quoted.append('\\');
            }
            quoted.appendCodePoint(c);
        });
        return quoted.toString();
    }

    /** A call with a regular expression {@code {1}}: one known only when the query runs may be none, which gives null. */
    static Sql guarded(String call, ArgumentType regex, Sql text, Sql pattern) {
        return Sql.of(regex.constant() == null ? "TRY(" + call + ")" : call, text, pattern);
    }

    /** Refuses a constant argument that is no regular expression. */
    static Typing.@Nullable Refused check(List<ArgumentType> arguments, int argument) {
        if (arguments.get(argument).constant() instanceof String regex) {
            var problem = problem(regex);
            if (problem != null) {
                return new Typing.Refused(argument, problem);
            }
        }
        return null;
    }
}
