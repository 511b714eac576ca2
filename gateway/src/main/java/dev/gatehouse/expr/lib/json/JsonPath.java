package dev.gatehouse.expr.lib.json;

import dev.gatehouse.expr.types.DotNetException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Newtonsoft's JSONPath: {@code $.a.b[0]}, {@code ['name']}, {@code ..name}, {@code [*]}, slices, unions and
 * filters {@code [?(@.k == 2)]}.
 *
 * @see <a href="https://www.newtonsoft.com/json/help/html/QueryJsonSelectToken.htm">Querying JSON with SelectToken</a>
 */
public final class JsonPath {
    private static final String SPECIAL = ". '/\"[]()\t\n\r\f\b\\\u0085\u2028\u2029";

    /** One step: the tokens it leads to from one token. */
    private interface Step {
        /** @param strict complain instead of finding nothing */
        Stream<JToken> from(JToken root, JToken at, boolean strict);
    }

    private final List<Step> steps;

    private JsonPath(List<Step> steps) {
        this.steps = steps;
    }

    /** All that the path leads to, lazily; {@code strict} makes a missing step an exception. */
    public static Stream<JToken> select(JToken root, @Nullable String path, boolean strict) {
        if (path == null) throw DotNetException.argumentNull("path");
        return new JsonPath(new Parser(path).whole()).from(root, root, strict);
    }

    private Stream<JToken> from(JToken root, JToken start, boolean strict) {
        var found = Stream.of(start);
        for (var step : steps) found = found.flatMap(at -> step.from(root, at, strict));
        return found;
    }

    static void appendName(StringBuilder path, String name) {
        if (name.chars().anyMatch(c -> SPECIAL.indexOf(c) >= 0)) {
            path.append("['")
                    .append(name.replace("\\", "\\\\").replace("'", "\\'"))
                    .append("']");
        } else {
            path.append(path.isEmpty() ? "" : ".").append(name);
        }
    }

    private static DotNetException error(String message) {
        return new DotNetException("Newtonsoft.Json.JsonException", message);
    }

    private static Stream<JToken> values(JToken token) {
        return token instanceof JObject object
                ? object.properties().stream().map(JProperty::value)
                : token instanceof JArray array ? array.children().stream() : Stream.empty();
    }

    private static Stream<JToken> below(JToken token) {
        return Stream.concat(Stream.of(token), values(token).flatMap(JsonPath::below));
    }

    private static String kind(JToken token) {
        return token.getClass().getSimpleName();
    }

    private static Stream<JToken> named(JToken at, String name, boolean strict) {
        if (at instanceof JObject object) {
            var value = object.value(name);
            if (value != null) return Stream.of(value);
            if (strict) throw error("Property '" + name + "' does not exist on JObject.");
        } else if (strict) {
            throw error("Property '" + name + "' not valid on " + kind(at) + ".");
        }
        return Stream.empty();
    }

    private static Stream<JToken> indexed(JToken at, int index, boolean strict) {
        if (at instanceof JArray array) {
            if (index >= 0 && index < array.count()) return Stream.of(array.item(index));
            if (strict) throw error("Index " + index + " outside the bounds of JArray.");
        } else if (strict) {
            throw error("Index " + index + " not valid on " + kind(at) + ".");
        }
        return Stream.empty();
    }

    private static Stream<JToken> slice(
            JToken at, @Nullable Integer start, @Nullable Integer end, @Nullable Integer step) {
        if (!(at instanceof JArray array)) return Stream.empty();
        var by = step == null ? 1 : step;
        if (by == 0) throw error("Step cannot be zero.");
        var count = array.count();
        var from = start == null ? (by > 0 ? 0 : count - 1) : start < 0 ? count + start : start;
        var to = end == null ? (by > 0 ? count : -1) : end < 0 ? count + end : end;
        from = Math.max(from, by > 0 ? 0 : Integer.MIN_VALUE);
        from = Math.min(from, by > 0 ? count : count - 1);
        to = Math.min(Math.max(to, -1), count);
        var found = new ArrayList<JToken>();
        for (var i = from; by > 0 ? i < to : i > to; i += by) found.add(array.item(i));
        return found.stream();
    }

    /** Reads a path. */
    private static final class Parser {
        private final String text;
        private int at;

        private Parser(String text) {
            this.text = text;
        }

        private List<Step> whole() {
            if (peek() == '$') at++;
            var steps = steps();
            if (at < text.length()) throw unexpected();
            return steps;
        }

        /** Steps up to what cannot continue a path. */
        private List<Step> steps() {
            var steps = new ArrayList<Step>();
            var first = true;
            while (at < text.length()) {
                var c = peek();
                if (c == '[') {
                    steps.add(bracket());
                } else if (c == '.') {
                    at++;
                    var deep = peek() == '.';
                    if (deep) at++;
                    if (deep) steps.add((_, token, _) -> below(token));
                    steps.add(peek() == '[' ? bracket() : name(deep));
                } else if (first && isName(c)) {
                    steps.add(name(false));
                } else {
                    break;
                }
                first = false;
            }
            return steps;
        }

        private Step name(boolean deep) {
            if (peek() == '*') {
                at++;
                return (_, token, _) -> values(token);
            }
            var start = at;
            while (at < text.length() && isName(peek())) at++;
            if (start == at) throw error("Unexpected end while parsing path.");
            var name = text.substring(start, at);
            return (_, token, strict) -> named(token, name, strict && !deep);
        }

        private static boolean isName(char c) {
            return ".[]() \t=!<>&|,'\"".indexOf(c) < 0;
        }

        private Step bracket() {
            at++;
            spaces();
            var step = switch (peek()) {
                case '\'', '"' -> names();
                case '?' -> filter();
                case '*' -> {
                    at++;
                    yield (Step) (_, token, _) -> values(token);
                }
                default -> indexes();
            };
            spaces();
            expect(']');
            return step;
        }

        private Step names() {
            var names = new ArrayList<String>();
            do {
                spaces();
                names.add(quoted());
                spaces();
            } while (skip(','));
            return (_, token, strict) -> names.stream().flatMap(name -> named(token, name, strict));
        }

        private Step indexes() {
            var first = integer();
            spaces();
            if (peek() == ':') {
                at++;
                var end = integer();
                var by = skip(':') ? integer() : null;
                return (_, token, _) -> slice(token, first, end, by);
            }
            if (first == null) throw unexpected();
            var indexes = new ArrayList<Integer>(List.of(first));
            while (skip(',')) {
                var next = integer();
                if (next == null) throw unexpected();
                indexes.add(next);
                spaces();
            }
            return (_, token, strict) -> indexes.stream().flatMap(index -> indexed(token, index, strict));
        }

        private Step filter() {
            at++;
            spaces();
            expect('(');
            var condition = either(0);
            spaces();
            expect(')');
            return (root, token, _) -> values(token).filter(child -> condition.holds(root, child));
        }

        private Condition either(int depth) {
            if (depth > 100) throw error("The path is nested too deeply.");
            var left = both(depth);
            spaces();
            while (text.startsWith("||", at)) {
                at += 2;
                var before = left;
                var right = both(depth);
                left = (root, token) -> before.holds(root, token) || right.holds(root, token);
                spaces();
            }
            return left;
        }

        private Condition both(int depth) {
            var left = single(depth);
            spaces();
            while (text.startsWith("&&", at)) {
                at += 2;
                var before = left;
                var right = single(depth);
                left = (root, token) -> before.holds(root, token) && right.holds(root, token);
                spaces();
            }
            return left;
        }

        private Condition single(int depth) {
            spaces();
            if (skip('(')) {
                var inner = either(depth + 1);
                spaces();
                expect(')');
                return inner;
            }
            var left = operand();
            spaces();
            for (var operator : new String[] {"===", "!==", "==", "!=", "<>", "<=", ">=", "<", ">"}) {
                if (text.startsWith(operator, at)) {
                    at += operator.length();
                    spaces();
                    var right = operand();
                    Predicate<Integer> wanted = comparison(operator);
                    var same = !operator.startsWith("!") && !operator.equals("<>");
                    return (root, token) -> compare(left.of(root, token), right.of(root, token), wanted, same);
                }
            }
            return (root, token) -> left.of(root, token).findFirst().isPresent();
        }

        private static Predicate<Integer> comparison(String operator) {
            return switch (operator) {
                case "==", "===" -> order -> order == 0;
                case "!=", "<>", "!==" -> order -> order != 0;
                case "<" -> order -> order < 0;
                case "<=" -> order -> order <= 0;
                case ">" -> order -> order > 0;
                default -> order -> order >= 0;
            };
        }

        private static boolean compare(
                Stream<JToken> left, Stream<JToken> right, Predicate<Integer> wanted, boolean comparable) {
            var others = right.toList();
            return left.anyMatch(mine -> others.stream().anyMatch(theirs -> {
                if (!(mine instanceof JValue a) || !(theirs instanceof JValue b)) return !comparable;
                var numbers = isNumber(a) && isNumber(b);
                if (a.type() != b.type() && !numbers) return !comparable;
                return wanted.test(a.compareTo(b));
            }));
        }

        private static boolean isNumber(JValue value) {
            return value.type() == JTokenType.Integer || value.type() == JTokenType.Float;
        }

        private Operand operand() {
            spaces();
            var c = peek();
            if (c == '@' || c == '$') {
                at++;
                var path = new JsonPath(steps());
                return (root, token) -> path.from(root, c == '@' ? token : root, false);
            }
            var value = literal(c);
            return (_, _) -> Stream.of(value);
        }

        private JToken literal(char c) {
            if (c == '\'' || c == '"') return new JValue(quoted());
            var start = at;
            while (at < text.length() && (Character.isLetterOrDigit(peek()) || "+-.".indexOf(peek()) >= 0)) at++;
            var word = text.substring(start, at);
            return switch (word) {
                case "true" -> new JValue(true);
                case "false" -> new JValue(false);
                case "null" -> JValue.ofNull();
                case "" -> throw unexpected();
                default -> JsonRead.token(word);
            };
        }

        private String quoted() {
            var quote = peek();
            if (quote != '\'' && quote != '"') throw unexpected();
            var value = new StringBuilder();
            for (at++; at < text.length(); at++) {
                var c = peek();
                if (c == quote) {
                    at++;
                    return value.toString();
                }
                if (c == '\\' && at + 1 < text.length()) at++;
                value.append(peek());
            }
            throw error("Path ended with an open string.");
        }

        private @Nullable Integer integer() {
            spaces();
            var start = at;
            if (peek() == '-') at++;
            while (peek() >= '0' && peek() <= '9') at++;
            if (at == start) return null;
            try {
                return Integer.valueOf(text.substring(start, at));
            } catch (NumberFormatException _) {
                throw error("Index '" + text.substring(start, at) + "' is not a number.");
            }
        }

        private char peek() {
            return at < text.length() ? text.charAt(at) : '\0';
        }

        private boolean skip(char c) {
            if (peek() != c) return false;
            at++;
            return true;
        }

        private void expect(char c) {
            if (!skip(c)) throw at < text.length() ? unexpected() : error("Path ended with open indexer.");
        }

        private void spaces() {
            while (peek() == ' ') at++;
        }

        private DotNetException unexpected() {
            return at < text.length()
                    ? error("Unexpected character while parsing path: " + peek())
                    : error("Unexpected end while parsing path.");
        }
    }

    /** A filter's condition on one token. */
    private interface Condition {
        boolean holds(JToken root, JToken token);
    }

    /** One side of a comparison: a path or a literal. */
    private interface Operand {
        Stream<JToken> of(JToken root, JToken token);
    }
}
