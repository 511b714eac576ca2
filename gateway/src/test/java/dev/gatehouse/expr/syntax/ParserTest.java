package dev.gatehouse.expr.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Source;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParserTest {
    private static final String NOISE = "(){}[]<>\"'$@?.:;,=\\/*# 0xn\u00e9\n";
    private static final List<String> SEEDS = List.of("""
            var jwt = (Jwt)context.Variables["jwt"];
            var roles = jwt.Claims.GetValueOrDefault("roles", "");
            if (roles.Contains("Orders.Read") || !roles.Contains('x'.ToString())) { return roles ?? "none"; }
            foreach (var x in new[] { 1, 2, 3 }) { try { total += x; } catch (FormatException e) when (e.Message == null) { throw; } finally { } }
            switch (o) { case string s when s.Length > 3: return 1; case null: default: goto case 1; }
            return new JObject(new JProperty("a", x is int n ? n : -1), new Dictionary<string, int> { ["a"] = 1, { "b", 2 } });
            """, """
            int Fact(int n) => n < 2 ? 1 : n * Fact(n - 1);
            Func<int, int> f = x => x + 1; Action<string, int> g = (string a, int b) => { };
            using (var sha = System.Security.Cryptography.SHA256.Create()) { return $"a{b,5:F2}{{}}{$@"c""{d?.E?[0]?.F}"}" + @"x\\y" + '\\u0041'; }
            for (int i = 0, j = 0x1F; i < 10UL; i++, --j) { do { continue; } while (a < b && c > (d)); }
            return A<B, C>(d) + (a < b ? (int?)c : default(int)) + typeof(List<>) + nameof(x.Y) + 1.5e-3m;
            """);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void mutatedTextIsReportedAndNeverThrows(int seed) {
        var random = new Random(seed);
        for (int round = 0; round < 1500; round++) {
            var text = mutate(SEEDS.get(random.nextInt(SEEDS.size())), random);
            assertThatCode(() -> {
                        Parser.block(Source.of("x", text), new Diagnostics());
                        Parser.expression(Source.of("x", text), new Diagnostics());
                    })
                    .as(text)
                    .doesNotThrowAnyException();
        }
    }

    private static String mutate(String text, Random random) {
        var mutated = new StringBuilder(text);
        for (int i = random.nextInt(6); i >= 0; i--) {
            int at = random.nextInt(mutated.length());
            switch (random.nextInt(4)) {
                case 0 -> mutated.deleteCharAt(at);
                case 1 -> mutated.insert(at, NOISE.charAt(random.nextInt(NOISE.length())));
                case 2 -> mutated.setLength(Math.max(1, at));
                default ->
                    mutated.insert(at, mutated.substring(at, Math.min(mutated.length(), at + random.nextInt(30))));
            }
            if (mutated.isEmpty()) {
                mutated.append(' ');
            }
        }
        return mutated.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "!",
                "-",
                "new[] {",
                "f(",
                "a[",
                "x => ",
                "$\"{",
                "a ? ",
                "a ?? ",
                "(int)",
                "{",
                "if (a) ",
                "a?.b",
                "a.b(",
                "new X { A = ",
                "a + (",
                "List<"
            })
    void nestingIsBounded(String open) throws InterruptedException {
        // A small stack, as an event loop may have.
        var thread = new Thread(
                null,
                () -> {
                    var text = open.repeat(60_000 / open.length());
                    for (boolean block : new boolean[] {true, false}) {
                        var diagnostics = new Diagnostics();
                        var source = Source.of("x", text);
                        if (block) {
                            Parser.block(source, diagnostics);
                        } else {
                            Parser.expression(source, diagnostics);
                        }
                        assertThat(diagnostics.hasErrors()).isTrue();
                    }
                },
                "small",
                512 * 1024);
        var failure = new Throwable[1];
        thread.setUncaughtExceptionHandler((_, thrown) -> failure[0] = thrown);
        thread.start();
        thread.join();
        assertThat(failure[0]).isNull();
    }

    @Test
    void textBeyondTheLimitIsRefused() {
        var diagnostics = new Diagnostics();
        Parser.expression(Source.of("x", "1 + ".repeat(20_000) + "1"), diagnostics);
        assertThat(diagnostics.list()).extracting("code").contains("EXPR016");
    }

    @Test
    void everyMistakeHasItsPlace() {
        var diagnostics = new Diagnostics();
        Parser.block(Source.of("x", "var a = ;\nreturn 'ab' + ;"), diagnostics);
        assertThat(diagnostics.list())
                .extracting(Object::toString)
                .containsExactly(
                        "x:1:9: error EXPR011: expected an expression, found ';' (CS1525)",
                        "x:2:8: error EXPR004: a character literal holds exactly one character; strings stand in double quotes"
                                + " (CS1012)",
                        "x:2:15: error EXPR011: expected an expression, found ';' (CS1525)");
    }
}
