package dev.gatehouse.cli;

import dev.gatehouse.artifacts.Artifacts;
import dev.gatehouse.artifacts.LoadResult;
import dev.gatehouse.artifacts.SecretValues;
import dev.gatehouse.cli.CheckReport.CheckedFile;
import dev.gatehouse.kql.KqlCompiler;
import dev.gatehouse.lint.Lint;
import dev.gatehouse.lint.Suppressions;
import dev.gatehouse.lint.rules.BestPractices;
import dev.gatehouse.logs.GatewayLog;
import dev.gatehouse.policy.DocumentCompiler;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.store.LogStore;
import dev.gatehouse.text.Diagnostic;
import dev.gatehouse.text.Severity;
import dev.gatehouse.xml.Document;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Checks an artifacts folder as it would be served, and sorts what was found by file.
 *
 * <p>What only a gateway on a developer's machine may do (plain http, addresses of the machine itself) is a warning
 * here: the folder is good for {@code serve --insecure-loopback}, and nobody has said yet where it will run.
 */
final class ArtifactsCheck {
    private final Function<Settings, DocumentCompiler> compilers;
    private final SecretValues secrets;
    private final Lint lint = new Lint(BestPractices.RULES);

    /**
     * A check.
     *
     * @param compilers a compiler for these settings
     */
    ArtifactsCheck(Function<Settings, DocumentCompiler> compilers, SecretValues secrets) {
        this.compilers = compilers;
        this.secrets = secrets;
    }

    /** Every policy document of the folder, and every other file that something is to be said of. */
    CheckReport check(Path folder, Settings settings) {
        LoadResult strict = load(folder, settings.withInsecureLoopback(false));
        LoadResult lenient = load(folder, settings.withInsecureLoopback(true));
        var documents = strict.documents().stream()
                .map(LoadResult.PolicyDocument::document)
                .toList();
        Map<String, Suppressions> suppressions = new HashMap<>();
        for (LoadResult.PolicyDocument document : strict.documents()) {
            suppressions.put(document.file(), Suppressions.in(document.document()));
        }
        var estate = ArtifactsEstate.of(strict);
        List<Diagnostic> all = new ArrayList<>(merge(strict.diagnostics(), lenient.diagnostics()));
        all.addAll(lint.estate(estate, documents));
        suppressions.values().forEach(each -> all.addAll(each.mistakes()));

        Map<String, List<Diagnostic>> byFile = new TreeMap<>();
        for (Diagnostic found : all) {
            var file = found.source().name();
            var suppressed = suppressions.get(file);
            if (suppressed == null || !suppressed.cover(found)) {
                byFile.computeIfAbsent(file, _ -> new ArrayList<>()).add(found);
            }
        }
        Map<String, CheckedFile> files = new TreeMap<>();
        for (LoadResult.PolicyDocument document : strict.documents()) {
            var kind = document.fragment() != null ? Document.Kind.FRAGMENT : Document.Kind.POLICIES;
            files.put(
                    document.file(),
                    CheckedFile.of(document.file(), kind, byFile.getOrDefault(document.file(), List.of())));
        }
        byFile.forEach((file, found) -> files.putIfAbsent(file, new CheckedFile(file, CheckedFile.ARTIFACT, found)));
        return new CheckReport(List.copyOf(files.values()), estate.proofs());
    }

    private LoadResult load(Path folder, Settings settings) {
        var queries = new KqlCompiler(LogStore.schema(settings.store(), List.of(GatewayLog.TABLE)));
        return Artifacts.load(folder, compilers.apply(settings), queries, settings, secrets);
    }

    /** What either found; what is an error to the strict one alone, as a warning. */
    private static Collection<Diagnostic> merge(List<Diagnostic> strict, List<Diagnostic> lenient) {
        Map<String, Diagnostic> merged = new LinkedHashMap<>();
        lenient.forEach(found -> merged.put(found.toString(), found));
        for (Diagnostic found : strict) {
            boolean strictAlone = !merged.containsKey(found.toString()) && found.severity() == Severity.ERROR;
            var kept = strictAlone
                    ? new Diagnostic(Severity.WARNING, found.code(), found.source(), found.span(), found.message())
                    : found;
            merged.putIfAbsent(found.toString(), kept);
        }
        return merged.values();
    }
}
