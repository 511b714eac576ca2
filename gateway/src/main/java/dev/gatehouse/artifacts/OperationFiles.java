package dev.gatehouse.artifacts;

import dev.gatehouse.catalog.CatalogBuilder.OperationDefinition;
import dev.gatehouse.catalog.Template;
import dev.gatehouse.model.Operation;
import dev.gatehouse.policy.Scope;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Source;
import dev.gatehouse.text.Span;
import dev.gatehouse.xml.Document;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the operations of an API. One layout has a file for each; in the other they come from the specification alone,
 * and a folder holds no more than the policy of the operation that is called so. Where both say something, the file
 * decides.
 */
final class OperationFiles {
    private final Folder folder;
    private final PolicyFiles policies;
    private final Diagnostics diagnostics;
    private final List<Read> operations = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    OperationFiles(Folder folder, PolicyFiles policies, Diagnostics diagnostics) {
        this.folder = folder;
        this.policies = policies;
        this.diagnostics = diagnostics;
    }

    /**
     * An operation as read.
     *
     * @param document the policy document of its own, if it has one
     * @param source where it is described
     * @param at where in it
     */
    record Read(OperationDefinition definition, @Nullable Document document, Source source, Span at) {}

    List<Read> read(Path api, OpenApi.@Nullable Specification specification) {
        var specified = new Specified(specification == null ? List.of() : specification.operations());
        // Files first: of two operations that fit the same requests, the one with a file is meant.
        for (var directory : folder.folders(api.resolve("operations"))) {
            var found = specified.take(Folder.name(directory));
            var policy = policies.in(directory, Scope.OPERATION);
            var file = directory.resolve("operationInformation.json");
            if (folder.exists(file)) {
                described(directory, file, found, policy);
            } else if (found != null && specification != null) {
                add(found.operation(), specification.source(), found.at(), policy);
            } else if (policy != null) {
                diagnostics.add(ArtifactErrors.policyWithoutOperation(
                        Folder.source(directory.resolve(PolicyFiles.NAME)), Folder.name(directory)));
            }
        }
        for (var each : specified.rest()) {
            if (specification != null) {
                add(each.operation(), specification.source(), each.at(), null);
            }
        }
        return operations;
    }

    /** The operations of a specification, as far as no folder has claimed them. */
    private static final class Specified {
        private final SequencedSet<OpenApi.Found> rest;
        private final Map<String, OpenApi.Found> byId = new HashMap<>();
        private final Map<String, OpenApi.Found> byName = new HashMap<>();

        Specified(List<OpenApi.Found> operations) {
            rest = new LinkedHashSet<>(operations);
            for (var each : operations) {
                byId.putIfAbsent(each.operation().id(), each);
                byName.putIfAbsent(each.resourceName(), each);
            }
            operations.forEach(each -> byName.putIfAbsent(each.operation().id().toLowerCase(Locale.ROOT), each));
        }

        /** The operation that a folder belongs to: of the same id, or of the name that API Management makes of it. */
        OpenApi.@Nullable Found take(String folder) {
            var found = byId.get(folder);
            found = found == null ? byName.get(folder.toLowerCase(Locale.ROOT)) : found;
            return found != null && rest.remove(found) ? found : null;
        }

        Collection<OpenApi.Found> rest() {
            return rest;
        }
    }

    private void described(
            Path directory, Path file, OpenApi.@Nullable Found found, PolicyFiles.@Nullable Policy policy) {
        var properties = Layout.properties(folder, file, diagnostics);
        if (properties == null) {
            return;
        }
        var id = found == null ? Folder.name(directory) : found.operation().id();
        var method = properties.requiredText("method");
        var template = properties.requiredText("urlTemplate");
        if (method != null && template != null) {
            add(
                    new Operation(id, properties.text("displayName", id), method.toUpperCase(Locale.ROOT), template),
                    properties.source(),
                    properties.at("urlTemplate"),
                    policy);
        }
    }

    private void add(Operation operation, Source source, Span at, PolicyFiles.@Nullable Policy policy) {
        if (!ids.add(operation.id().toLowerCase(Locale.ROOT))) {
            diagnostics.add(ArtifactErrors.repeatedOperation(source, at, operation.id()));
            return;
        }
        try {
            var template = Template.parse(operation.urlTemplate());
            operations.add(new Read(
                    new OperationDefinition(operation, template, policy == null ? null : policy.compiled()),
                    policy == null ? null : policy.document(),
                    source,
                    at));
        } catch (IllegalArgumentException e) {
            diagnostics.add(ArtifactErrors.badTemplate(source, at, String.valueOf(e.getMessage())));
        }
    }
}
