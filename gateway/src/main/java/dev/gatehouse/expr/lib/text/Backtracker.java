package dev.gatehouse.expr.lib.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Runs a pattern's tree as .NET's own engine does, for what Java's engine cannot tell: every capture of a group that is
 * repeated, and matching from right to left. Slower than Java's, so that it runs only when one of these is asked for.
 *
 * <p><b>Threading:</b> confined to one call.
 */
final class Backtracker {
    private static final int MAX_STEPS = 5_000_000;

    /** What goes on behind a part that matched up to a place. */
    private interface Rest {
        boolean at(int position);
    }

    private final String input;
    private final List<List<int[]>> captures = new ArrayList<>();
    private int steps;
    private int end;

    private Backtracker(String input, int groups) {
        this.input = input;
        for (int i = 0; i <= groups; i++) captures.add(new ArrayList<>());
    }

    /**
     * A match that begins at a place (ends there, from right to left); null if there is none.
     *
     * @param captures of each of Java's groups, start and end
     */
    record Found(int start, int end, List<List<int[]>> captures) {}

    static @Nullable Found match(RegexTree tree, String input, int from) {
        var run = new Backtracker(input, tree.groups());
        if (!run.match(tree.root(), from, position -> {
            run.end = position;
            return true;
        })) {
            return null;
        }
        return new Found(Math.min(from, run.end), Math.max(from, run.end), run.captures);
    }

    private boolean match(RegexTree.Node node, int at, Rest rest) {
        if (++steps > MAX_STEPS) throw TimedText.timeout();
        return switch (node) {
            case RegexTree.One one -> {
                int next = step(one.test(), one.backwards(), at);
                yield next >= 0 && rest.at(next);
            }
            case RegexTree.Sequence(var parts, var backwards) -> sequence(parts, backwards, 0, at, rest);
            case RegexTree.Choice(var branches) -> {
                for (var branch : branches) if (match(branch, at, rest)) yield true;
                yield false;
            }
            case RegexTree.Capture(var number, var body) ->
                match(body, at, position -> {
                    var taken = captures.get(number);
                    taken.add(new int[] {Math.min(at, position), Math.max(at, position)});
                    if (rest.at(position)) return true;
                    taken.removeLast();
                    return false;
                });
            case RegexTree.Balance balance -> balance(balance, at, rest);
            case RegexTree.Condition condition -> condition(condition, at, rest);
            case RegexTree.Repeat repeat -> repeat(repeat, at, rest);
            case RegexTree.Look(var body, var negated) -> look(body, negated, at, rest);
            case RegexTree.Atomic(var body) -> atomic(body, at, rest);
            case RegexTree.Reference reference -> reference(reference, at, rest);
            case RegexTree.Anchor anchor -> anchor.holds(input, at) && rest.at(at);
        };
    }

    private boolean balance(RegexTree.Balance balance, int at, Rest rest) {
        return match(balance.body(), at, position -> {
            var from = captures.get(balance.taken());
            if (from.isEmpty()) return false;
            var taken = from.removeLast();
            if (balance.number() > 0) {
                captures.get(balance.number()).add(between(taken, Math.min(at, position), Math.max(at, position)));
            }
            if (rest.at(position)) return true;
            if (balance.number() > 0) captures.get(balance.number()).removeLast();
            from.add(taken);
            return false;
        });
    }

    /** What lies between a capture and a match; where they overlap, what they share. */
    private static int[] between(int[] taken, int start, int end) {
        if (start >= taken[1]) return new int[] {taken[1], start};
        if (end <= taken[0]) return new int[] {taken[0], end};
        return new int[] {Math.max(start, taken[0]), Math.min(end, taken[1])};
    }

    private boolean condition(RegexTree.Condition condition, int at, Rest rest) {
        var test = condition.test();
        boolean holds = test == null ? !captures.get(condition.group()).isEmpty() : match(test, at, _ -> true);
        return match(holds ? condition.yes() : condition.no(), at, rest);
    }

    /** The place behind a character that fits; -1 if it does not. */
    private int step(IntPredicate test, boolean backwards, int at) {
        if (backwards) return at > 0 && test.test(input.charAt(at - 1)) ? at - 1 : -1;
        return at < input.length() && test.test(input.charAt(at)) ? at + 1 : -1;
    }

    private boolean sequence(List<RegexTree.Node> parts, boolean backwards, int done, int at, Rest rest) {
        if (done == parts.size()) return rest.at(at);
        var part = parts.get(backwards ? parts.size() - 1 - done : done);
        return match(part, at, position -> sequence(parts, backwards, done + 1, position, rest));
    }

    private boolean atomic(RegexTree.Node body, int at, Rest rest) {
        var before = snapshot();
        int[] found = {-1};
        boolean matched = match(body, at, position -> {
            found[0] = position;
            return true;
        });
        if (matched && rest.at(found[0])) return true;
        restore(before);
        return false;
    }

    private boolean look(RegexTree.Node body, boolean negated, int at, Rest rest) {
        var before = snapshot();
        boolean matched = match(body, at, _ -> true);
        if (negated) restore(before);
        if (matched != negated && rest.at(at)) return true;
        restore(before);
        return false;
    }

    private List<List<int[]>> snapshot() {
        var copy = new ArrayList<List<int[]>>(captures.size());
        for (var taken : captures) {
            steps += taken.size();
            copy.add(taken.isEmpty() ? List.of() : List.copyOf(taken));
        }
        return copy;
    }

    private void restore(List<List<int[]>> before) {
        for (int i = 0; i < before.size(); i++) {
            captures.get(i).clear();
            captures.get(i).addAll(before.get(i));
        }
    }

    private boolean repeat(RegexTree.Repeat repeat, int at, Rest rest) {
        if (repeat.body() instanceof RegexTree.One one) return characters(repeat, one, at, rest);
        return again(repeat, 0, at, rest);
    }

    /** Single characters need no stack for each. */
    private boolean characters(RegexTree.Repeat repeat, RegexTree.One one, int at, Rest rest) {
        int direction = one.backwards() ? -1 : 1;
        int count = 0;
        int place = at;
        if (repeat.lazy()) {
            while (true) {
                if (count >= repeat.min() && rest.at(place)) return true;
                int next = count < repeat.max() ? step(one.test(), one.backwards(), place) : -1;
                if (next < 0) return false;
                place = next;
                count++;
            }
        }
        while (count < repeat.max()) {
            int next = step(one.test(), one.backwards(), place);
            if (next < 0) break;
            place = next;
            count++;
        }
        for (; count >= repeat.min(); count--, place -= direction) {
            if (++steps > MAX_STEPS) throw TimedText.timeout();
            if (rest.at(place)) return true;
        }
        return false;
    }

    private boolean again(RegexTree.Repeat repeat, int count, int at, Rest rest) {
        boolean enough = count >= repeat.min();
        if (enough && repeat.lazy() && rest.at(at)) return true;
        boolean more = count < repeat.max()
                && match(repeat.body(), at, position -> {
                    // A round that goes nowhere ends the loop.
                    if (position == at && enough) return false;
                    return again(repeat, count + 1, position, rest);
                });
        return more || (enough && !repeat.lazy() && rest.at(at));
    }

    private boolean reference(RegexTree.Reference reference, int at, Rest rest) {
        var taken = captures.get(reference.number());
        if (taken.isEmpty()) return false;
        int start = taken.getLast()[0];
        int length = taken.getLast()[1] - start;
        int from = reference.backwards() ? at - length : at;
        return from >= 0
                && input.regionMatches(reference.ignoreCase(), start, input, from, length)
                && from + length <= input.length()
                && rest.at(reference.backwards() ? from : from + length);
    }
}
