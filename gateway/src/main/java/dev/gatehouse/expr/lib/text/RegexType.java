package dev.gatehouse.expr.lib.text;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;
import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;
import static dev.gatehouse.expr.types.Member.Kind.STATIC;
import static dev.gatehouse.expr.types.Member.Kind.STATIC_PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.lib.system.TimeSpan;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.Func1;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.expr.types.Text;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Text.RegularExpressions.Regex}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.text.regularexpressions.regex">System.Text.RegularExpressions.Regex</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Text.RegularExpressions.Regex", values = Regex.class)
public final class RegexType implements LibraryType {
    private static final TimeSpan INFINITE = new TimeSpan(-TimeSpan.PER_MILLISECOND);

    @Member(CONSTRUCTOR)
    public static Regex create(@Nullable String pattern) {
        return Regex.of(pattern, RegexOptions.NONE);
    }

    @Member(CONSTRUCTOR)
    public static Regex create(@Nullable String pattern, RegexOptions options) {
        return Regex.of(pattern, options);
    }

    @Member(CONSTRUCTOR)
    public static Regex create(@Nullable String pattern, RegexOptions options, TimeSpan matchTimeout) {
        return Regex.of(pattern, options, matchTimeout);
    }

    @Member(METHOD)
    public static boolean IsMatch(Regex self, @Nullable String input) {
        var text = input(input);
        return self.isMatch(text);
    }

    @Member(METHOD)
    public static boolean IsMatch(Regex self, @Nullable String input, int startat) {
        var text = input(input, startat);
        return self.isMatch(text, startat);
    }

    @Member(STATIC)
    public static boolean IsMatch(@Nullable String input, @Nullable String pattern) {
        var text = input(input);
        return Regex.of(pattern, RegexOptions.NONE).isMatch(text);
    }

    @Member(STATIC)
    public static boolean IsMatch(@Nullable String input, @Nullable String pattern, RegexOptions options) {
        var text = input(input);
        return Regex.of(pattern, options).isMatch(text);
    }

    @Member(STATIC)
    public static boolean IsMatch(
            @Nullable String input, @Nullable String pattern, RegexOptions options, TimeSpan matchTimeout) {
        var text = input(input);
        return Regex.of(pattern, options, matchTimeout).isMatch(text);
    }

    @Member(METHOD)
    public static Match Match(Regex self, @Nullable String input) {
        var text = input(input);
        return self.match(text);
    }

    @Member(METHOD)
    public static Match Match(Regex self, @Nullable String input, int startat) {
        var text = input(input, startat);
        return self.match(text, startat);
    }

    @Member(STATIC)
    public static Match Match(@Nullable String input, @Nullable String pattern) {
        var text = input(input);
        return Regex.of(pattern, RegexOptions.NONE).match(text);
    }

    @Member(STATIC)
    public static Match Match(@Nullable String input, @Nullable String pattern, RegexOptions options) {
        var text = input(input);
        return Regex.of(pattern, options).match(text);
    }

    @Member(STATIC)
    public static Match Match(
            @Nullable String input, @Nullable String pattern, RegexOptions options, TimeSpan matchTimeout) {
        var text = input(input);
        return Regex.of(pattern, options, matchTimeout).match(text);
    }

    @Member(METHOD)
    public static MatchCollection Matches(Regex self, @Nullable String input) {
        var text = input(input);
        return new MatchCollection(self.matches(text));
    }

    @Member(METHOD)
    public static MatchCollection Matches(Regex self, @Nullable String input, int startat) {
        var text = input(input, startat);
        return new MatchCollection(self.matches(text, startat));
    }

    @Member(STATIC)
    public static MatchCollection Matches(@Nullable String input, @Nullable String pattern) {
        var text = input(input);
        return new MatchCollection(Regex.of(pattern, RegexOptions.NONE).matches(text));
    }

    @Member(STATIC)
    public static MatchCollection Matches(@Nullable String input, @Nullable String pattern, RegexOptions options) {
        var text = input(input);
        return new MatchCollection(Regex.of(pattern, options).matches(text));
    }

    @Member(STATIC)
    public static MatchCollection Matches(
            @Nullable String input, @Nullable String pattern, RegexOptions options, TimeSpan matchTimeout) {
        var text = input(input);
        return new MatchCollection(Regex.of(pattern, options, matchTimeout).matches(text));
    }

    @Member(METHOD)
    public static String Replace(Regex self, @Nullable String input, @Nullable String replacement) {
        return Replace(self, input, replacement, -1);
    }

    @Member(METHOD)
    public static String Replace(Regex self, @Nullable String input, @Nullable String replacement, int count) {
        if (replacement == null) throw DotNetException.argumentNull("replacement");
        return self.replace(input(input), count, self.begin(input(input)), new Replacement(replacement)::append);
    }

    @Member(value = METHOD, name = "Replace")
    public static String evaluate(Regex self, @Nullable String input, Func1<Match, String> evaluator) {
        return evaluate(self, input, evaluator, -1);
    }

    @Member(value = METHOD, name = "Replace")
    public static String evaluate(Regex self, @Nullable String input, Func1<Match, String> evaluator, int count) {
        return self.replace(
                input(input),
                count,
                self.begin(input(input)),
                (out, match) -> out.append(Text.of(evaluator.invoke(match))));
    }

    @Member(STATIC)
    public static String Replace(@Nullable String input, @Nullable String pattern, @Nullable String replacement) {
        return Replace(Regex.of(pattern, RegexOptions.NONE), input, replacement);
    }

    @Member(value = STATIC, name = "Replace")
    public static String evaluate(@Nullable String input, @Nullable String pattern, Func1<Match, String> evaluator) {
        return evaluate(Regex.of(pattern, RegexOptions.NONE), input, evaluator);
    }

    @Member(STATIC)
    public static String Replace(
            @Nullable String input, @Nullable String pattern, @Nullable String replacement, RegexOptions options) {
        return Replace(Regex.of(pattern, options), input, replacement);
    }

    @Member(value = STATIC, name = "Replace")
    public static String evaluate(
            @Nullable String input, @Nullable String pattern, Func1<Match, String> evaluator, RegexOptions options) {
        return evaluate(Regex.of(pattern, options), input, evaluator);
    }

    @Member(STATIC)
    public static String Replace(
            @Nullable String input,
            @Nullable String pattern,
            @Nullable String replacement,
            RegexOptions options,
            TimeSpan matchTimeout) {
        return Replace(Regex.of(pattern, options, matchTimeout), input, replacement);
    }

    @Member(value = STATIC, name = "Replace")
    public static String evaluate(
            @Nullable String input,
            @Nullable String pattern,
            Func1<Match, String> evaluator,
            RegexOptions options,
            TimeSpan matchTimeout) {
        return evaluate(Regex.of(pattern, options, matchTimeout), input, evaluator);
    }

    @Member(METHOD)
    public static String[] Split(Regex self, @Nullable String input) {
        return self.split(input(input), 0, self.begin(input(input)));
    }

    @Member(METHOD)
    public static String[] Split(Regex self, @Nullable String input, int count) {
        if (count < 0) throw DotNetException.argumentOutOfRange("count");
        var text = input(input);
        return count == 1 ? new String[] {text} : self.split(text, count, self.begin(text));
    }

    @Member(STATIC)
    public static String[] Split(@Nullable String input, @Nullable String pattern) {
        return Split(Regex.of(pattern, RegexOptions.NONE), input);
    }

    @Member(STATIC)
    public static String[] Split(@Nullable String input, @Nullable String pattern, RegexOptions options) {
        return Split(Regex.of(pattern, options), input);
    }

    @Member(STATIC)
    public static String[] Split(
            @Nullable String input, @Nullable String pattern, RegexOptions options, TimeSpan matchTimeout) {
        return Split(Regex.of(pattern, options, matchTimeout), input);
    }

    @Member(STATIC)
    public static String Escape(@Nullable String str) {
        if (str == null) throw DotNetException.argumentNull("str");
        return RegexEscape.escape(str);
    }

    @Member(STATIC)
    public static String Unescape(@Nullable String str) {
        if (str == null) throw DotNetException.argumentNull("str");
        return RegexEscape.unescape(str);
    }

    @Member(METHOD)
    public static String[] GetGroupNames(Regex self) {
        return self.groupNames().toArray(new String[0]);
    }

    @Member(PROPERTY)
    public static RegexOptions Options(Regex self) {
        return self.options();
    }

    @Member(METHOD)
    public static String ToString(Regex self) {
        return self.pattern();
    }

    private static String input(@Nullable String input) {
        if (input == null) throw DotNetException.argumentNull("input");
        return input;
    }

    private static String input(@Nullable String input, int start) {
        var text = input(input);
        if (start < 0 || start > text.length()) throw DotNetException.argumentOutOfRange("startat");
        return text;
    }

    @Member(METHOD)
    public static int[] GetGroupNumbers(Regex self) {
        return self.positions().keySet().stream().mapToInt(Integer::intValue).toArray();
    }

    /** Empty for a number that no group has. */
    @Member(METHOD)
    public static String GroupNameFromNumber(Regex self, int i) {
        return self.positions().containsKey(i) ? self.groupName(i) : "";
    }

    /** -1 for a name that no group has. */
    @Member(METHOD)
    public static int GroupNumberFromName(Regex self, @Nullable String name) {
        if (name == null) throw DotNetException.argumentNull("name");
        return self.compiled().names().getOrDefault(name, -1);
    }

    @Member(STATIC_PROPERTY)
    public static TimeSpan InfiniteMatchTimeout() {
        return INFINITE;
    }

    /** As it was asked for; that of the gateway holds besides. */
    @Member(PROPERTY)
    public static TimeSpan MatchTimeout(Regex self) {
        var timeout = self.timeout();
        return timeout == null ? INFINITE : timeout;
    }

    @Member(PROPERTY)
    public static boolean RightToLeft(Regex self) {
        return self.isRightToLeft();
    }

    /** In a part of the input, which is all that the pattern sees. */
    @Member(METHOD)
    public static Match Match(Regex self, @Nullable String input, int beginning, int length) {
        var text = input(input);
        if (beginning < 0 || beginning > text.length()) throw DotNetException.argumentOutOfRange("beginning");
        if (length < 0 || beginning > text.length() - length) throw DotNetException.argumentOutOfRange("length");
        return self.matchWithin(text, beginning, beginning + length);
    }

    @Member(METHOD)
    public static String Replace(
            Regex self, @Nullable String input, @Nullable String replacement, int count, int startat) {
        if (replacement == null) throw DotNetException.argumentNull("replacement");
        requireCount(count);
        return self.replace(input(input, startat), count, startat, new Replacement(replacement)::append);
    }

    @Member(value = METHOD, name = "Replace")
    public static String evaluate(
            Regex self, @Nullable String input, Func1<Match, String> evaluator, int count, int startat) {
        requireCount(count);
        return self.replace(
                input(input, startat), count, startat, (out, match) -> out.append(Text.of(evaluator.invoke(match))));
    }

    @Member(METHOD)
    public static String[] Split(Regex self, @Nullable String input, int count, int startat) {
        if (count < 0) throw DotNetException.argumentOutOfRange("count");
        var text = input(input, startat);
        return count == 1 ? new String[] {text} : self.split(text, count, startat);
    }

    private static void requireCount(int count) {
        if (count < -1) throw DotNetException.argumentOutOfRange("count");
    }
}
