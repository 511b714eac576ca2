package dev.gatehouse.artifacts;

import dev.gatehouse.model.Operation;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Source;
import dev.gatehouse.text.Span;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Reads what routing needs from an OpenAPI 3.0 or 3.1 or a Swagger 2.0 document: servers, paths, methods, ids, and
 * required query parameters. Schemas and the like are not looked at. References are followed within the document only.
 *
 * @see <a href="https://learn.microsoft.com/azure/api-management/api-management-api-import-restrictions">API import
 *     restrictions</a>
 */
final class OpenApi {
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
    private static final int MAX_REFERENCES = 20;

    private final Source source;
    private final Tree.Mapping root;
    private final boolean queryInTemplates;
    private final Diagnostics diagnostics;
    private final List<Found> operations = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    private OpenApi(Folder.Parsed file, Tree.Mapping root, boolean queryInTemplates, Diagnostics diagnostics) {
        this.source = file.source();
        this.root = root;
        this.queryInTemplates = queryInTemplates;
        this.diagnostics = diagnostics;
    }

    /**
     * An operation of a specification.
     *
     * @param resourceName what API Management makes of its id: the name of its folder
     * @param at where it stands
     */
    record Found(Operation operation, String resourceName, Span at) {}

    /**
     * A specification.
     *
     * @param servers absolute URLs, in the order written
     */
    record Specification(Source source, List<Found> operations, List<String> servers) {}

    /**
     * Reads a specification; null where it is none, which is reported.
     *
     * @param queryInTemplates whether required query parameters take part in matching, as they do when API Management
     *     imports a specification and is not told otherwise
     */
    static @Nullable Specification read(Folder.Parsed file, boolean queryInTemplates, Diagnostics diagnostics) {
        if (!(file.tree() instanceof Tree.Mapping root) || !isKnown(root)) {
            diagnostics.add(
                    ArtifactErrors.notASpecification(file.source(), file.tree().span()));
            return null;
        }
        var reader = new OpenApi(file, root, queryInTemplates, diagnostics);
        reader.paths();
        return new Specification(file.source(), List.copyOf(reader.operations), reader.servers());
    }

    private static boolean isKnown(Tree.Mapping root) {
        var openapi = text(root.get("openapi"));
        return openapi.startsWith("3.") || text(root.get("swagger")).startsWith("2.");
    }

    private void paths() {
        if (!(root.get("paths") instanceof Tree.Mapping paths)) {
            return;
        }
        paths.entries().forEach((path, entry) -> {
            // Extensions stand beside paths.
            if (path.startsWith("/") && resolve(entry.value()) instanceof Tree.Mapping item) {
                item.entries().forEach((method, each) -> {
                    if (METHODS.contains(method) && each.value() instanceof Tree.Mapping operation) {
                        operation(path, method, item, operation, each.name());
                    }
                });
            }
        });
    }

    private void operation(String path, String method, Tree.Mapping item, Tree.Mapping operation, Span at) {
        var template = queryInTemplates ? path + requiredQuery(path, item, operation) : path;
        var written = text(operation.get("operationId"));
        var resource = resourceName(written.isBlank() ? method + "-" + path : written);
        var id = written.isBlank() ? resource : written;
        var name = text(operation.get("summary"));
        operations.add(new Found(
                new Operation(id, name.isBlank() ? id : name, method.toUpperCase(Locale.ROOT), template),
                resource,
                operation.get("operationId") instanceof Tree.Scalar scalar ? scalar.span() : at));
    }

    /** The query part that required query parameters add to a template. */
    private String requiredQuery(String path, Tree.Mapping item, Tree.Mapping operation) {
        Map<String, Tree.Mapping> parameters = new LinkedHashMap<>();
        for (var level : List.of(item, operation)) {
            if (level.get("parameters") instanceof Tree.Sequence list) {
                for (var each : list.items()) {
                    if (resolve(each) instanceof Tree.Mapping parameter
                            && text(parameter.get("in")).equals("query")) {
                        parameters.put(text(parameter.get("name")), parameter);
                    }
                }
            }
        }
        var query = new StringJoiner("&", path.indexOf('?') >= 0 ? "&" : "?", "").setEmptyValue("");
        var folded = path.toLowerCase(Locale.ROOT);
        parameters.forEach((name, parameter) -> {
            if (!text(parameter.get("required")).equals("true") || !name.matches("[^{}&=?#]+")) {
                return;
            }
            if (folded.contains("{" + name.toLowerCase(Locale.ROOT) + "}")) {
                diagnostics.add(ArtifactErrors.clashingQueryParameter(source, parameter.span(), name));
            } else {
                query.add(name + "={" + name + "}");
            }
        });
        return query.toString();
    }

    /**
     * The name of the resource that API Management makes of an operation id: lower case, one hyphen for what is neither
     * letter nor digit, at most 76 characters, a number behind a name that is taken.
     */
    private String resourceName(String id) {
        var name = normalize(id);
        var unique = name;
        for (int i = 1; !names.add(unique); i++) {
            unique = name + "-" + i;
        }
        return unique;
    }

    static String normalize(String id) {
        var name = new StringBuilder();
        for (char c : id.toLowerCase(Locale.ROOT).toCharArray()) {
            if (Character.isLetterOrDigit(c)) {
                name.append(c);
            } else if (!name.isEmpty() && name.charAt(name.length() - 1) != '-') {
                name.append('-');
            }
        }
        name.setLength(Math.min(name.length(), 76));
        while (!name.isEmpty() && name.charAt(name.length() - 1) == '-') {
            name.setLength(name.length() - 1);
        }
        return name.toString();
    }

    private List<String> servers() {
        List<String> urls = new ArrayList<>();
        if (root.get("servers") instanceof Tree.Sequence servers) {
            for (var each : servers.items()) {
                if (each instanceof Tree.Mapping server) {
                    urls.add(withDefaults(text(server.get("url")), server.get("variables")));
                }
            }
        }
        var host = text(root.get("host"));
        if (!host.isEmpty() && root.get("schemes") instanceof Tree.Sequence schemes) {
            schemes.items().forEach(scheme -> urls.add(text(scheme) + "://" + host + text(root.get("basePath"))));
        } else if (!host.isEmpty()) {
            urls.add("https://" + host + text(root.get("basePath")));
        }
        return urls.stream().filter(url -> url.contains("://")).toList();
    }

    private static String withDefaults(String url, @Nullable Tree variables) {
        var resolved = url;
        if (variables instanceof Tree.Mapping mapping) {
            for (var name : mapping.entries().keySet()) {
                if (mapping.get(name) instanceof Tree.Mapping variable) {
                    resolved = resolved.replace("{" + name + "}", text(variable.get("default")));
                }
            }
        }
        return resolved;
    }

    /** Follows {@code $ref}, within this document; null where it leads nowhere, which is reported. */
    private @Nullable Tree resolve(Tree tree) {
        Tree current = tree;
        for (int i = 0; i < MAX_REFERENCES; i++) {
            if (!(current instanceof Tree.Mapping mapping) || !(mapping.get("$ref") instanceof Tree.Scalar reference)) {
                return current;
            }
            if (!reference.text().startsWith("#/")) {
                diagnostics.add(ArtifactErrors.remoteReference(source, reference.span(), reference.text()));
                return null;
            }
            current = pointed(reference.text().substring(2));
            if (current == null) {
                diagnostics.add(ArtifactErrors.brokenReference(source, reference.span(), reference.text()));
                return null;
            }
        }
        diagnostics.add(ArtifactErrors.endlessReference(source, tree.span(), "$ref"));
        return null;
    }

    /** What a JSON pointer (RFC 6901) leads to. */
    private @Nullable Tree pointed(String pointer) {
        Tree current = root;
        for (var token : pointer.split("/", -1)) {
            var name = unescape(token);
            current = current instanceof Tree.Mapping mapping ? mapping.get(name) : null;
            if (current == null) {
                return null;
            }
        }
        return current;
    }

    private static String unescape(String token) {
        var decoded = token;
        try {
            decoded = URLDecoder.decode(token.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // A percent sign that begins no escape: taken as written.
        }
        return decoded.replace("~1", "/").replace("~0", "~");
    }

    private static String text(@Nullable Tree tree) {
        return tree instanceof Tree.Scalar scalar ? scalar.text() : "";
    }
}
