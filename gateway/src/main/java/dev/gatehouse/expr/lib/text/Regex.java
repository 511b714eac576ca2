package dev.gatehouse.expr.lib.text;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gatehouse.expr.lib.system.TimeSpan;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.Growth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
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
        int slot = (pattern.hashCode() * 31 + options.bits()) & (RECENT.length - 1);
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
        return Objects.requireNonNull(compiled.java())
                .matcher(compiled.isQuick(input.length()) ? input : new TimedText(input, nanos));
    }

    /** Java's matcher recurses; what is too deep for it is an exception of the expression's. */
    private static <T> T guarded(Supplier<T> matching) {
        try {
            return matching.get();
        } catch (StackOverflowError _) {
            throw tooDeep();
        }
    }

    private static DotNetException tooDeep() {
        return new DotNetException(
                "System.InsufficientExecutionStackException", "The input is too long for this regular expression.");
    }

    boolean isRightToLeft() {
        return options.has(RegexOptions.RIGHT_TO_LEFT);
    }

    /** Whether Java's engine cannot run it. */
    private boolean isOwn() {
        return isRightToLeft() || compiled.java() == null;
    }

    private RegexTree tree() {
        try {
            return RegexTree.of(compiled, isRightToLeft());
        } catch (UnsupportedOperationException e) {
            throw new DotNetException(
                    "System.NotSupportedException",
                    "Not supported with RegexOptions.RightToLeft or Captures: " + e.getMessage() + ".");
        }
    }

    /** All captures of one of Java's groups within a match. */
    List<Capture> captures(Match match, int group) {
        return guarded(() -> {
            int from = isRightToLeft() ? match.end() : match.index();
            var found = Backtracker.match(tree(), match.input(), from);
            var all = new ArrayList<Capture>();
            if (found == null || found.end() != match.end() || found.start() != match.index()) return all;
            for (var place : found.captures().get(group)) {
                all.add(new Capture(match.input(), place[0], place[1] - place[0]));
            }
            return all;
        });
    }

    /** The next match from a place on, in the direction of the pattern. */
    private Backtracker.@Nullable Found find(RegexTree tree, String input, int from) {
        long deadline = System.nanoTime() + nanos;
        int step = isRightToLeft() ? -1 : 1;
        for (int at = from; at >= 0 && at <= input.length(); at += step) {
            if (System.nanoTime() > deadline) throw TimedText.timeout();
            var found = Backtracker.match(tree, input, at);
            if (found != null) return found;
        }
        return null;
    }

    /** Where a search begins if nothing is said: at the start, or from right to left at the end. */
    int begin(String input) {
        return isRightToLeft() ? input.length() : 0;
    }

    public boolean isMatch(String input) {
        return isMatch(input, begin(input));
    }

    public boolean isMatch(String input, int start) {
        if (isOwn()) return match(input, start).success();
        // Without a closure: most searches are short.
        try {
            return matcher(input).find(start);
        } catch (StackOverflowError _) {
            throw tooDeep();
        }
    }

    public Match match(String input) {
        return match(input, begin(input));
    }

    public List<Match> matches(String input) {
        return matches(input, begin(input));
    }

    public Match match(String input, int start) {
        return guarded(() -> {
            if (isOwn()) {
                var found = find(tree(), input, start);
                return found == null ? Match.EMPTY : new Match(this, input, new FoundResult(input, found));
            }
            var matcher = matcher(input);
            return matcher.find(start) ? new Match(this, input, matcher) : Match.EMPTY;
        });
    }

    /** The time limit that was asked for. */
    @Nullable
    TimeSpan timeout() {
        return timeout;
    }

    /** The first match in a part of the input, whose borders are like those of the input. */
    Match matchWithin(String input, int from, int to) {
        return guarded(() -> {
            if (isOwn()) {
                throw new DotNetException(
                        "System.NotSupportedException",
                        "Not supported for this regular expression: a part of the input.");
            }
            var matcher = matcher(input).region(from, to);
            return matcher.find() ? new Match(this, input, matcher) : Match.EMPTY;
        });
    }

    public List<Match> matches(String input, int start) {
        var found = new ArrayList<Match>();
        each(input, start, MAX_MATCHES, result -> found.add(new Match(this, input, result)));
        return found;
    }

    private void each(String input, int start, int count, Consumer<MatchResult> action) {
        var unused = guarded(() -> {
            if (isOwn()) {
                eachOwn(input, start, count, action);
                return count;
            }
            var matcher = matcher(input);
            var more = count > 0 && matcher.find(start);
            for (var left = count; more; more = --left > 0 && matcher.find()) {
                Growth.item(count - left);
                action.accept(matcher);
            }
            return count;
        });
        assert unused == count;
    }

    private void eachOwn(String input, int start, int count, Consumer<MatchResult> action) {
        var tree = tree();
        int from = start;
        for (int left = count; left > 0 && from >= 0 && from <= input.length(); left--) {
            var found = find(tree, input, from);
            if (found == null) return;
            action.accept(new FoundResult(input, found));
            int past = found.start() == found.end() ? 1 : 0;
            from = isRightToLeft() ? found.start() - past : found.end() + past;
        }
    }

    /** What {@link #replace} does from right to left. */
    private String replaceBackwards(String input, int count, int start, BiConsumer<StringBuilder, Match> with) {
        var pieces = new ArrayList<String>();
        int[] until = {input.length()};
        each(input, start, count < 0 ? MAX_MATCHES : count, result -> {
            pieces.add(input.substring(result.end(), until[0]));
            var piece = new StringBuilder();
            with.accept(piece, new Match(this, input, result));
            pieces.add(piece.toString());
            until[0] = result.start();
        });
        pieces.add(input.substring(0, until[0]));
        return String.join("", pieces.reversed());
    }

    /** @param count at most so many; -1 for all */
    public String replace(String input, int count, int start, BiConsumer<StringBuilder, Match> with) {
        if (isRightToLeft()) return replaceBackwards(input, count, start, with);
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
        if (isRightToLeft()) return splitBackwards(input, count, start);
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

    private String[] splitBackwards(String input, int count, int start) {
        var parts = new ArrayList<String>();
        int[] until = {input.length()};
        each(input, start, count == 0 ? MAX_MATCHES : count - 1, result -> {
            parts.add(input.substring(result.end(), until[0]));
            for (var number : compiled.positions().keySet().stream().sorted().toList()) {
                int java = compiled.numbers().getOrDefault(number, 0);
                if (number > 0 && result.start(java) >= 0) parts.add(result.group(java));
            }
            until[0] = result.start();
        });
        parts.add(input.substring(0, until[0]));
        return parts.reversed().toArray(new String[0]);
    }

    /** The last captures of what the other engine found. */
    private record FoundResult(String input, Backtracker.Found found) implements MatchResult {
        @Override
        public int start() {
            return found.start();
        }

        @Override
        public int start(int group) {
            if (group == 0) return found.start();
            var all = found.captures().get(group);
            return all.isEmpty() ? -1 : all.getLast()[0];
        }

        @Override
        public int end() {
            return found.end();
        }

        @Override
        public int end(int group) {
            if (group == 0) return found.end();
            var all = found.captures().get(group);
            return all.isEmpty() ? -1 : all.getLast()[1];
        }

        @Override
        public String group() {
            return input.substring(start(), end());
        }

        @Override
        public String group(int group) {
            return input.substring(start(group), end(group));
        }

        @Override
        public int groupCount() {
            return found.captures().size() - 1;
        }
    }

    @Override
    public String toString() {
        return pattern;
    }
}
