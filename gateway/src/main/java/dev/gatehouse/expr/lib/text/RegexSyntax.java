package dev.gatehouse.expr.lib.text;

import dev.gatehouse.expr.types.DotNetException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Turns a .NET pattern into a Java one. Character classes are those of .NET (Unicode), {@code $} and
 * {@code .} know only {@code \n}, named groups are numbered after the others. Conditions {@code (?(…)…)} and balancing
 * groups {@code (?<a-b>…)} are left to {@link Backtracker}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/standard/base-types/regular-expression-language-quick-reference">.NET
 *     regular expressions</a>
 */
final class RegexSyntax {
    private static final int MAX_LENGTH = 20_000;
    private static final String WORD = "\\p{L}\\p{Mn}\\p{Nd}\\p{Pc}";
    private static final String SPACE = "\\f\\n\\r\\t\\x0B\\x85\\p{Z}";
    private static final String BOUNDARY = WORD + "\\u200C\\u200D";

    private final String pattern;
    private final RegexOptions options;
    private final StringBuilder out = new StringBuilder();
    private int at;
    /** Options that hold here, one per open group. */
    private final Deque<RegexOptions> scopes = new ArrayDeque<>();
    /** The names of the Java pattern's groups, in its order; null for unnamed. */
    private final List<@Nullable String> groups;

    private boolean quantifiable;
    private int choices;
    private boolean repeatsGroups;
    /** Whether Java's engine cannot run it. */
    private boolean own;

    /**
     * A pattern ready for use.
     *
     * @param java what Java compiled; null where its engine cannot run it
     * @param text the pattern in Java's syntax, and a few forms of {@link RegexTree}'s own
     * @param flags Java's
     * @param numbers the Java group of each .NET group number
     * @param names the .NET number of each group name; unnamed groups are named by their number
     * @param positions the place of each .NET group number among the groups
     * @param choices how many quantifiers and alternatives it has; {@value #UNBOUNDED} where it repeats groups or refers
     *     back to them, so that nothing is known about its time
     */
    record Compiled(
            @Nullable Pattern java,
            String text,
            int flags,
            Map<Integer, Integer> numbers,
            Map<String, Integer> names,
            Map<Integer, Integer> positions,
            int choices) {
        private static final int UNBOUNDED = -1;
        private static final double FEW_STEPS = 1e6;

        static Compiled of(@Nullable Pattern java, String text, int flags, RegexSyntax syntax) {
            var positions = new LinkedHashMap<Integer, Integer>();
            syntax.numbers.keySet().stream().sorted().forEach(number -> positions.put(number, positions.size()));
            boolean simple =
                    !syntax.repeatsGroups && !REFERENCE.matcher(syntax.pattern).find();
            return new Compiled(
                    java, text, flags, syntax.numbers, syntax.names, positions, simple ? syntax.choices : UNBOUNDED);
        }

        /** Whether a search in so long a text ends soon whatever the text is, so that nobody has to look at the clock. */
        boolean isQuick(int length) {
            return choices >= 0 && Math.pow(length + 2.0, choices + 1.0) <= FEW_STEPS;
        }
    }

    private static final Pattern REFERENCE = Pattern.compile("\\\\[k1-9]");

    private final Map<Integer, Integer> numbers = new LinkedHashMap<>();
    private final Map<String, Integer> names = new HashMap<>();

    private RegexSyntax(String pattern, RegexOptions options) {
        this.pattern = pattern;
        this.options = options;
        this.scopes.push(options);
        this.groups = groups();
        number();
    }

    /** @throws DotNetException ArgumentException for a malformed pattern, NotSupportedException */
    static Compiled compile(String pattern, RegexOptions options) {
        if (pattern.length() > MAX_LENGTH) throw DotNetException.argument("The pattern is too long.");
        var syntax = new RegexSyntax(pattern, options);
        syntax.translate();
        var flags = Pattern.UNIX_LINES;
        if (options.has(RegexOptions.IGNORE_CASE)) flags |= Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        if (options.has(RegexOptions.MULTILINE)) flags |= Pattern.MULTILINE;
        if (options.has(RegexOptions.SINGLELINE)) flags |= Pattern.DOTALL;
        try {
            var text = syntax.out.toString();
            var java = syntax.own ? null : Pattern.compile(text, flags);
            var compiled = Compiled.of(java, text, flags, syntax);
            if (syntax.own) {
                var unused = RegexTree.of(compiled, false);
                assert unused.groups() >= 0;
            }
            return compiled;
        } catch (PatternSyntaxException e) {
            throw syntax.error(e.getDescription());
        } catch (UnsupportedOperationException e) {
            throw unsupported(String.valueOf(e.getMessage()));
        } catch (StackOverflowError _) {
            throw syntax.error("nested too deeply");
        }
    }

    private static DotNetException unsupported(String what) {
        return new DotNetException(
                "System.NotSupportedException", "Not supported in regular expressions: " + what + ".");
    }

    private DotNetException error(String message) {
        return DotNetException.argument("parsing \"" + pattern + "\" - " + message + ".");
    }

    /** A first look for the capturing groups, so that references can be told from octal escapes. */
    private List<@Nullable String> groups() {
        var found = new ArrayList<@Nullable String>();
        var explicit = new ArrayDeque<Boolean>();
        explicit.push(options.has(RegexOptions.EXPLICIT_CAPTURE));
        var spaced = options.has(RegexOptions.IGNORE_PATTERN_WHITESPACE);
        var inClass = 0;
        for (var i = 0; i < pattern.length(); i++) {
            var c = pattern.charAt(i);
            if (c == '\\') {
                i++;
            } else if (inClass > 0) {
                if (c == '[' && pattern.charAt(i - 1) == '-') inClass++;
                else if (c == ']' && !startsClass(i)) inClass--;
            } else if (c == '[') {
                inClass++;
            } else if (c == '#' && spaced) {
                while (i + 1 < pattern.length() && pattern.charAt(i) != '\n') i++;
            } else if (c == ')' && explicit.size() > 1) {
                explicit.pop();
            } else if (c == '(') {
                if (pattern.startsWith("(?#", i)) {
                    i = Math.max(i, pattern.indexOf(')', i));
                    continue;
                }
                if (pattern.startsWith("(?(", i)) {
                    // The brackets of a condition capture nothing.
                    explicit.push(explicit.getFirst());
                    explicit.push(explicit.getFirst());
                    i += 2;
                    continue;
                }
                var name = groupName(i);
                if (name != null && !name.isEmpty()) found.add(name);
                else if (i + 1 >= pattern.length() || pattern.charAt(i + 1) != '?') {
                    if (!explicit.getFirst()) found.add(null);
                }
                explicit.push(explicit.getFirst());
            }
        }
        return found;
    }

    private boolean startsClass(int i) {
        var before = pattern.charAt(i - 1);
        return before == '[' || (before == '^' && i > 1 && pattern.charAt(i - 2) == '[');
    }

    /** The name of the group that opens here; empty for a balancing group that captures nothing; null if it has none. */
    private @Nullable String groupName(int open) {
        var quote = pattern.startsWith("(?'", open);
        if (!quote && !pattern.startsWith("(?<", open)) return null;
        if (open + 3 >= pattern.length() || "=!".indexOf(pattern.charAt(open + 3)) >= 0) return null;
        var close = pattern.indexOf(quote ? '\'' : '>', open + 3);
        if (close < 0) throw error("Invalid group name: Group names must begin with a word character");
        var name = pattern.substring(open + 3, close);
        int hyphen = name.indexOf('-');
        if (hyphen >= 0) {
            if (!name.substring(hyphen + 1).matches("\\w+")
                    || !name.substring(0, hyphen).matches("\\w*")) {
                throw error("Invalid group name: Group names must begin with a word character");
            }
            return name.substring(0, hyphen);
        }
        if (!name.matches("\\w+")) throw error("Invalid group name: Group names must begin with a word character");
        return name;
    }

    private static boolean isNumber(String name) {
        return !name.isEmpty() && name.length() < 6 && name.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private void number() {
        numbers.put(0, 0);
        names.put("0", 0);
        for (var i = 0; i < groups.size(); i++) {
            var name = groups.get(i);
            if (name != null && isNumber(name)) put(Integer.parseInt(name), name, i + 1);
        }
        var next = 1;
        for (var i = 0; i < groups.size(); i++) {
            if (groups.get(i) != null) continue;
            while (numbers.containsKey(next)) next++;
            put(next, Integer.toString(next), i + 1);
        }
        for (var i = 0; i < groups.size(); i++) {
            var name = groups.get(i);
            if (name == null || isNumber(name) || names.containsKey(name)) continue;
            while (numbers.containsKey(next)) next++;
            put(next, name, i + 1);
        }
    }

    private void put(int number, String name, int java) {
        numbers.putIfAbsent(number, java);
        names.putIfAbsent(name, number);
    }

    private char peek() {
        return at < pattern.length() ? pattern.charAt(at) : '\0';
    }

    private boolean scope(RegexOptions option) {
        return scopes.getFirst().has(option);
    }

    private void translate() {
        while (at < pattern.length()) {
            var c = pattern.charAt(at);
            switch (c) {
                case '\\' -> escape();
                case '[' -> {
                    characterClass(0);
                    quantifiable = true;
                }
                case '(' -> open();
                case ')' -> {
                    if (scopes.size() == 1) throw error("Too many )'s");
                    scopes.pop();
                    literal(")");
                }
                case '*', '+', '?' -> quantifier(1);
                case '{' -> {
                    var length = repetition();
                    if (length > 0) quantifier(length);
                    else literal("\\{");
                }
                case '|', '^' -> {
                    out.append(c);
                    at++;
                    if (c == '|') choices++;
                    quantifiable = c == '^';
                }
                case '#' -> {
                    if (scope(RegexOptions.IGNORE_PATTERN_WHITESPACE)) {
                        while (at < pattern.length() && peek() != '\n') at++;
                    } else {
                        literal("#");
                    }
                }
                default -> {
                    if (Character.isWhitespace(c) && scope(RegexOptions.IGNORE_PATTERN_WHITESPACE)) at++;
                    else literal(c == '}' || c == ']' ? "\\" + c : String.valueOf(c));
                }
            }
        }
        if (scopes.size() > 1) throw error("Not enough )'s");
    }

    private void literal(String java) {
        out.append(java);
        at++;
        quantifiable = true;
    }

    /** Length of <code>{n}</code>, <code>{n,}</code> or <code>{n,m}</code> here; 0 for none. */
    private int repetition() {
        var end = at + 1;
        while (end < pattern.length() && Character.digit(pattern.charAt(end), 10) >= 0) end++;
        if (end == at + 1) return 0;
        if (end < pattern.length() && pattern.charAt(end) == ',') {
            end++;
            while (end < pattern.length() && Character.digit(pattern.charAt(end), 10) >= 0) end++;
        }
        return end < pattern.length() && pattern.charAt(end) == '}' ? end + 1 - at : 0;
    }

    private void quantifier(int length) {
        if (!quantifiable) throw error("Quantifier {x,y} following nothing");
        choices++;
        repeatsGroups |= peek() != '?' && pattern.charAt(at - 1) == ')';
        out.append(pattern, at, at + length);
        at += length;
        if (peek() == '?') {
            out.append('?');
            at++;
        }
        // Java would read a second one as possessive.
        if ("*+?".indexOf(peek()) >= 0 && at < pattern.length()) throw error("Nested quantifier " + peek());
        quantifiable = false;
    }

    private void open() {
        quantifiable = false;
        if (pattern.startsWith("(?#", at)) {
            var close = pattern.indexOf(')', at);
            if (close < 0) throw error("Unterminated (?#...) comment");
            at = close + 1;
            return;
        }
        var name = groupName(at);
        if (name != null) {
            int close = pattern.indexOf(pattern.charAt(at + 2) == '\'' ? '\'' : '>', at + 3);
            int hyphen = pattern.indexOf('-', at + 3);
            if (hyphen >= 0 && hyphen < close) {
                out.append(RegexTree.BALANCE).append(name.isEmpty() ? 0 : 1).append('-');
                out.append(javaGroup(pattern.substring(hyphen + 1, close))).append('>');
                own = true;
            } else {
                out.append('(');
            }
            at = close + 1;
            scopes.push(scopes.getFirst());
        } else if (!pattern.startsWith("(?", at)) {
            var capturing = !scope(RegexOptions.EXPLICIT_CAPTURE);
            out.append(capturing ? "(" : "(?:");
            at++;
            scopes.push(scopes.getFirst());
        } else if (pattern.startsWith("(?(", at)) {
            condition();
        } else {
            special();
        }
    }

    private int javaGroup(String name) {
        var number = names.get(name);
        var java = number == null ? null : numbers.get(number);
        if (java == null) throw error("Reference to undefined group name " + name);
        return java;
    }

    /** {@code (?(name)yes|no)}, or an expression to look ahead for in place of the name. */
    private void condition() {
        own = true;
        int close = pattern.indexOf(')', at);
        var name = close < 0 ? "" : pattern.substring(at + 3, close);
        var number = names.get(name);
        if (number == null && isNumber(name)) throw error("(?(" + name + ") ) reference to undefined group");
        if (number != null) {
            out.append(RegexTree.CONDITION).append(javaGroup(name)).append(':');
            at = close + 1;
        } else if (pattern.startsWith("(?(?", at)) {
            out.append(RegexTree.CONDITION).append("0:");
            at += 2;
        } else {
            out.append(RegexTree.CONDITION).append("0:(?=");
            at += 3;
            scopes.push(scopes.getFirst());
        }
        scopes.push(scopes.getFirst());
    }

    private void special() {
        for (var start : List.of("(?:", "(?=", "(?!", "(?<=", "(?<!", "(?>")) {
            if (pattern.startsWith(start, at)) {
                out.append(start);
                at += start.length();
                scopes.push(scopes.getFirst());
                return;
            }
        }
        at += 2;
        var bits = scopes.getFirst();
        var off = false;
        var flags = new StringBuilder();
        for (; at < pattern.length() && peek() != ')' && peek() != ':'; at++) {
            var c = peek();
            if (c == '-') {
                off = true;
                flags.append('-');
                continue;
            }
            var option = switch (Character.toLowerCase(c)) {
                case 'i' -> RegexOptions.IGNORE_CASE;
                case 'm' -> RegexOptions.MULTILINE;
                case 's' -> RegexOptions.SINGLELINE;
                case 'n' -> RegexOptions.EXPLICIT_CAPTURE;
                case 'x' -> RegexOptions.IGNORE_PATTERN_WHITESPACE;
                default -> throw error("Unrecognized grouping construct");
            };
            bits = off ? bits.and(option.not()) : bits.or(option);
            if ("imsIMS".indexOf(c) >= 0) {
                flags.append(Character.toLowerCase(c));
                if (Character.toLowerCase(c) == 'i') flags.append('u');
            }
        }
        if (at >= pattern.length()) throw error("Unrecognized grouping construct");
        var whole = peek() == ')';
        at++;
        var text = flags.toString();
        if (text.endsWith("-")) text = text.substring(0, text.length() - 1);
        if (whole) {
            scopes.pop();
            scopes.push(bits);
            if (!text.isEmpty()) out.append("(?").append(text).append(')');
        } else {
            out.append("(?").append(text).append(':');
            scopes.push(bits);
        }
    }

    private void escape() {
        if (at + 1 >= pattern.length()) throw error("Illegal \\ at end of pattern");
        var c = pattern.charAt(at + 1);
        quantifiable = true;
        if (c >= '1' && c <= '9') {
            reference();
        } else if (c == 'k') {
            named();
        } else if ("AzZG".indexOf(c) >= 0) {
            out.append('\\').append(c);
            at += 2;
        } else if (c == 'b' || c == 'B') {
            boundary(c == 'b');
            at += 2;
        } else {
            var shorthand = shorthand(c, false);
            if (shorthand == null) out.append(character());
            else out.append(shorthand);
        }
    }

    private void boundary(boolean at) {
        var word = scope(RegexOptions.ECMA_SCRIPT) ? "[a-zA-Z0-9_]" : "[" + BOUNDARY + "]";
        out.append(
                at
                        ? "(?:(?<=" + word + ")(?!" + word + ")|(?<!" + word + ")(?=" + word + "))"
                        : "(?:(?<=" + word + ")(?=" + word + ")|(?<!" + word + ")(?!" + word + "))");
    }

    /** A class such as {@code \d}; moves on only if it is one. */
    private @Nullable String shorthand(char c, boolean inside) {
        var ecma = scope(RegexOptions.ECMA_SCRIPT);
        String set;
        switch (Character.toLowerCase(c)) {
            case 'd' -> set = ecma ? "0-9" : "\\p{Nd}";
            case 'w' -> set = ecma ? "a-zA-Z0-9_" : WORD;
            case 's' -> set = ecma ? " \\f\\n\\r\\t\\x0B" : SPACE;
            case 'p' -> {
                return property();
            }
            default -> {
                return null;
            }
        }
        at += 2;
        var negated = Character.isUpperCase(c);
        if (inside && !negated) return set;
        return (negated ? "[^" : "[") + set + "]";
    }

    private String property() {
        var close = pattern.indexOf('}', at);
        if (close < 0 || at + 2 >= pattern.length() || pattern.charAt(at + 2) != '{') {
            throw error("Incomplete \\p{X} character escape");
        }
        var name = pattern.substring(at + 3, close);
        var java = name.startsWith("Is") ? "In" + name.substring(2) : name;
        if (!name.matches("[A-Za-z0-9-]+")) throw error("Unknown property '" + name + "'");
        var property = pattern.substring(at, at + 2) + "{" + java + "}";
        at = close + 1;
        return property;
    }

    private void reference() {
        var end = at + 1;
        while (end < pattern.length() && end < at + 4 && Character.digit(pattern.charAt(end), 10) >= 0) end++;
        while (end > at + 2 && !numbers.containsKey(Integer.parseInt(pattern, at + 1, end, 10))) end--;
        var number = Integer.parseInt(pattern, at + 1, end, 10);
        var java = numbers.get(number);
        if (java == null) throw error("Reference to undefined group number " + number);
        at = end;
        refer(java);
    }

    private void named() {
        var open = at + 2 < pattern.length() ? pattern.charAt(at + 2) : '\0';
        var close = open == '<' ? '>' : open == '\'' ? '\'' : '\0';
        var end = close == '\0' ? -1 : pattern.indexOf(close, at + 3);
        if (end < 0) throw error("Malformed \\k<...> named back reference");
        var name = pattern.substring(at + 3, end);
        var number = names.get(name);
        var java = number == null ? null : numbers.get(number);
        if (java == null) throw error("Reference to undefined group name " + name);
        at = end + 1;
        refer(java);
    }

    private void refer(int java) {
        // The group keeps digits that follow from becoming part of the number.
        out.append("(?:\\").append(java).append(')');
    }

    /** One escaped character, in or out of a class, as Java escapes it. */
    private String character() {
        var c = pattern.charAt(at + 1);
        at += 2;
        return switch (c) {
            case 'a', 'e', 'f', 'n', 'r', 't' -> "\\" + c;
            case 'v' -> "\\x0B";
            case 'x' -> "\\x" + hex(2);
            case 'u' -> "\\u" + hex(4);
            case 'c' -> {
                var control = Character.toUpperCase(peek());
                if (control < '@' || control > '_') throw error("Unrecognized control character");
                at++;
                yield "\\x%02X".formatted(control - '@');
            }
            case '0', '1', '2', '3', '4', '5', '6', '7' -> octal(c);
            default -> {
                if (Character.isLetterOrDigit(c) || c == '_') throw error("Unrecognized escape sequence \\" + c);
                yield c < 128 ? "\\" + c : String.valueOf(c);
            }
        };
    }

    private String hex(int digits) {
        if (at + digits > pattern.length()) throw error("Insufficient hexadecimal digits");
        var text = pattern.substring(at, at + digits);
        if (!text.matches("[0-9a-fA-F]+")) throw error("Insufficient hexadecimal digits");
        at += digits;
        return text;
    }

    private String octal(char first) {
        var value = first - '0';
        for (var i = 0; i < 2 && peek() >= '0' && peek() <= '7'; i++) value = value * 8 + pattern.charAt(at++) - '0';
        return "\\x%02X".formatted(value & 0xff);
    }

    /** {@code [a-z-[aeiou]]} is Java's <code>[a-z&amp;&amp;[^aeiou]]</code>. */
    private void characterClass(int depth) {
        if (depth > 20) throw error("nested too deeply");
        at++;
        var negated = peek() == '^';
        if (negated) at++;
        var set = new StringBuilder();
        String subtracted = null;
        var first = true;
        while (true) {
            if (at >= pattern.length()) throw error("Unterminated [] set");
            var c = peek();
            if (c == ']' && !first) {
                at++;
                break;
            }
            if (c == '-' && at + 1 < pattern.length() && pattern.charAt(at + 1) == '[' && !first) {
                at++;
                var outer = out.length();
                characterClass(depth + 1);
                subtracted = out.substring(outer);
                out.setLength(outer);
                if (peek() != ']') throw error("A subtraction must be the last element in a character class");
                at++;
                break;
            }
            first = false;
            element(set);
        }
        var java = (negated ? "[^" : "[") + set + "]";
        if (subtracted != null) {
            var inverse = subtracted.startsWith("[^") ? "[" + subtracted.substring(2) : "[^" + subtracted.substring(1);
            java = subtracted.contains("&&") ? "(?!" + subtracted + ")" + java : "[" + java + "&&" + inverse + "]";
        }
        out.append(java);
    }

    private void element(StringBuilder set) {
        var c = peek();
        if (c != '\\') {
            if (pattern.startsWith("[:", at)) throw unsupported("[:class:]");
            set.append("[]^-&\\ #".indexOf(c) >= 0 && !isRange(c) ? "\\" + c : String.valueOf(c));
            at++;
            return;
        }
        if (at + 1 >= pattern.length()) throw error("Illegal \\ at end of pattern");
        var next = pattern.charAt(at + 1);
        var shorthand = shorthand(next, true);
        if (shorthand != null) {
            set.append(shorthand);
        } else if (next == 'b') {
            set.append("\\x08");
            at += 2;
        } else {
            set.append(character());
        }
    }

    /** Whether a hyphen stands between two characters. */
    private boolean isRange(char c) {
        if (c != '-' || at + 1 >= pattern.length() || pattern.charAt(at + 1) == ']') return false;
        var before = pattern.charAt(at - 1);
        var shorthand = at > 1 && pattern.charAt(at - 2) == '\\' && "dwsDWS".indexOf(before) >= 0;
        return before != '[' && !(before == '^' && pattern.charAt(at - 2) == '[') && !shorthand;
    }
}
