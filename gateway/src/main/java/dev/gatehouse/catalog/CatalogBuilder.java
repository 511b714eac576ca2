package dev.gatehouse.catalog;

import dev.gatehouse.catalog.ApiEntry.OperationEntry;
import dev.gatehouse.model.AlertRule;
import dev.gatehouse.model.Api;
import dev.gatehouse.model.Diagnostic;
import dev.gatehouse.model.Operation;
import dev.gatehouse.model.Product;
import dev.gatehouse.model.VersionSet;
import dev.gatehouse.policy.CompiledDocument;
import dev.gatehouse.policy.Deployment;
import dev.gatehouse.policy.Pipeline;
import dev.gatehouse.policy.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Puts a {@link Catalog} together: version sets, products and diagnostic settings first, then the APIs. Every method that throws {@link
 * IllegalArgumentException} does so with a sentence for the author of what was added. Confined to one thread.
 */
public final class CatalogBuilder {
    private final CompiledDocument global;
    private final Map<List<CompiledDocument>, Pipeline> pipelines = new HashMap<>();
    private final Map<String, VersionSet> versionSets = new HashMap<>();
    private final Map<String, ProductEntry> products = new LinkedHashMap<>();
    private final List<Grant> grants = new ArrayList<>();
    private final List<Catalog.Listed> apis = new ArrayList<>();
    private final List<AlertRule> alertRules = new ArrayList<>();
    private final Map<String, SiteInProgress> sites = new LinkedHashMap<>();
    private List<Diagnostic> diagnostics = List.of();
    private Deployment deployment = Deployment.DEFAULT;

    /**
     * An operation and the document of its scope.
     *
     * @param template the operation's, taken apart
     */
    public record OperationDefinition(
            Operation operation,
            Template template,
            @Nullable CompiledDocument document) {}

    private record ProductEntry(Product product, @Nullable CompiledDocument document) {}

    private record SiteInProgress(String path, @Nullable VersionSet set, Map<String, List<ApiEntry>> versions) {}

    /** @param global the document of the global scope */
    public CatalogBuilder(CompiledDocument global) {
        this.global = global;
    }

    /** What expressions see of the gateway. */
    public CatalogBuilder deployment(Deployment value) {
        deployment = value;
        return this;
    }

    public CatalogBuilder versionSet(VersionSet set) {
        versionSets.put(set.id(), set);
        return this;
    }

    /** Adds a product; the APIs it names come after it. */
    public CatalogBuilder product(Product product, @Nullable CompiledDocument document) {
        products.put(product.id(), new ProductEntry(product, document));
        return this;
    }

    /** Says what is logged of exchanges that no API's own settings cover; before the APIs. */
    public CatalogBuilder diagnostics(List<Diagnostic> ofService) {
        diagnostics = List.copyOf(ofService);
        return this;
    }

    public CatalogBuilder subscription(Grant grant) {
        grants.add(grant);
        return this;
    }

    /** Adds one revision of an API that has no diagnostic settings of its own. */
    public CatalogBuilder api(
            Api api,
            @Nullable Target target,
            @Nullable CompiledDocument document,
            List<OperationDefinition> operations) {
        return api(api, target, document, operations, List.of());
    }

    /**
     * Adds one revision of an API.
     *
     * @param settings its own diagnostic settings
     * @throws IllegalArgumentException if another API answers at the same address
     */
    public CatalogBuilder api(
            Api api,
            @Nullable Target target,
            @Nullable CompiledDocument document,
            List<OperationDefinition> operations,
            List<Diagnostic> settings) {
        var chosen = products.values().stream()
                .filter(each -> each.product.apiIds().contains(api.id()))
                .toList();
        int open = -1;
        for (int i = chosen.size() - 1; i >= 0; i--) {
            open = chosen.get(i).product.subscriptionRequired() ? open : i;
        }
        var matcher = new Matcher.Builder<OperationEntry>();
        List<OperationEntry> entries = new ArrayList<>(operations.size());
        for (var each : operations) {
            var entry = new OperationEntry(
                    each.operation,
                    link(global, null, document, each.document),
                    chosen.stream()
                            .map(product -> link(global, product.document, document, each.document))
                            .toList());
            matcher.add(each.operation.method(), each.template, entry);
            entries.add(entry);
        }
        var made = new ApiEntry(
                api,
                target,
                chosen.stream().map(ProductEntry::product).toList(),
                open,
                link(global, null, document, null),
                matcher.build(),
                GoverningDiagnostic.of(settings, diagnostics));
        place(made);
        apis.add(new Catalog.Listed(made, List.copyOf(entries)));
        return this;
    }

    public CatalogBuilder alertRule(AlertRule rule) {
        alertRules.add(rule);
        return this;
    }

    /** @throws IllegalArgumentException if two subscriptions share a key */
    public Catalog build() {
        var finished = sites.values().stream().map(CatalogBuilder::finish).toList();
        return new Catalog(
                link(global, null, null, null),
                new Sites(finished),
                new SubscriptionKeys(grants),
                apis,
                products.values().stream().map(ProductEntry::product).toList(),
                alertRules,
                GoverningDiagnostic.of(List.of(), diagnostics),
                deployment);
    }

    private Pipeline link(@Nullable CompiledDocument... broadToNarrow) {
        List<CompiledDocument> chain = new ArrayList<>(4);
        for (var document : broadToNarrow) {
            if (document != null) {
                chain.add(document);
            }
        }
        return pipelines.computeIfAbsent(List.copyOf(chain), Pipeline::of);
    }

    private void place(ApiEntry entry) {
        var api = entry.api();
        var set = api.versionSetId() == null ? null : versionSets.get(api.versionSetId());
        boolean inPath = set != null && set.scheme() == VersionSet.Scheme.SEGMENT;
        var selecting = inPath ? null : set;
        var path = canonical(inPath ? api.path() + "/" + api.version() : api.path());
        var site = sites.computeIfAbsent(
                path.toLowerCase(Locale.ROOT), _ -> new SiteInProgress(path, selecting, new LinkedHashMap<>()));
        if (!Objects.equals(selecting, site.set)) {
            throw new IllegalArgumentException(
                    "another API, outside of its version set, answers at '%s'".formatted(path));
        }
        var revisions = site.versions.computeIfAbsent(selecting == null ? "" : api.version(), _ -> new ArrayList<>());
        for (var revision : revisions) {
            var placed = revision.api();
            if (!placed.id().equals(api.id())) {
                throw new IllegalArgumentException(
                        "another API ('%s') answers at '%s' already".formatted(placed.id(), path));
            }
            if (placed.revision().equals(api.revision())) {
                throw new IllegalArgumentException("revision %s is here twice".formatted(api.revision()));
            }
            if (placed.isCurrentRevision() && api.isCurrentRevision()) {
                throw new IllegalArgumentException(
                        "revisions %s and %s are both marked as current".formatted(placed.revision(), api.revision()));
            }
        }
        revisions.add(entry);
        revisions.sort(Comparator.comparing(each -> !each.api().isCurrentRevision()));
    }

    private static Site finish(SiteInProgress site) {
        Map<String, Site.Revisions> versions = new HashMap<>();
        site.versions.forEach((version, all) -> versions.put(version, new Site.Revisions(List.copyOf(all))));
        return new Site(
                site.path,
                site.set == null ? VersionSet.Scheme.SEGMENT : site.set.scheme(),
                site.set == null ? "" : site.set.parameter(),
                Map.copyOf(versions));
    }

    /** The path of an API as it stands in a canonical request: {@code /a/b}, or empty. */
    private static String canonical(String path) {
        var canonical = new StringBuilder();
        for (var segment : path.split("/", -1)) {
            if (!segment.isEmpty()) {
                canonical.append('/').append(Percent.canonical(segment));
            }
        }
        return canonical.toString();
    }
}
