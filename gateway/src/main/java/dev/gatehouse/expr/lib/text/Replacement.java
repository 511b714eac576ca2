package dev.gatehouse.expr.lib.text;

/**
 * A replacement pattern: {@code $1}, <code>${name}</code>, {@code $$}, {@code $&}, {@code $`}, {@code $'}, {@code $+},
 * {@code $_}. What names no group stays as it is.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/standard/base-types/substitutions-in-regular-expressions">Substitutions
 *     in regular expressions</a>
 */
record Replacement(String pattern) {

    void append(StringBuilder out, Match match) {
        for (var at = 0; at < pattern.length(); ) {
            var c = pattern.charAt(at);
            var used = c == '$' && at + 1 < pattern.length() ? substitute(out, match, at + 1) : 0;
            if (used == 0) out.append(c);
            at += used + 1;
        }
    }

    /** Appends what the characters after a dollar sign stand for; how many they are, 0 if they mean nothing. */
    private int substitute(StringBuilder out, Match match, int at) {
        var whole = match.whole();
        switch (pattern.charAt(at)) {
            case '$' -> out.append('$');
            case '&' -> out.append(match.value());
            case '`' -> out.append(whole, 0, match.index());
            case '\'' -> out.append(whole, match.end(), whole.length());
            case '_' -> out.append(whole);
            case '+' -> {
                var last = match.groups().count() - 1;
                out.append(match.groups().item(last).value());
            }
            case '{' -> {
                return named(out, match, at);
            }
            default -> {
                return numbered(out, match, at);
            }
        }
        return 1;
    }

    private int named(StringBuilder out, Match match, int at) {
        var close = pattern.indexOf('}', at);
        if (close < 0) return 0;
        var group = match.groups().find(pattern.substring(at + 1, close));
        if (group == null) return 0;
        out.append(group.value());
        return close + 1 - at;
    }

    private int numbered(StringBuilder out, Match match, int at) {
        var end = at;
        while (end < pattern.length() && end < at + 4 && pattern.charAt(end) >= '0' && pattern.charAt(end) <= '9')
            end++;
        if (end == at) return 0;
        var number = Integer.parseInt(pattern, at, end, 10);
        if (!match.groups().has(number)) return 0;
        out.append(match.groups().item(number).value());
        return end - at;
    }
}
