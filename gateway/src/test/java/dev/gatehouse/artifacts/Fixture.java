package dev.gatehouse.artifacts;

import dev.gatehouse.catalog.Catalog;
import dev.gatehouse.catalog.Marking;
import dev.gatehouse.catalog.Resolution;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.Url;
import dev.gatehouse.kql.KqlCompiler;
import dev.gatehouse.kql.schema.Column;
import dev.gatehouse.kql.schema.Schema;
import dev.gatehouse.kql.schema.Table;
import dev.gatehouse.kql.schema.Type;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.text.Severity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes artifacts into a folder and loads them. */
final class Fixture {
    static final String API = """
            { "properties": { "path": "%s", "displayName": "%s", "serviceUrl": "https://backend.test/%s" } }
            """;

    static final String SPECIFICATION = """
            openapi: 3.0.1
            info: { title: Any, version: "1" }
            paths:
              /{id}:
                get:
                  operationId: get-one
            """;

    static final KqlCompiler QUERIES = new KqlCompiler(new Schema(List.of(new Table(
            "ApiManagementGatewayLogs",
            List.of(
                    new Column("TimeGenerated", Type.DATETIME),
                    new Column("ApiId", Type.STRING),
                    new Column("ResponseCode", Type.INT),
                    new Column("TotalTime", Type.LONG))))));

    final Path folder;
    final Marking marking = new Marking();
    private final Map<String, String> environment;
    private Settings settings = Settings.DEFAULT;

    Fixture(Path folder) {
        this(folder, Map.of());
    }

    Fixture(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    Fixture insecure() {
        settings = settings.withInsecureLoopback(true);
        return this;
    }

    Fixture write(String path, String text) {
        try {
            var file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An API with one operation, {@code GET /{id}}. */
    Fixture api(String name) {
        return write("apis/" + name + "/apiInformation.json", API.formatted(name, name, name))
                .write("apis/" + name + "/specification.yaml", SPECIFICATION);
    }

    LoadResult load() {
        return Artifacts.load(folder, marking.compiler(), QUERIES, settings, SecretValues.environment(environment));
    }

    /** The catalog of a folder in which nothing is wrong. */
    Catalog catalog() {
        var result = load();
        if (result.catalog() == null) {
            throw new AssertionError(result.diagnostics());
        }
        return result.catalog();
    }

    Resolution resolve(String request) {
        return resolve(catalog(), request, new Headers());
    }

    static Resolution resolve(Catalog catalog, String request, Headers headers) {
        int space = request.indexOf(' ');
        var target = request.substring(space + 1);
        int question = target.indexOf('?');
        var url = new Url(
                "https",
                "gateway.test",
                443,
                question < 0 ? target : target.substring(0, question),
                question < 0 ? "" : target.substring(question + 1));
        return catalog.resolve(request.substring(0, space), url, headers);
    }

    /** Errors and warnings, with paths relative to the folder. */
    List<String> problems() {
        return problems(load());
    }

    List<String> problems(LoadResult result) {
        return result.diagnostics().stream()
                .filter(each -> each.severity() != Severity.INFO)
                .map(each -> each.toString().replace(folder + "/", "").replace(folder.toString(), "."))
                .toList();
    }
}
