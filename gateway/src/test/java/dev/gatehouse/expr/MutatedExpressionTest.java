package dev.gatehouse.expr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Source;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * Expressions with pieces left out, doubled, exchanged or put in from others compile or are refused with messages: no
 * exception, no class that the JVM refuses, and in bounded time. {@code -Dfuzz.minutes=30} goes on for longer.
 */
class MutatedExpressionTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "oracle");
    private static final CSharpCompiler COMPILER = CSharpCompiler.create();
    private static final int ROUNDS = 4_000;
    /** Enough for one run. */
    private static final int MANY = 20;

    private static final Duration SLOW = Duration.ofSeconds(5);
    private static final List<String> PIECES = List.of(
            "(",
            ")",
            "{",
            "}",
            "[",
            "]",
            ";",
            ",",
            ".",
            "?.",
            "=>",
            " is ",
            " as ",
            " x",
            "x => x",
            "(a, b)",
            "var ",
            "int ",
            "string s",
            "new ",
            "new { }",
            "new[] { 1 }",
            "null",
            "default",
            "1",
            "-1",
            "1.5m",
            "\"t\"",
            "'c'",
            "$\"{1}\"",
            " ? 1 : 2",
            " ?? ",
            " == ",
            " + ",
            "++",
            "!",
            "=",
            "+=",
            "throw ",
            "out var o",
            "ref ",
            "yield return 1;",
            "from q in s select q",
            "foreach (var (k, v) in d) { }",
            "switch (1) { case 1: break; }",
            "try { } finally { }",
            "dynamic d = 1;",
            "int F(int n) => n;",
            "T G<T>(T t) => t;",
            "return ",
            "checked(",
            "typeof(",
            "<int>",
            "int[,]");

    @Test
    void whateverIsWrittenIsCompiledOrRefused() throws IOException {
        var seeds = seeds();
        long minutes = Long.getLong("fuzz.minutes", 0);
        long end = System.nanoTime() + Duration.ofMinutes(minutes).toNanos();
        var random = new Random(minutes == 0 ? 20261201 : System.nanoTime());
        var failures = new TreeMap<String, String>();
        long rounds = 0;
        while (rounds < ROUNDS || (System.nanoTime() < end && failures.size() < MANY)) {
            rounds++;
            var text = mutate(seeds, random);
            var problem = problem(text, random.nextBoolean());
            if (problem != null) {
                // The same mistake of ours shows itself in many texts.
                failures.putIfAbsent(problem.replaceAll("[0-9].*", ""), problem + " of " + text);
            }
        }
        assertThat(failures.values()).as("of %d texts", rounds).isEmpty();
    }

    private static @Nullable String problem(String text, boolean body) {
        long start = cpuNanos();
        var diagnostics = new Diagnostics();
        try {
            COMPILER.unit("x").compile(Source.of("x", text), body, Object.class, diagnostics);
        } catch (RuntimeException | Error failure) {
            return failure + " at " + failure.getStackTrace()[0];
        }
        var internal = diagnostics.list().stream()
                .filter(found -> found.code().equals("EXPR202"))
                .findFirst();
        if (internal.isPresent()) {
            return internal.get().toString();
        }
        return cpuNanos() - start > SLOW.toNanos() ? "takes too long" : null;
    }

    /** Not the time of day: machines have other things to do. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static List<String> seeds() throws IOException {
        var seeds = new ArrayList<String>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (var file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                for (var item : JsonMapper.builder()
                        .build()
                        .readTree(Files.readString(file))
                        .get("cases")) {
                    var text = item.get("expression").asString();
                    if (text.length() > 4) {
                        seeds.add(text.substring(2, text.length() - 1));
                    }
                }
            }
        }
        return seeds;
    }

    private static String mutate(List<String> seeds, Random random) {
        var text = new StringBuilder(seeds.get(random.nextInt(seeds.size())));
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(text.length() + 1);
            int to = Math.min(text.length(), at + random.nextInt(12));
            switch (random.nextInt(5)) {
                case 0 -> text.delete(at, to);
                case 1 -> text.insert(at, text.substring(at, to));
                case 2 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                case 3 -> text.replace(at, to, PIECES.get(random.nextInt(PIECES.size())));
                default -> {
                    var other = seeds.get(random.nextInt(seeds.size()));
                    int from = random.nextInt(other.length());
                    text.insert(at, other, from, Math.min(other.length(), from + random.nextInt(40)));
                }
            }
        }
        return text.toString();
    }
}
