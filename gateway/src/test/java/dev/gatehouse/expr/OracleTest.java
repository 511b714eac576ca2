package dev.gatehouse.expr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.expr.types.Arrays;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.Text;
import dev.gatehouse.expr.types.TypeNames;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds the compiler against answers of real .NET: {@code src/test/resources/oracle/*.json}. Cases listed in {@code
 * not-yet.txt} beside them are expected to fail; one that passes must leave the list, so that it only shrinks. With
 * {@code -Doracle.update=true} the list is written anew.
 */
class OracleTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "oracle");
    private static final Path LIST = FOLDER.resolve("not-yet.txt");
    private static final CSharpCompiler COMPILER = CSharpCompiler.create();

    @Test
    void answersAreThoseOfDotNet() throws IOException {
        var listed = new TreeSet<>(Files.exists(LIST) ? Files.readAllLines(LIST) : List.of());
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
        if (Boolean.getBoolean("oracle.update")) {
            Files.write(LIST, failed.keySet());
            listed = new TreeSet<>(failed.keySet());
        }
        if (Boolean.getBoolean("oracle.show")) {
            failed.forEach((id, problem) ->
                    org.slf4j.LoggerFactory.getLogger(OracleTest.class).info("{} {}", id, problem));
        }
        var broken = new TreeMap<>(failed);
        broken.keySet().removeAll(listed);
        assertThat(cases).isGreaterThan(2800);
        assertThat(broken)
                .as("%d of %d cases pass; these broke", cases - failed.size(), cases)
                .isEmpty();
        var fixed = new TreeSet<>(listed);
        fixed.removeAll(failed.keySet());
        assertThat(fixed).as("these pass now and must leave not-yet.txt").isEmpty();
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
    private static @Nullable String check(JsonNode item, @Nullable JsonNode described) {
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
        return type.replaceAll("<.*", "").replaceAll("`\\d+.*", "");
    }

    private static boolean isName(String text) {
        return text.startsWith("System.Collections.Generic.") || text.startsWith("System.Linq.");
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
