package dev.gatehouse.expr.bind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.expr.CSharpCompiler;
import dev.gatehouse.expr.types.Library;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BinderTest {
    private static final CSharpCompiler COMPILER = CSharpCompiler.create();

    @Test
    void everyLibraryMemberIsReadable() {
        assertThat(Library.load().problems()).isEmpty();
    }

    /** Chains and nests as deep as the parser lets through. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "context.Tracing ? 1 : ",
                "new[] { 1 }.Select(x => x).Count() + (",
                "\"a\".Trim() + ",
                "1 + ",
                "!",
                "(object)",
                "new JObject(new JProperty(\"a\", "
            })
    void depthIsBoundedOnASmallStack(String open) throws InterruptedException {
        var failure = new Throwable[1];
        var thread = new Thread(
                null,
                () -> {
                    for (int count : new int[] {20, 60, 100, 190, 380}) {
                        var end = open.startsWith("new JObject")
                                ? "1" + "))".repeat(count)
                                : open.startsWith("!") ? "true" : "1";
                        var close = ")".repeat(open.endsWith("(") && !open.startsWith("new J") ? count : 0);
                        var text = open.repeat(count) + end + close;
                        COMPILER.unit("x").compile(Source.of("x", text), false, Object.class, new Diagnostics());
                    }
                },
                "small",
                1024 * 1024);
        thread.setUncaughtExceptionHandler((_, thrown) -> failure[0] = thrown);
        thread.start();
        thread.join();
        assertThat(failure[0]).isNull();
    }

    @Test
    void nestedLambdasDoNotTakeForEver() {
        var text = "new[] { 1 }"
                .concat(".SelectMany(a => new[] { a }".repeat(12))
                .concat(")".repeat(12))
                .concat(".Count()");
        var diagnostics = new Diagnostics();
        COMPILER.unit("x").compile(Source.of("x", text), false, Object.class, diagnostics);
        assertThat(diagnostics.list()).hasSizeLessThan(30);
    }

    @Test
    void aMethodBeyondTheLimitOfTheJvmIsRefused() {
        var text = "var x = 1;" + ("x=" + "x/".repeat(200) + "x;").repeat(150) + "return x;";
        var diagnostics = new Diagnostics();
        COMPILER.unit("x").compile(Source.of("x", text), true, Object.class, diagnostics);
        assertThat(diagnostics.list()).extracting("code").containsExactly("EXPR201");
    }
}
