package dev.gatehouse.expr.lib.text;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gatehouse.expr.lib.system.TimeSpan;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.Growth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Text.RegularExpressions.Regex} over {@link java.util.regex}. Each operation has at most
 * {@value #MAX_MILLIS} ms, or less if the expression says so; the patterns compiled last are kept.
 *
 * <p><b>Threading:</b> immutable.
 */
public final class Regex {
    static final int MAX_MILLIS = 1_000;
    private static final int MAX_MATCHES = 1_000_000;
    private static final int CACHED = 500;
    private static final Cache<Key, RegexSyntax.Compiled> COMPILED =
            Caffeine.newBuilder().maximumSize(CACHED).build();

    /** Written without a lock: whoever reads a slot finds a whole expression or none. */
    private static final @Nullable Regex[] RECENT = new Regex[256];

    private record Key(String pattern, int options) {}

    private final String pattern;
    private final RegexOptions options;
    private final long nanos;
    private final @Nullable TimeSpan timeout;
    private final RegexSyntax.Compiled compiled;

    private Regex(String pattern, RegexOptions options, long nanos, @Nullable TimeSpan timeout) {
        this.pattern = pattern;
        this.options = options;
        this.nanos = nanos;
        this.timeout = timeout;
        this.compiled = COMPILED.get(new Key(pattern, options.bits()), _ -> RegexSyntax.compile(pattern, options));
    }

    public static Regex of(@Nullable String pattern, RegexOptions options, @Nullable TimeSpan timeout) {
        if (pattern == null) throw DotNetException.argumentNull("pattern");
        var nanos = MAX_MILLIS * 1_000_000L;
        if (timeout != null && timeout.ticks() != -TimeSpan.PER_MILLISECOND) {
            if (timeout.ticks() <= 0) throw DotNetException.argumentOutOfRange("matchTimeout");
            nanos = Math.min(nanos, timeout.ticks() < nanos ? timeout.ticks() * 100 : nanos);
        }
        return new Regex(pattern, options, nanos, timeout);
    }

    /** With the usual time limit: what was asked for of late is at hand. */
    public static Regex of(@Nullable String pattern, RegexOptions options) {
        if (pattern == null) throw DotNetException.argumentNull("pattern");
        int slot = (pattern.hashCode() * 31 + options.bits()) & RECENT.length - 1;
        var recent = RECENT[slot];
        if (recent == null || !recent.pattern.equals(pattern) || recent.options.bits() != options.bits()) {
            recent = of(pattern, options, null);
            RECENT[slot] = recent;
        }
        return recent;
    }

    RegexSyntax.Compiled compiled() {
        return compiled;
    }

    /** The place of each group number among the groups. */
    Map<Integer, Integer> positions() {
        return compiled.positions();
    }

    public String pattern() {
        return pattern;
    }

    public RegexOptions options() {
        return options;
    }

    String groupName(int number) {
        for (var entry : compiled.names().entrySet()) if (entry.getValue() == number) return entry.getKey();
        return Integer.toString(number);
    }

    public List<String> groupNames() {
        return compiled.positions().keySet().stream().map(this::groupName).toList();
    }

    private Matcher matcher(String input) {
        return compiled.java().matcher(compiled.isQuick(input.length()) ? input : new TimedText(input, nanos));
    }

    /** Java's matcher recurses; what is too deep for it is an exception of the expression's. */
    private static DotNetException tooDeep() {
        return new DotNetException(
                "System.InsufficientExecutionStackException", "The input is too long for this regular expression.");
    }

    public boolean isMatch(String input, int start) {
        try {
            return matcher(input).find(start);
        } catch (StackOverflowError _) {
            throw tooDeep();
        }
    }

    public Match match(String input, int start) {
        try {
            var matcher = matcher(input);
            return matcher.find(start) ? new Match(this, input, matcher) : Match.EMPTY;
        } catch (StackOverflowError _) {
            throw tooDeep();
        }
    }

    /** The time limit that was asked for. */
    @Nullable
    TimeSpan timeout() {
        return timeout;
    }

    /** The first match in a part of the input, whose borders are like those of the input. */
    Match matchWithin(String input, int from, int to) {
        try {
            var matcher = matcher(input).region(from, to);
            return matcher.find() ? new Match(this, input, matcher) : Match.EMPTY;
        } catch (StackOverflowError _) {
            throw tooDeep();
        }
    }

    public List<Match> matches(String input, int start) {
        var found = new ArrayList<Match>();
        each(input, start, MAX_MATCHES, result -> found.add(new Match(this, input, result)));
        return found;
    }

    private void each(String input, int start, int count, Consumer<MatchResult> action) {
        try {
            var matcher = matcher(input);
            var more = count > 0 && matcher.find(start);
            for (var left = count; more; more = --left > 0 && matcher.find()) {
                Growth.item(count - left);
                action.accept(matcher);
            }
        } catch (StackOverflowError _) {
            throw tooDeep();
        }
    }

    /** @param count at most so many; -1 for all */
    public String replace(String input, int count, int start, BiConsumer<StringBuilder, Match> with) {
        var out = new StringBuilder();
        var copied = new int[1];
        each(input, start, count < 0 ? MAX_MATCHES : count, result -> {
            out.append(input, copied[0], result.start());
            with.accept(out, new Match(this, input, result));
            Growth.limit(out.length());
            copied[0] = result.end();
        });
        var replaced = out.append(input, copied[0], input.length()).toString();
        Growth.bytes(replaced.length());
        return replaced;
    }

    /** The text between matches, with what groups captured in between. */
    public String[] split(String input, int count, int start) {
        var parts = new ArrayList<String>();
        var from = new int[1];
        each(input, start, count == 0 ? MAX_MATCHES : count - 1, result -> {
            parts.add(input.substring(from[0], result.start()));
            for (var number : compiled.positions().keySet()) {
                var java = compiled.numbers().getOrDefault(number, 0);
                if (number > 0 && result.start(java) >= 0) parts.add(result.group(java));
            }
            from[0] = result.end();
        });
        parts.add(input.substring(from[0]));
        return parts.toArray(new String[0]);
    }

    @Override
    public String toString() {
        return pattern;
    }
}
