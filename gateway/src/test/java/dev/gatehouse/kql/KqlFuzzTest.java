package dev.gatehouse.kql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that nobody would write: compiled or refused, never anything else. */
class KqlFuzzTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden", "kql");
    private static final Pattern WORD = Pattern.compile("\\w+|\\s+|.", Pattern.DOTALL);
    private static final int ROUNDS = Integer.getInteger("kql.fuzz.rounds", 3000);

    private static final SmallLog LOG = new SmallLog();
    private static final List<String> QUERIES = new ArrayList<>();

    @BeforeAll
    static void read() throws IOException {
        try (var files = Files.walk(GOLDEN)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                var text = Files.readString(file);
                QUERIES.add(text.substring(0, text.indexOf("\n----\n")));
            }
        }
    }

    @AfterAll
    static void close() {
        LOG.close();
    }

    /** Not that of accepted queries: whether they are right is another question, but DuckDB must understand them. */
    @Test
    void mutatedQueriesAreRefusedWithAReasonOrUnderstoodByTheDatabase() {
        var random = new Random(20240515);
        for (int i = 0; i < ROUNDS; i++) {
            var text = mutated(random);
            var diagnostics = new Diagnostics();
            var query = new KqlCompiler(SmallLog.SCHEMA).compile(Source.of("q", text), SmallLog.NOW, null, diagnostics);
            if (query == null) {
                assertThat(diagnostics.hasErrors()).as(text).isTrue();
            } else {
                LOG.prepare(query, text);
            }
        }
    }

    private static String mutated(Random random) {
        var words = words(QUERIES.get(random.nextInt(QUERIES.size())));
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            int at = random.nextInt(words.size());
            var other = words(QUERIES.get(random.nextInt(QUERIES.size())));
            var word = other.get(random.nextInt(other.size()));
            switch (random.nextInt(4)) {
                case 0 -> words.set(at, word);
                case 1 -> words.add(at, word);
                case 2 -> words.remove(at);
                default -> words.set(at, words.get(random.nextInt(words.size())));
            }
            if (words.isEmpty()) {
                words.add(word);
            }
        }
        return String.join("", words);
    }

    private static List<String> words(String text) {
        var words = new ArrayList<String>();
        var matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "-",
                "not(",
                "strcat(",
                "dynamic([",
                "a[",
                "toscalar(print ",
                "(print x = ",
                "a.b.",
                "1 + ",
                "x in (",
                "let f = () { ",
                "materialize("
            })
    void deepNestingIsRefused(String part) {
        var text = "print x = " + part.repeat(5000);
        assertThat(report(text)).contains("error KQL1");
    }

    @Test
    void longChainsOfAndAreNoNesting() {
        var text = "print x = 1" + " and x == 1".repeat(3000);
        assertThat(report(text)).contains("KQL202").doesNotContain("KQL111");
        assertThat(LOG.report("print x = 1 == 1" + " and 1 == 1".repeat(500))).contains("true");
    }

    @Test
    void longListsAreNoNesting() {
        assertThat(LOG.report("let t = print a = 1; union t" + ", t".repeat(199) + " | count"))
                .endsWith("\n200");
        assertThat(report("let t = print a = 1; union t" + ", t".repeat(200) + " | count"))
                .contains("KQL231");
        assertThat(LOG.report("print a = 1 | where a in (2" + ", 3".repeat(5000) + ", 1)"))
                .endsWith("\n1");
        assertThat(LOG.report("print a = 1 | extend b = case(a == 2, 'x'" + ", a == 2, 'x'".repeat(500) + ", 'y')"))
                .endsWith("\n1 | y");
    }

    @Test
    void longPipesAreRefused() {
        assertThat(report("print a = 1" + " | extend a = a + 1".repeat(101))).contains("KQL112");
        assertThat(LOG.report("print a = 1" + " | extend a = a + 1".repeat(90))).endsWith("\n91");
    }

    @Test
    void functionsThatDoubleAreRefused() {
        var text = new StringBuilder("let f0 = (x:long) { x + x };");
        for (int i = 1; i < 40; i++) {
            text.append("let f%d = (x:long) { f%d(x) + f%d(x) };".formatted(i, i - 1, i - 1));
        }
        assertThat(report(text + "print f39(1)")).contains("KQL226");
    }

    @Test
    void tablesThatDoubleAreRefused() {
        var text = new StringBuilder("let t0 = () { print a = 1 };");
        for (int i = 1; i < 40; i++) {
            text.append("let t%d = () { t%d() | union (t%d()) };".formatted(i, i - 1, i - 1));
        }
        assertThat(report(text + "t39()")).contains("KQL226");
    }

    @Test
    void valuesThatDoubleAreRefused() {
        var text = new StringBuilder("let v0 = now();");
        for (int i = 1; i < 40; i++) {
            text.append("let v%d = iff(v%d > ago(1h), v%d, v%d);".formatted(i, i - 1, i - 1, i - 1));
        }
        assertThat(report(text + "print v39")).contains("KQL226");
    }

    @Test
    void stagesOneUponAnotherAreCounted() {
        assertThat(report("print a = 1" + " | summarize a = max(a) by b = a".repeat(80)))
                .contains("KQL227");
    }

    @Test
    void stagesOneUponAnotherThroughFunctionsAreCounted() {
        var text = new StringBuilder("let f0 = (t:(a:long)) { t | where a > 0 };");
        for (int i = 1; i < 9; i++) {
            text.append("let f%d = (t:(a:long)) { f%d(f%d(t)) };".formatted(i, i - 1, i - 1));
        }
        assertThat(report(text + "f8((print a = 1))")).contains("KQL227");
    }

    /** In SQL their arguments stand more than once: as one expression this would be 2 to the power of 22. */
    @ParameterizedTest
    @ValueSource(strings = {"tostring(tolong(%s))", "strcat_array(split(%s, '1'), '1')", "trim('x', tostring(%s))"})
    void nestedFunctionsDoNotGrowWithThePowerOfTheirDepth(String call) {
        var value = "'1'";
        for (int i = 0; i < 22; i++) {
            value = call.formatted(value);
        }
        assertThat(report("print x = " + value)).endsWith("\n1");
    }

    @Test
    void columnsMayBeCalledAsAnythingInTheSqlOfAFunction() {
        for (var name : List.of("x", "a", "b", "i", "e", "v", "value", "beforehand", "t000")) {
            assertThat(report(
                            "print %1$s = dynamic([3, 1, 2]) | project c = tostring(array_sort_asc(%1$s)), s = tostring(%1$s[1])"
                                    .formatted(name)))
                    .as(name)
                    .endsWith("\n[1,2,3] | 1");
        }
    }

    @Test
    void tablesAreAskedForValuesWithinFunctionsThatTakeNoSubqueries() {
        assertThat(
                        report(
                                "print x = tolong(tostring(toscalar(print y = '7'))), z = set_union(dynamic([1]), toscalar(print y = dynamic([2])))"))
                .endsWith("\n7 | [1,2]");
    }

    @Test
    void longTextsAreRefused() {
        assertThat(report("print '" + "x".repeat(200_000) + "'")).contains("KQL101");
    }

    private static String report(String text) {
        long start = System.nanoTime();
        var report = LOG.report(text);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        return report;
    }
}
