package dev.gatehouse.expr.lib.text;

import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/** {@code System.Text.RegularExpressions.Match}: a match with its groups, or the lack of one. */
public final class Match extends Group {
    static final Match EMPTY = new Match();
    private final @Nullable Regex regex;
    private final GroupCollection groups;

    private Match() {
        super("0", "", false, 0, 0);
        regex = null;
        groups = new GroupCollection(this, null, null);
    }

    Match(Regex regex, String input, MatchResult result) {
        super("0", input, true, result.start(), result.end() - result.start());
        this.regex = regex;
        this.groups = new GroupCollection(this, regex, result);
    }

    public GroupCollection groups() {
        return groups;
    }

    /** The next one in the same input. */
    public Match next() {
        if (regex == null) return this;
        if (regex.isRightToLeft()) {
            int before = length() == 0 ? index() - 1 : index();
            return before < 0 ? EMPTY : regex.match(input(), before);
        }
        var from = length() == 0 ? end() + 1 : end();
        return from > input().length() ? EMPTY : regex.match(input(), from);
    }

    /** As {@code Result}: a replacement pattern filled in. */
    public String result(String replacement) {
        var out = new StringBuilder();
        new Replacement(replacement).append(out, this);
        return out.toString();
    }

    String whole() {
        return input();
    }
}
