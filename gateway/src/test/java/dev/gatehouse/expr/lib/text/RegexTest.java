package dev.gatehouse.expr.lib.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.expr.lib.system.TimeSpan;
import dev.gatehouse.expr.types.DotNetException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegexTest {
    private static Regex regex(String pattern) {
        return Regex.of(pattern, RegexOptions.NONE, null);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', textBlock = """
            ^\\d$             ¦ ٣        ¦ true
            ^\\w$             ¦ é        ¦ true
            [a-z-[aeiou]]     ¦ a        ¦ false
            [a-z-[aeiou]]     ¦ b        ¦ true
            ^(.)(.)\\2\\1$    ¦ abba     ¦ true
            foo(?!bar)        ¦ foobar   ¦ false
            (?i)ABC           ¦ abc      ¦ true
            \\bfoo\\b         ¦ a foo b  ¦ true
            \\bfoo\\b         ¦ afoo     ¦ false
            \\p{Lu}           ¦ A        ¦ true
            \\p{IsGreek}      ¦ a        ¦ false
            ^a{,2}$           ¦ a{,2}    ¦ true
            ^[\\w.-]+@x$      ¦ a.b-c@x  ¦ true
            ^[]a]+$           ¦ ]a       ¦ true
            (?x: a b # c      ¦ ab       ¦ -
            ^(?<y>a)\\k<y>$   ¦ aa       ¦ true
            """)
    void patternsMeanWhatTheyMeanInDotNet(String pattern, String input, String matches) {
        if (matches.equals("-")) {
            assertThatThrownBy(() -> regex(pattern)).isInstanceOf(DotNetException.class);
        } else {
            assertThat(regex(pattern).isMatch(input, 0)).isEqualTo(Boolean.parseBoolean(matches));
        }
    }

    @Test
    void lineEndsAreLineFeeds() {
        assertThat(regex("a$").isMatch("a\n", 0)).isTrue();
        assertThat(regex("a\\z").isMatch("a\n", 0)).isFalse();
        assertThat(Regex.of("a$", RegexOptions.MULTILINE, null).isMatch("a\r\nb", 0))
                .isFalse();
        assertThat(regex("a.b").isMatch("a\rb", 0)).isTrue();
        assertThat(Regex.of("a b # comment", RegexOptions.IGNORE_PATTERN_WHITESPACE, null)
                        .isMatch("ab", 0))
                .isTrue();
    }

    @Test
    void namedGroupsAreNumberedAfterTheOthers() {
        var match = regex("(?<x>a)(b)").match("ab", 0);
        assertThat(match.groups().item(1).value()).isEqualTo("b");
        assertThat(match.groups().item(2).value()).isEqualTo("a");
        assertThat(match.groups().item("x").value()).isEqualTo("a");
        assertThat(match.groups().item("nope").success()).isFalse();
        assertThat(regex("(?<first_one>\\w)(?<second>\\w)").groupNames()).containsExactly("0", "first_one", "second");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            john smith | (\\w+) (\\w+) | $2 $1    | smith john
            john       | (?<n>\\w+)    | ${n}!    | john!
            a          | a             | $$       | $
            a          | (a)           | $1b$2    | ab$2
            abc        | b             | [$&$`$'] | a[bac]c
            abc        | ''            | -        | -a-b-c-
            """)
    void replacementsAreFilledIn(String input, String pattern, String replacement, String result) {
        assertThat(RegexType.Replace(input, pattern, replacement)).isEqualTo(result);
    }

    @Test
    void splittingKeepsCaptures() {
        assertThat(RegexType.Split("a1b22c", "(\\d+)")).containsExactly("a", "1", "b", "22", "c");
        assertThat(RegexType.Split("abc", "")).containsExactly("", "a", "b", "c", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[", "(unclosed", "a)", "a++", "*a", "\\h", "\\1", "\\k<x>", "(?<a-b>x)", "(?(1)a|b)", "\\"})
    void malformedAndUnsupportedPatternsAreRefused(String pattern) {
        assertThatThrownBy(() -> regex(pattern)).isInstanceOf(DotNetException.class);
    }

    @Test
    void timeIsLimited() {
        var slow = Regex.of("^(a+)+\\1b$", RegexOptions.NONE, TimeSpan.of(50, TimeSpan.PER_MILLISECOND));
        assertThatThrownBy(() -> slow.isMatch("a".repeat(60) + "!", 0))
                .isInstanceOfSatisfying(
                        DotNetException.class,
                        e -> assertThat(e.typeName())
                                .isEqualTo("System.Text.RegularExpressions.RegexMatchTimeoutException"));
    }

    @Test
    void longInputsDoNotOverflowTheStack() {
        var input = "ab".repeat(200_000);
        assertThatThrownBy(() -> regex("^(a|b)*c").isMatch(input, 0)).isInstanceOf(DotNetException.class);
    }

    @Test
    void conditionsAreLimitedInTimeToo() {
        var slow = Regex.of("^(a+)+(?(1)b|c)$", RegexOptions.NONE, null);
        assertThatThrownBy(() -> slow.isMatch("a".repeat(60)))
                .isInstanceOf(DotNetException.class)
                .hasMessageContaining("timed out");
    }

    @Test
    void fromRightToLeftTimeIsLimitedToo() {
        var slow = Regex.of("^b(a+)+", RegexOptions.RIGHT_TO_LEFT, null);
        assertThatThrownBy(() -> slow.isMatch("c" + "a".repeat(60)))
                .isInstanceOf(DotNetException.class)
                .hasMessageContaining("timed out");
    }
}
