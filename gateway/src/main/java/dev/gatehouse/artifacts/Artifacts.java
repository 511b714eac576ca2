package dev.gatehouse.artifacts;

import dev.gatehouse.catalog.Catalog;
import dev.gatehouse.catalog.CatalogBuilder;
import dev.gatehouse.kql.KqlCompiler;
import dev.gatehouse.policy.Deployment;
import dev.gatehouse.policy.DocumentCompiler;
import dev.gatehouse.policy.Scope;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.text.Diagnostic;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Source;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A folder of artifacts. What is looked at first is what others refer to: named values, backends, certificates, fragments, then
 * policies with APIs and products, then subscriptions; alert rules stand for themselves.
 */
public final class Artifacts {
    private Artifacts() {}

    /**
     * Reads a folder. Never throws for what is in it.
     *
     * @param queries compiles the queries of alert rules over the logs that there are
     * @param secrets values that the folder leaves out
     */
    public static LoadResult load(
            Path folder, DocumentCompiler compiler, KqlCompiler queries, Settings settings, SecretValues secrets) {
        var diagnostics = new Diagnostics();
        var files = new Folder(folder, diagnostics);
        if (diagnostics.hasErrors()) {
            return new LoadResult(null, List.of(), List.of(), diagnostics.list());
        }
        Layout.reportOthers(files, diagnostics);

        var loggers = new LoggerFiles(files, diagnostics);
        var namedValueFiles = new NamedValueFiles(files, secrets, loggers, diagnostics);
        var namedValues = namedValueFiles.read();
        var urls = new Urls(namedValues, settings.insecureLoopback(), diagnostics);
        var backends = new BackendFiles(files, urls, diagnostics).read();
        var certificates = new CertificateFiles(files, urls, diagnostics).read();
        var policies = new PolicyFiles(files, compiler, namedValues, backends, certificates, diagnostics);

        var global = policies.in(folder, Scope.GLOBAL);
        var versionSets = VersionSetFiles.read(files, diagnostics);
        var logged = new DiagnosticFiles(files, loggers, diagnostics);
        var apis = new ApiFiles(files, policies, urls, versionSets, logged, diagnostics).read();
        var keyHeaders = apis.stream()
                .map(each -> each.api().keyNames().header().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        var apiIds = apis.stream().map(each -> each.api().id()).collect(Collectors.toSet());
        for (var directory : Layout.APIS.in(files)) {
            // Also those with mistakes in them: they are there, so a link to them is none.
            apiIds.add(String.valueOf(directory.getFileName()));
        }
        if (apiIds.isEmpty()) {
            diagnostics.add(ArtifactErrors.nothingHere(Folder.source(folder)));
        }
        var people = new PeopleFiles(files, diagnostics);
        var products = new ProductFiles(files, policies, people, diagnostics).read(apiIds);
        var productIds = products.stream().map(each -> each.product().id()).collect(Collectors.toSet());
        var grants = new SubscriptionFiles(files, urls, people, apiIds, productIds, diagnostics).read();
        Lints.run(global, apis, products, diagnostics);

        var outermost = global == null ? policies.standard() : global;
        var builder = new CatalogBuilder(outermost.compiled());
        builder.deployment(Deployment.DEFAULT.with(certificates));
        builder.diagnostics(logged.in(folder, keyHeaders));
        versionSets.values().forEach(builder::versionSet);
        products.forEach(each -> builder.product(
                each.product(), each.policy() == null ? null : each.policy().compiled()));
        apis.forEach(each -> place(each, builder, diagnostics));
        grants.forEach(builder::subscription);
        AlertFiles.read(files, urls, queries, diagnostics).forEach(builder::alertRule);
        var operations = apis.stream()
                .flatMap(each -> GovernedOperation.of(each, outermost.document(), products).stream())
                .toList();
        return result(builder, Folder.source(folder), policies.read(), operations, diagnostics, namedValueFiles.mask());
    }

    private static void place(ApiFiles.Read read, CatalogBuilder builder, Diagnostics diagnostics) {
        try {
            var policy = read.policy();
            builder.api(
                    read.api(),
                    read.target(),
                    policy == null ? null : policy.compiled(),
                    read.operations().stream()
                            .map(OperationFiles.Read::definition)
                            .toList(),
                    read.settings());
        } catch (IllegalArgumentException e) {
            diagnostics.add(ArtifactErrors.sameAddress(read.source(), read.at(), String.valueOf(e.getMessage())));
        }
    }

    private static LoadResult result(
            CatalogBuilder builder,
            Source folder,
            List<LoadResult.PolicyDocument> documents,
            List<GovernedOperation> operations,
            Diagnostics diagnostics,
            SecretMask mask) {
        Catalog catalog = null;
        try {
            catalog = builder.build();
        } catch (IllegalArgumentException e) {
            diagnostics.add(ArtifactErrors.sharedKey(folder, String.valueOf(e.getMessage())));
        }
        return new LoadResult(
                diagnostics.hasErrors() ? null : catalog,
                documents,
                operations,
                withoutRepetitions(mask.of(diagnostics.list())));
    }

    /** A mistake in a fragment turns up once for each document that includes it. */
    private static List<Diagnostic> withoutRepetitions(List<Diagnostic> diagnostics) {
        Map<String, Diagnostic> once = new LinkedHashMap<>();
        diagnostics.forEach(each -> once.putIfAbsent(each.toString(), each));
        return List.copyOf(once.values());
    }
}
