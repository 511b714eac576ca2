package dev.gatehouse.expr.lib.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A pattern as a tree, read from the Java pattern that {@link RegexSyntax} makes: only what that writes is understood.
 *
 * @param root its parts
 * @param groups how many groups capture
 */
record RegexTree(Node root, int groups) {
    /** How a balancing group begins: whether it captures, and Java's number of the one that it takes from. */
    static final String BALANCE = "(?<B";
    /** How a condition begins: Java's number of a group, or 0 before a look ahead. */
    static final String CONDITION = "(?C";

    sealed interface Node {}

    /** One character. */
    record One(IntPredicate test, boolean backwards) implements Node {}

    record Sequence(List<Node> parts, boolean backwards) implements Node {}

    record Choice(List<Node> branches) implements Node {}

    record Capture(int number, Node body) implements Node {}

    record Repeat(Node body, int min, int max, boolean lazy) implements Node {}

    /** Takes the last capture from a group; what lies between becomes a capture of its own, unless the number is 0. */
    record Balance(int number, int taken, Node body) implements Node {}

    /** @param test of a group if it is {@code null} */
    record Condition(int group, @Nullable Node test, Node yes, Node no) implements Node {}

    record Look(Node body, boolean negated) implements Node {}

    record Atomic(Node body) implements Node {}

    record Reference(int number, boolean ignoreCase, boolean backwards) implements Node {}

    /** A place rather than a text. */
    enum Anchor implements Node {
        START,
        END,
        BEFORE_LAST_LINE_END,
        LINE_START,
        LINE_END;

        boolean holds(String input, int at) {
            return switch (this) {
                case START -> at == 0;
                case END -> at == input.length();
                case BEFORE_LAST_LINE_END ->
                    at == input.length() || (at == input.length() - 1 && input.charAt(at) == '\n');
                case LINE_START -> at == 0 || input.charAt(at - 1) == '\n';
                case LINE_END -> at == input.length() || input.charAt(at) == '\n';
            };
        }
    }

    /** @throws UnsupportedOperationException for what it does not know */
    static RegexTree of(RegexSyntax.Compiled compiled, boolean backwards) {
        var reader = new Reader(compiled.text(), compiled.flags());
        var root = reader.choice(backwards);
        return new RegexTree(root, reader.groups);
    }

    private static final class Reader {
        private static final int CASE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

        private final String text;
        private int flags;
        private int at;
        private int groups;

        private Reader(String text, int flags) {
            this.text = text;
            this.flags = flags;
        }

        private boolean more() {
            return at < text.length();
        }

        private Node choice(boolean backwards) {
            int outer = flags;
            var branches = new ArrayList<Node>();
            branches.add(sequence(backwards));
            while (more() && text.charAt(at) == '|') {
                at++;
                branches.add(sequence(backwards));
            }
            flags = outer;
            return branches.size() == 1 ? branches.getFirst() : new Choice(List.copyOf(branches));
        }

        private Node sequence(boolean backwards) {
            var parts = new ArrayList<Node>();
            while (more() && text.charAt(at) != '|' && text.charAt(at) != ')') {
                if (options()) continue;
                parts.add(quantified(atom(backwards)));
            }
            return new Sequence(List.copyOf(parts), backwards);
        }

        /** {@code (?iu-s)}, which holds to the end of its group. */
        private boolean options() {
            if (!text.startsWith("(?", at)) return false;
            int end = at + 2;
            while (end < text.length() && "imsu-".indexOf(text.charAt(end)) >= 0) end++;
            if (end == at + 2 || end >= text.length() || text.charAt(end) != ')') return false;
            flags = changed(text.substring(at + 2, end));
            at = end + 1;
            return true;
        }

        private int changed(String letters) {
            int result = flags;
            boolean off = false;
            for (int i = 0; i < letters.length(); i++) {
                char c = letters.charAt(i);
                int flag = switch (c) {
                    case 'i' -> CASE;
                    case 'm' -> Pattern.MULTILINE;
                    case 's' -> Pattern.DOTALL;
                    default -> 0;
                };
                if (c == '-') off = true;
                result = off ? result & ~flag : result | flag;
            }
            return result;
        }

        private Node quantified(Node node) {
            var found = node;
            for (var bounds = bounds(); bounds != null; bounds = bounds()) {
                boolean lazy = more() && text.charAt(at) == '?';
                if (lazy) at++;
                found = new Repeat(found, bounds[0], bounds[1], lazy);
            }
            return found;
        }

        /** How often at least and at most, if that stands here. */
        private int @Nullable [] bounds() {
            if (!more()) return null;
            int[] bounds = switch (text.charAt(at)) {
                case '*' -> new int[] {0, Integer.MAX_VALUE};
                case '+' -> new int[] {1, Integer.MAX_VALUE};
                case '?' -> new int[] {0, 1};
                case '{' -> counted();
                default -> new int[0];
            };
            if (bounds.length == 0) return null;
            at = text.charAt(at) == '{' ? text.indexOf('}', at) + 1 : at + 1;
            return bounds;
        }

        private int[] counted() {
            var numbers = text.substring(at + 1, text.indexOf('}', at)).split(",", -1);
            int min = Integer.parseInt(numbers[0]);
            if (numbers.length == 1) return new int[] {min, min};
            return new int[] {min, numbers[1].isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(numbers[1])};
        }

        private Node atom(boolean backwards) {
            return switch (text.charAt(at)) {
                case '(' -> group(backwards);
                case '[' -> one(classEnd(at), backwards);
                case '^' -> anchor(Anchor.LINE_START, Anchor.START);
                case '$' -> anchor(Anchor.LINE_END, Anchor.BEFORE_LAST_LINE_END);
                case '\\' -> escape(backwards);
                default -> one(at + 1, backwards);
            };
        }

        private Anchor anchor(Anchor ofLines, Anchor ofAll) {
            at++;
            return (flags & Pattern.MULTILINE) != 0 ? ofLines : ofAll;
        }

        /** What stands up to {@code end} as a test of one character. */
        private Node one(int end, boolean backwards) {
            var pattern = Pattern.compile(text.substring(at, end), flags);
            at = end;
            return new One(c -> pattern.matcher(String.valueOf((char) c)).matches(), backwards);
        }

        private int classEnd(int open) {
            int depth = 0;
            for (int i = open; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '\\') i++;
                else if (c == '[') depth++;
                else if (c == ']' && --depth == 0) return i + 1;
            }
            return text.length();
        }

        private Node escape(boolean backwards) {
            char c = text.charAt(at + 1);
            if (c >= '1' && c <= '9') {
                int end = at + 1;
                while (end < text.length() && Character.digit(text.charAt(end), 10) >= 0) end++;
                int number = Integer.parseInt(text, at + 1, end, 10);
                at = end;
                return new Reference(number, (flags & Pattern.CASE_INSENSITIVE) != 0, backwards);
            }
            int length = switch (c) {
                case 'x' -> 4;
                case 'u' -> 6;
                case 'p', 'P' -> text.indexOf('}', at) - at + 1;
                default -> 2;
            };
            Node anchor = switch (c) {
                case 'A' -> Anchor.START;
                case 'z' -> Anchor.END;
                case 'Z' -> Anchor.BEFORE_LAST_LINE_END;
                default -> null;
            };
            if (anchor != null) {
                at += 2;
                return anchor;
            }
            if (c == 'G') throw new UnsupportedOperationException("\\G");
            return one(at + length, backwards);
        }

        private Node group(boolean backwards) {
            if (!text.startsWith("(?", at)) {
                at++;
                int number = ++groups;
                return new Capture(number, closed(backwards));
            }
            if (text.startsWith(BALANCE, at)) return balance(backwards);
            if (text.startsWith(CONDITION, at)) return condition(backwards);
            for (var start : List.of("(?:", "(?=", "(?!", "(?<=", "(?<!", "(?>")) {
                if (!text.startsWith(start, at)) continue;
                at += start.length();
                return switch (start) {
                    case "(?:" -> closed(backwards);
                    case "(?>" -> new Atomic(closed(backwards));
                    default -> new Look(closed(start.startsWith("(?<")), start.endsWith("!"));
                };
            }
            int colon = text.indexOf(':', at);
            int outer = flags;
            flags = changed(text.substring(at + 2, colon));
            at = colon + 1;
            var body = closed(backwards);
            flags = outer;
            return body;
        }

        private Node balance(boolean backwards) {
            int hyphen = text.indexOf('-', at);
            int close = text.indexOf('>', at);
            boolean captures = text.charAt(hyphen - 1) == '1';
            int taken = Integer.parseInt(text, hyphen + 1, close, 10);
            at = close + 1;
            int number = captures ? ++groups : 0;
            return new Balance(number, taken, closed(backwards));
        }

        private Node condition(boolean backwards) {
            int colon = text.indexOf(':', at);
            int group = Integer.parseInt(text, at + CONDITION.length(), colon, 10);
            at = colon + 1;
            Node test = group == 0 ? group(false) : null;
            int outer = flags;
            var yes = sequence(backwards);
            Node no = new Sequence(List.of(), backwards);
            if (more() && text.charAt(at) == '|') {
                at++;
                no = sequence(backwards);
            }
            if (more() && text.charAt(at) == '|') throw new UnsupportedOperationException("more than two alternatives");
            flags = outer;
            at++;
            return new Condition(group, test, yes, no);
        }

        private Node closed(boolean backwards) {
            var body = choice(backwards);
            at++;
            return body;
        }
    }
}
