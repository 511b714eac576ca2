package dev.gatehouse.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Source;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever its size and depth, an expression compiles or is refused with a message, and soon. */
class DeepExpressionTest {
    private static final CSharpCompiler COMPILER = CSharpCompiler.create();
    private static final Duration LIMIT = Duration.ofSeconds(10);

    /**
     * An expression to try.
     *
     * @param compiles whether it must compile; null where either will do
     */
    record Case(
            String name,
            boolean block,
            String text,
            @org.jspecify.annotations.Nullable Boolean compiles) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> cases() {
        return List.of(
                expression("brackets", nested(10_000, "(", "1", ")"), false),
                expression("a few brackets", nested(60, "(", "1", ")"), true),
                expression("minus signs", "- ".repeat(10_000) + "1", false),
                expression("casts", "(int)".repeat(10_000) + "1", false),
                expression("sums of numbers", "context.Response.StatusCode" + " + 1".repeat(10_000), null),
                expression("joined texts", "context.Api.Id" + " + \"x\"".repeat(10_000), null),
                expression("a thousand joined texts", "context.Api.Id" + " + context.Api.Id".repeat(1_000), true),
                expression("constant texts", "\"a\"" + " + \"x\"".repeat(10_000), null),
                expression("conjunction", "context.Tracing" + " && context.Tracing".repeat(10_000), null),
                expression("conditionals", "context.Tracing ? 1 : ".repeat(10_000) + "2", null),
                expression("conditionals within", nested(5_000, "(context.Tracing ? ", "1", " : 2)"), null),
                expression("null coalescing", "context.Api.Id ?? ".repeat(10_000) + "\"x\"", null),
                expression("member calls", "context.Api.Id" + ".Trim()".repeat(10_000), null),
                expression("member calls with null checks", "context.Api.Id" + "?.Trim()".repeat(10_000), null),
                expression("arguments within", nested(5_000, "string.Concat(", "\"a\"", ", \"b\")"), null),
                expression(
                        "indices within",
                        "context.Variables[" + "(string)context.Variables[".repeat(3_000) + "\"a\"" + "]".repeat(3_001),
                        null),
                expression("lambdas within", lambdas(40), null),
                expression("queries within", nested(60, "(from x in new[] { 1 } select ", "1", ").First()"), null),
                expression("interpolations within", nested(200, "$\"{", "1", "}\""), null),
                expression("arrays within", nested(2_000, "new object[] { ", "1", " }"), null),
                expression("tuples within", nested(2_000, "(1, ", "2", ")"), null),
                expression("generic types within", "typeof(" + nested(2_000, "List<", "int", ">") + ")", null),
                expression("a large array", "new[] { " + numbers(20_000) + " }.Length", null),
                expression("a large array of texts", "new[] { " + texts(5_000) + " }.Length", null),
                expression("a large text", "\"" + "x".repeat(60_000) + "\"", true),
                expression("a very large text", "\"" + "x".repeat(1_000_000) + "\"", false),
                expression("a megabyte of spaces", " ".repeat(1 << 20) + "1", null),
                expression("a megabyte of brackets", "(".repeat(1 << 20), false),
                block("blocks", nested(10_000, "{ ", "return 1;", " }"), null),
                block("conditions", "if (context.Tracing) ".repeat(5_000) + "return 1; return 2;", null),
                block("else", "if (context.Tracing) return 1; else ".repeat(3_000) + "return 2;", null),
                block("attempts", nested(200, "try { ", "return 1;", " } finally { }"), null),
                block(
                        "final blocks that grow",
                        nested(14, "try { ", "return 1;", " } finally { context.Trace(\"x\"); }"),
                        null),
                block(
                        "loops",
                        nested(500, "foreach (var x in new[] { 1 }) { ", "", " }")
                                        .replace("var x", "var _") + "return 1;",
                        null),
                block("many statements", "var s = \"\"; " + "s += context.Api.Id; ".repeat(2_500) + "return s;", null),
                block("many variables", variables(2_500) + "return v1;", null),
                block("many functions", functions(1_000) + "return F1();", null),
                block("functions within", nestedFunctions(100), null),
                block(
                        "a switch with many labels",
                        "switch (context.Response.StatusCode) { " + labels(2_000) + "default: return 0; }",
                        null),
                block(
                        "generic recursion",
                        "int F<T>(T x, int n) => n == 0 ? 0 : F(new List<T>(), n - 1); return F(1, 3);",
                        false));
    }

    private static Case expression(String name, String text, @org.jspecify.annotations.Nullable Boolean compiles) {
        return new Case(name, false, text, compiles);
    }

    private static Case block(String name, String text, @org.jspecify.annotations.Nullable Boolean compiles) {
        return new Case(name, true, text, compiles);
    }

    private static String nested(int times, String before, String inside, String after) {
        return before.repeat(times) + inside + after.repeat(times);
    }

    /** Each level is bound for several overloads: naively, the work doubles with each. */
    private static String lambdas(int depth) {
        var text = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            text.append("new[] { 1 }.Select(x").append(i).append(" => ");
        }
        return text + "1" + ").Count()".repeat(depth);
    }

    private static String numbers(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).collect(Collectors.joining(","));
    }

    private static String texts(int count) {
        return IntStream.range(0, count).mapToObj(i -> "\"t" + i + "\"").collect(Collectors.joining(","));
    }

    private static String variables(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "var v" + i + " = context.Api.Id; ")
                .collect(Collectors.joining());
    }

    private static String functions(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "int F" + i + "() => F" + (i + 1) % count + "(); ")
                .collect(Collectors.joining());
    }

    private static String nestedFunctions(int depth) {
        var text = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            text.append("int F").append(i).append("() { ");
        }
        text.append("return 1; ");
        for (int i = depth - 1; i > 0; i--) {
            text.append("} return F").append(i).append("(); ");
        }
        return text + "} return F0();";
    }

    private static String labels(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "case " + i + ": return " + i + "; ")
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void compilesOrIsRefused(Case tried) {
        var diagnostics = new Diagnostics();
        assertTimeoutPreemptively(
                LIMIT,
                () -> COMPILER.unit("deep.xml")
                        .compile(Source.of("deep.xml", tried.text()), tried.block(), Object.class, diagnostics));
        assertThat(diagnostics.list()).noneMatch(diagnostic -> diagnostic.code().equals("EXPR202"));
        assertThat(diagnostics.list()).hasSizeLessThan(50);
        if (tried.compiles() != null) {
            assertThat(!diagnostics.hasErrors())
                    .as(diagnostics.list().toString())
                    .isEqualTo(tried.compiles());
        }
    }
}
