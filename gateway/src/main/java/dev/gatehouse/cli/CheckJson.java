package dev.gatehouse.cli;

import dev.gatehouse.cli.CheckReport.CheckedFile;
import dev.gatehouse.lint.Estate.Proven;
import dev.gatehouse.lint.Turn;
import dev.gatehouse.text.Diagnostic;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code check --format json}: the shape that scripts rely on. */
final class CheckJson {
    private static final JsonMapper JSON = JsonMapper.shared();

    private CheckJson() {}

    static String of(CheckReport report) {
        ObjectNode root = JSON.createObjectNode();
        var files = root.putArray("files");
        for (CheckedFile file : report.files()) {
            ObjectNode node = files.addObject();
            node.put("path", file.path());
            node.put("kind", file.kind());
            node.put("ok", file.isGood());
            var diagnostics = node.putArray("diagnostics");
            file.diagnostics().forEach(found -> describe(found, diagnostics.addObject()));
        }
        if (!report.operations().isEmpty()) {
            var operations = root.putArray("operations");
            report.operations().forEach(proven -> prove(proven, operations.addObject()));
        }
        root.put("errors", report.errors());
        root.put("warnings", report.warnings());
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    private static void describe(Diagnostic found, ObjectNode node) {
        var position = found.position();
        node.put("severity", found.severity().label());
        node.put("code", found.code());
        node.put("line", position.line());
        node.put("column", position.column());
        node.put("message", found.message());
    }

    private static void prove(Proven proven, ObjectNode node) {
        var route = proven.route();
        node.put("api", route.api());
        node.put("operation", route.operation());
        node.put("method", route.method());
        node.put("urlTemplate", route.template());
        node.put("verifiedToken", proven.proof().verdict().label());
        if (proven.product() != null) {
            node.put("product", proven.product());
        }
        var path = node.putArray("path");
        for (Turn turn : proven.proof().way()) {
            var position = turn.position();
            path.addObject()
                    .put("file", turn.source().name())
                    .put("line", position.line())
                    .put("column", position.column())
                    .put("message", turn.text());
        }
    }
}
