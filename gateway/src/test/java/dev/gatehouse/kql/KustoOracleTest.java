package dev.gatehouse.kql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.kql.schema.Schema;
import dev.gatehouse.kql.schema.Table;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Microsoft's own binder makes of the queries of all KQL golden files: it must accept what we accept, and give the
 * result the same columns. What stands under {@code kql/refused} we may refuse alone. Where else it differs, {@code src/test/kusto/differences.txt} has a line with the reason; a line
 * that is not needed any more must go.
 *
 * <p>Runs Node; skipped where that or the package ({@code npm ci} in {@code src/test/kusto}) is missing.
 */
class KustoOracleTest {
    private static final Path FOLDER = Path.of("src", "test", "kusto");
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path directory;

    @Test
    @Timeout(120)
    void weAcceptAndNameWhatKustoDoes() throws Exception {
        assumeTrue(Files.isDirectory(FOLDER.resolve("node_modules")), "npm ci has not been run in " + FOLDER);
        assumeTrue(hasNode(), "no node here");
        var differences = differences(queries("kql", "kql-print"), SmallLog.SCHEMA);
        try (var azure = new AzureLog(directory.resolve("store"))) {
            differences.putAll(differences(queries("kql-azure"), azure.schema()));
        }
        var known = known();
        var unexpected = new TreeMap<>(differences);
        unexpected.keySet().removeAll(known.keySet());
        assertThat(unexpected).as("queries where Kusto differs").isEmpty();
        var settled = new TreeMap<>(known);
        settled.keySet().removeAll(differences.keySet());
        assertThat(settled)
                .as("lines of differences.txt that are not needed any more")
                .isEmpty();
    }

    /** By the name of the query. */
    private static SortedMap<String, String> differences(SequencedMap<String, String> queries, Schema schema)
            throws IOException, InterruptedException {
        assertThat(queries).as("queries").hasSizeGreaterThan(50);
        var answers = ask(List.copyOf(queries.values()), schema);
        var differences = new TreeMap<String, String>();
        int i = 0;
        for (var query : queries.entrySet()) {
            var ours = ours(query.getValue(), schema);
            var difference = isRefused(query.getKey(), ours) ? null : difference(ours, answers.get(i));
            if (difference != null) {
                differences.put(query.getKey(), difference);
            }
            i++;
        }
        return differences;
    }

    /** By name: the file, for files of many queries also the line's text. */
    private static SequencedMap<String, String> queries(String... folders) throws IOException {
        var queries = new LinkedHashMap<String, String>();
        for (var folder : folders) {
            try (var files = Files.walk(GOLDEN.resolve(folder))) {
                for (var file : files.filter(each -> each.toString().endsWith(".txt"))
                        .sorted()
                        .toList()) {
                    var name = GOLDEN.relativize(file).toString().replace(".txt", "");
                    var text = Files.readString(file);
                    int rule = text.indexOf("\n----\n");
                    var input = rule < 0 ? text : text.substring(0, rule);
                    if (!folder.equals("kql-print")) {
                        queries.put(name, input);
                    } else {
                        KqlPrintTest.queries(input).forEach(line -> queries.put(name + ": " + line, line));
                    }
                }
            }
        }
        return queries;
    }

    /** Name and reason, a line each: {@code name  # reason}. */
    private static Map<String, String> known() throws IOException {
        return Files.readAllLines(FOLDER.resolve("differences.txt")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("  # ", 2))
                .collect(Collectors.toMap(each -> each[0], each -> each[1], (a, _) -> a, TreeMap::new));
    }

    /** Columns, or what is wrong. */
    private record Answer(String errors, List<String> columns) {}

    /** What a file among the refused says on purpose. */
    private static boolean isRefused(String name, Answer ours) {
        return name.startsWith("kql/refused/") && !ours.errors().isEmpty();
    }

    private static Answer ours(String text, Schema schema) {
        var diagnostics = new Diagnostics();
        var query = new KqlCompiler(schema).compile(Source.of("query", text), SmallLog.NOW, null, diagnostics);
        return query == null
                ? new Answer(
                        diagnostics.list().stream().map(each -> each.message()).collect(Collectors.joining("; ")),
                        List.of())
                : new Answer(
                        "",
                        query.columns().stream()
                                .map(column -> column.name() + ":" + column.type())
                                .toList());
    }

    private static @Nullable String difference(Answer ours, Answer theirs) {
        if (ours.errors().isEmpty() != theirs.errors().isEmpty()) {
            return ours.errors().isEmpty() ? "Kusto refuses: " + theirs.errors() : "we refuse: " + ours.errors();
        }
        return ours.columns().equals(theirs.columns()) || !ours.errors().isEmpty()
                ? null
                : "Kusto: " + theirs.columns() + ", ours: " + ours.columns();
    }

    private static boolean hasNode() throws InterruptedException {
        try {
            return new ProcessBuilder("node", "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            return false;
        }
    }

    private static List<Answer> ask(List<String> queries, Schema schema) throws IOException, InterruptedException {
        var input = Files.createTempFile("kusto", ".json");
        var output = Files.createTempFile("kusto", ".json");
        try {
            Files.writeString(input, JSON.writeValueAsString(Map.of("tables", tables(schema), "queries", queries)));
            var node = new ProcessBuilder("node", "oracle.js")
                    .directory(FOLDER.toFile())
                    .redirectInput(input.toFile())
                    .redirectOutput(output.toFile())
                    .redirectErrorStream(false)
                    .start();
            var complaint = new String(node.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(node.waitFor(100, TimeUnit.SECONDS)).as("node ends").isTrue();
            assertThat(node.exitValue()).as(complaint).isZero();
            var answers = new ArrayList<Answer>();
            for (var each : JSON.readTree(Files.readString(output))) {
                answers.add(new Answer(String.join("; ", texts(each.get("errors"))), texts(each.get("columns"))));
            }
            return answers;
        } finally {
            Files.delete(input);
            Files.delete(output);
        }
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(each -> texts.add(each.asString()));
        return texts;
    }

    private static List<Map<String, String>> tables(Schema schema) {
        return schema.tables().stream()
                .map(table -> Map.of("name", table.name(), "columns", columns(table)))
                .toList();
    }

    private static String columns(Table table) {
        return table.columns().stream()
                .map(column -> column.name() + ": " + column.type())
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
