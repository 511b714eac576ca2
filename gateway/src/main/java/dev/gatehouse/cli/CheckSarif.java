package dev.gatehouse.cli;

import dev.gatehouse.cli.CheckReport.CheckedFile;
import dev.gatehouse.lint.About;
import dev.gatehouse.lint.rules.BestPractices;
import dev.gatehouse.text.Diagnostic;
import dev.gatehouse.text.Position;
import dev.gatehouse.text.Severity;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code check --format sarif}: SARIF 2.1.0, as code hosts and editors read it. */
final class CheckSarif {
    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
    private static final JsonMapper JSON = JsonMapper.shared();

    private CheckSarif() {}

    static String of(CheckReport report, String version) {
        ObjectNode root = JSON.createObjectNode();
        root.put("$schema", SCHEMA);
        root.put("version", "2.1.0");
        ObjectNode run = root.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver");
        driver.put("name", "gatehouse");
        driver.put("version", version);
        Map<String, Integer> rules = rules(report, driver.putArray("rules"));
        run.put("columnKind", "utf16CodeUnits");
        ArrayNode results = run.putArray("results");
        for (CheckedFile file : report.files()) {
            for (Diagnostic found : file.diagnostics()) {
                result(file, found, rules.getOrDefault(found.code(), -1), results.addObject());
            }
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    /** Lists the codes that occur; answers the index of each. */
    private static Map<String, Integer> rules(CheckReport report, ArrayNode list) {
        Map<String, Integer> rules = new TreeMap<>();
        report.files().forEach(file -> file.diagnostics().forEach(found -> rules.put(found.code(), 0)));
        int index = 0;
        for (Map.Entry<String, Integer> rule : rules.entrySet()) {
            describe(rule.getKey(), list.addObject());
            rule.setValue(index++);
        }
        return rules;
    }

    private static void describe(String code, ObjectNode rule) {
        rule.put("id", code);
        About about = BestPractices.about(code);
        if (about == null) {
            return;
        }
        rule.putObject("shortDescription").put("text", about.title());
        rule.putObject("fullDescription").put("text", about.explanation());
        rule.putObject("help")
                .put("text", about.explanation() + " " + about.fix())
                .put("markdown", RuleText.markdown(about));
        rule.putObject("defaultConfiguration").put("level", level(about.severity()));
        rule.putObject("properties").putArray("tags").add("security");
    }

    private static void result(CheckedFile file, Diagnostic found, int rule, ObjectNode result) {
        result.put("ruleId", found.code());
        result.put("ruleIndex", rule);
        result.put("level", level(found.severity()));
        result.putObject("message").put("text", found.message());
        ObjectNode place = result.putArray("locations").addObject().putObject("physicalLocation");
        place.putObject("artifactLocation").put("uri", uri(file.path()));
        Position start = found.position();
        Position end = found.source().position(found.span().end());
        ObjectNode region = place.putObject("region");
        region.put("startLine", start.line());
        region.put("startColumn", start.column());
        if (end.line() > start.line() || (end.line() == start.line() && end.column() >= start.column())) {
            region.put("endLine", end.line());
            region.put("endColumn", end.column());
        }
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "note";
        };
    }

    /** A path as a URI reference: {@code named values/a.xml} has a space that a URI cannot have. */
    private static String uri(String path) {
        try {
            return path.startsWith("/")
                    ? new URI("file", "", path, null).toASCIIString()
                    : new URI(null, null, path, null).toASCIIString();
        } catch (URISyntaxException e) {
            return path;
        }
    }
}
