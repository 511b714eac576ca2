package dev.gatehouse.artifacts;

import dev.gatehouse.model.Api;
import dev.gatehouse.model.Api.KeyNames;
import dev.gatehouse.model.Diagnostic;
import dev.gatehouse.model.VersionSet;
import dev.gatehouse.policy.Scope;
import dev.gatehouse.policy.Target;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Source;
import dev.gatehouse.text.Span;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads APIs: their settings, their specifications, their policies. */
final class ApiFiles {
    private static final List<String> SPECIFICATIONS =
            List.of("specification.yaml", "specification.yml", "specification.json");
    private static final Set<String> UNSUPPORTED = Set.of("websocket", "graphql", "grpc");

    private final Folder folder;
    private final PolicyFiles policies;
    private final Urls urls;
    private final Map<String, VersionSet> versionSets;
    private final DiagnosticFiles settings;
    private final Diagnostics diagnostics;

    /** @param versionSets by id; receives those that stand within an API */
    ApiFiles(
            Folder folder,
            PolicyFiles policies,
            Urls urls,
            Map<String, VersionSet> versionSets,
            DiagnosticFiles settings,
            Diagnostics diagnostics) {
        this.folder = folder;
        this.policies = policies;
        this.urls = urls;
        this.versionSets = versionSets;
        this.settings = settings;
        this.diagnostics = diagnostics;
    }

    /**
     * A revision of an API as read.
     *
     * @param settings its own diagnostic settings
     * @param source of {@code apiInformation.json}
     * @param at where its path stands in it
     */
    record Read(
            Api api,
            @Nullable Target target,
            PolicyFiles.@Nullable Policy policy,
            List<OperationFiles.Read> operations,
            List<Diagnostic> settings,
            Source source,
            Span at) {}

    List<Read> read() {
        List<Read> apis = new ArrayList<>();
        for (var directory : Layout.APIS.in(folder)) {
            var read = api(directory);
            if (read != null) {
                apis.add(read);
            }
        }
        return apis;
    }

    private @Nullable Read api(Path directory) {
        var policy = policies.in(directory, Scope.API);
        var properties = Layout.properties(folder, directory.resolve("apiInformation.json"), diagnostics);
        if (properties == null) {
            return null;
        }
        var source = properties.source();
        var type = properties.text("type", properties.text("apiType", "http"));
        if (UNSUPPORTED.contains(type)) {
            diagnostics.add(ArtifactErrors.unsupported(source, properties.at("type"), "APIs of type " + type + " are"));
            return null;
        }
        if (properties.has("isOnline") && !properties.flag("isOnline", true)) {
            diagnostics.add(ArtifactErrors.ignored(source, "this revision is offline"));
            return null;
        }
        boolean queryInTemplates = !"query".equals(properties.text("translateRequiredQueryParameters"));
        var specification = specification(directory, queryInTemplates);
        var serviceUrl = properties.text("serviceUrl");
        if (serviceUrl == null && specification != null) {
            serviceUrl = firstServer(specification.servers());
        }
        var target = serviceUrl == null
                ? null
                : urls.target("serviceUrl", serviceUrl, null, source, properties.at("serviceUrl"));
        var api = api(directory, properties, serviceUrl);
        var operations = new OperationFiles(folder, policies, diagnostics).read(directory, specification);
        if (operations.isEmpty()) {
            diagnostics.add(ArtifactErrors.noOperations(source, properties.span(), api.id()));
        }
        return new Read(api, target, policy, operations, settings(directory, api), source, properties.at("path"));
    }

    /** Settings are an API's, not a revision's; still, what a revision's folder says is meant for it. */
    private List<Diagnostic> settings(Path directory, Api api) {
        boolean own = folder.exists(directory.resolve(DiagnosticFiles.FOLDER));
        var keys = Set.of(api.keyNames().header().toLowerCase(Locale.ROOT));
        return settings.in(own ? directory : directory.resolveSibling(api.id()), keys);
    }

    private Api api(Path directory, Properties properties, @Nullable String serviceUrl) {
        var folderName = Folder.name(directory);
        var id = ResourceId.withoutRevision(folderName);
        boolean marked = !id.equals(folderName);
        var revision = properties.text("apiRevision", marked ? folderName.substring(id.length() + 5) : "1");
        var names = properties.object("subscriptionKeyParameterNames");
        var version = properties.text("apiVersion", "");
        var path = properties.text("path", "");
        while (path.startsWith("/")) {
            path = path.substring(1);
        }
        while (path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        var set = versionSet(id, properties);
        if (set != null
                && set.scheme() == VersionSet.Scheme.SEGMENT
                && !version.isEmpty()
                && (path.equals(version) || path.endsWith("/" + version))) {
            diagnostics.add(ArtifactErrors.versionInPath(properties.source(), properties.at("path"), path, version));
        }
        return new Api(
                id,
                properties.text("displayName", id),
                path,
                revision,
                properties.flag("isCurrent", !marked),
                version,
                set == null ? null : set.id(),
                serviceUrl,
                properties.texts("protocols"),
                properties.flag("subscriptionRequired", false),
                names == null
                        ? KeyNames.DEFAULT
                        : new KeyNames(
                                names.text("header", KeyNames.DEFAULT.header()),
                                names.text("query", KeyNames.DEFAULT.query())));
    }

    private @Nullable VersionSet versionSet(String apiId, Properties properties) {
        var text = properties.text("apiVersionSetId");
        if (text != null) {
            var reference = ResourceId.parse(text);
            var set = reference == null ? null : versionSets.get(reference.name());
            if (set == null) {
                diagnostics.add(ArtifactErrors.unknownReference(
                        properties.source(), properties.at("apiVersionSetId"), "version set", text));
            }
            return set;
        }
        var inline = properties.object("apiVersionSet");
        if (inline == null) {
            return null;
        }
        var reference = ResourceId.parse(inline.text("id", ""));
        var id = reference == null || reference.name().isEmpty() ? inline.text("name", apiId) : reference.name();
        var known = versionSets.get(id);
        if (known != null || !inline.has("versioningScheme")) {
            if (known == null) {
                diagnostics.add(ArtifactErrors.unknownReference(inline.source(), inline.span(), "version set", id));
            }
            return known;
        }
        var set = VersionSetFiles.versionSet(id, inline, diagnostics);
        if (set != null) {
            versionSets.put(id, set);
        }
        return set;
    }

    private OpenApi.@Nullable Specification specification(Path directory, boolean queryInTemplates) {
        for (var name : SPECIFICATIONS) {
            var file = directory.resolve(name);
            if (folder.exists(file)) {
                var parsed = folder.parse(file);
                return parsed == null ? null : OpenApi.read(parsed, queryInTemplates, diagnostics);
            }
        }
        for (var other : List.of("specification.wsdl", "specification.wadl", "specification.graphql")) {
            if (folder.exists(directory.resolve(other))) {
                diagnostics.add(ArtifactErrors.ignored(
                        Folder.source(directory.resolve(other)), "only OpenAPI specifications are read"));
            }
        }
        return null;
    }

    /** As an import does: the first that is https; on a developer's machine the first there is. */
    private @Nullable String firstServer(List<String> servers) {
        return servers.stream()
                .filter(url -> url.startsWith("https://"))
                .findFirst()
                .or(() -> servers.stream().filter(_ -> urls.insecureLoopback()).findFirst())
                .orElse(null);
    }
}
