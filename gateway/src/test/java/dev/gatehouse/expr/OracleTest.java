package dev.gatehouse.expr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.expr.types.Arrays;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.Text;
import dev.gatehouse.expr.types.TypeNames;
import dev.gatehouse.text.Diagnostic;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds the compiler against answers of real .NET: {@code src/test/resources/oracle/*.json}. What differs on purpose
 * stands in {@code differences.tsv} with its reason; the page of differences shows it. With {@code -Doracle.show=true}
 * everything that fails is logged.
 */
class OracleTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "oracle");
    private static final Path DIFFERENCES = FOLDER.resolve("differences.tsv");
    /** Mistakes to which the C# compiler gives another number than we do, of all that it numbers. */
    private static final double OTHER_NUMBERS = 0.09;

    private static final Pattern NUMBER = Pattern.compile("\\((CS\\d+)\\)");
    private static final Logger LOG = LoggerFactory.getLogger(OracleTest.class);
    private static final CSharpCompiler COMPILER = CSharpCompiler.create();

    @Test
    void answersAreThoseOfDotNet() throws IOException {
        var failed = new TreeMap<String, String>();
        int cases = 0;
        for (var file : files()) {
            var root = JsonMapper.builder().build().readTree(Files.readString(file));
            for (var item : root.get("cases")) {
                cases++;
                var context = item.has("context")
                        ? root.get("contexts").get(item.get("context").asString())
                        : null;
                var problem = check(item, context);
                if (problem != null) {
                    failed.put(item.get("id").asString(), item.get("expression").asString() + "\n      " + problem);
                }
            }
        }
        var deliberate = differences();
        assertThat(failed.keySet()).as("differences.tsv lists what passes now").containsAll(deliberate);
        failed.keySet().removeAll(deliberate);
        if (Boolean.getBoolean("oracle.show")) {
            failed.forEach((id, problem) -> LOG.warn("{} {}", id, problem));
        }
        assertThat(cases).isGreaterThan(4_000);
        assertThat(failed).as("of %d cases these fail", cases).isEmpty();
    }

    /** Ids of the cases in which we differ from .NET on purpose. */
    private static Set<String> differences() throws IOException {
        var ids = new TreeSet<String>();
        for (var line : Files.readAllLines(DIFFERENCES)) {
            var columns = line.split("\t", 2);
            assertThat(columns).as(line).hasSize(2);
            ids.add(columns[0]);
        }
        return ids;
    }

    /** A mistake is what the C# compiler says it is: the number in our message is Roslyn's. */
    @Test
    void mistakesHaveTheNumbersOfTheCSharpCompiler() throws IOException {
        var other = new TreeMap<String, String>();
        int numbered = 0;
        int placed = 0;
        for (var file : files()) {
            var root = JsonMapper.builder().build().readTree(Files.readString(file));
            for (var item : root.get("cases")) {
                var error = item.get("expect").get("error");
                var number = error == null ? null : error.get("type").asString();
                if (number == null || !number.startsWith("CS")) {
                    continue;
                }
                numbered++;
                var found = diagnostics(item.get("expression").asString());
                var first = found.isEmpty() ? "nothing" : found.getFirst().toString();
                var ours = NUMBER.matcher(first);
                if (!ours.find() || !ours.group(1).equals(number)) {
                    other.put(
                            item.get("id").asString(),
                            "%s: %s, not %s".formatted(item.get("expression").asString(), first, error));
                } else if (found.getFirst().position().line()
                                == error.get("line").asInt()
                        && column(found.getFirst()) == error.get("column").asInt()) {
                    placed++;
                } else if (Boolean.getBoolean("oracle.show")) {
                    LOG.warn(
                            "{} {} at {} in {}",
                            item.get("id").asString(),
                            first,
                            error.get("column"),
                            item.get("expression").asString());
                }
            }
        }
        if (Boolean.getBoolean("oracle.show")) {
            LOG.warn("{} mistakes, {} numbers agree, {} places too", numbered, numbered - other.size(), placed);
            other.forEach((id, difference) -> LOG.warn("{} {}", id, difference));
        }
        assertThat(other)
                .as(
                        "of %d mistakes, %d have the number of the C# compiler, %d its place too",
                        numbered, numbered - other.size(), placed)
                .hasSizeLessThan((int) (OTHER_NUMBERS * numbered));
    }

    /** The column within the expression with its at sign and bracket. */
    private static int column(Diagnostic diagnostic) {
        var position = diagnostic.position();
        return position.line() == 1 ? position.column() + 2 : position.column();
    }

    private static List<Diagnostic> diagnostics(String text) {
        var stripped = text.strip();
        var diagnostics = new Diagnostics();
        var source = Source.of("policy.xml", stripped.substring(2, stripped.length() - 1));
        COMPILER.unit("policy.xml").compile(source, stripped.startsWith("@{"), Object.class, diagnostics);
        return diagnostics.list();
    }

    private static List<Path> files() {
        try (var files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What differs from the expected answer; null if nothing does. */
    static @Nullable String check(JsonNode item, @Nullable JsonNode described) {
        var expect = item.get("expect");
        var error = expect.get("error");
        try {
            var value = evaluate(item.get("expression").asString(), OracleContext.of(described));
            if (error != null) {
                return "gives " + Text.of(value) + ", expected " + error.get("type");
            }
            return compare(expect, value);
        } catch (Refusal refusal) {
            return error != null && error.get("stage").asString().equals("compile") ? null : refusal.getMessage();
        } catch (DotNetException exception) {
            return error != null
                            && exception.typeName().equals(error.get("type").asString())
                    ? null
                    : "throws " + exception.typeName() + " " + exception.text() + ", expected " + expect;
        } catch (Exception | LinkageError other) {
            return other.toString();
        }
    }

    private static @Nullable String compare(JsonNode expect, @Nullable Object value) {
        var type = expect.get("type");
        if (value == null) {
            return type == null || type.isNull() ? null : "gives null, expected " + expect;
        }
        if (type == null || type.isNull()) {
            return "gives " + Text.of(value) + ", expected null";
        }
        var differences = new ArrayList<String>();
        var actual = TypeNames.of(value);
        boolean sequence =
                type.asString().startsWith("System.Collections.Generic.IEnumerable<") && value instanceof Iterable;
        if (!sequence && !plain(actual).equals(plain(type.asString()))) {
            differences.add("type " + actual);
        }
        var text = expect.get("text");
        if (text != null && !isName(text.asString()) && !Text.of(value).equals(text.asString())) {
            differences.add("text " + Text.of(value));
        }
        var json = expect.get("json");
        if (json != null
                && Arrays.unwrap(value) instanceof byte[] bytes
                && !java.util.Base64.getEncoder().encodeToString(bytes).equals(json.asString())) {
            differences.add("bytes");
        }
        if (json != null
                && json.isArray()
                && (value instanceof Iterable<?> || value.getClass().isArray())) {
            var items = new ArrayList<String>();
            Iterable<?> all = value.getClass().isArray() ? Arrays.list(value) : (Iterable<?>) value;
            for (var element : all) {
                items.add(Text.of(element));
            }
            if (items.size() != json.size()) {
                differences.add("items " + items);
            }
        }
        return differences.isEmpty() ? null : "gives " + differences + ", expected " + expect;
    }

    /** Types of generic values are erased here, and sequences that are evaluated lazily have internal names there. */
    private static String plain(String type) {
        return type.replaceAll("^<>f__AnonymousType0`\\d+", "AnonymousType")
                .replace("System.Reflection.TypeInfo", "System.Type")
                .replaceAll("<.*", "")
                .replaceAll("`\\d+.*", "");
    }

    private static boolean isName(String text) {
        return text.startsWith("System.Collections.Generic.")
                || text.startsWith("System.Linq.")
                || text.startsWith("<>f__AnonymousType");
    }

    /** The expression did not compile. */
    static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refusal(String message) {
            super(message);
        }
    }

    static @Nullable Object evaluate(String text, Object context) {
        var stripped = text.strip();
        boolean block = stripped.startsWith("@{");
        boolean expression = stripped.startsWith("@(");
        if ((!block && !expression) || !stripped.endsWith(block ? "}" : ")")) {
            throw new Refusal("not an expression");
        }
        var diagnostics = new Diagnostics();
        var source = Source.of("policy.xml", stripped.substring(2, stripped.length() - 1));
        var compiled = COMPILER.unit("policy.xml").compile(source, block, Object.class, diagnostics);
        if (diagnostics.hasErrors()) {
            throw new Refusal(diagnostics.list().getFirst().toString());
        }
        return compiled.evaluate(context);
    }
}
