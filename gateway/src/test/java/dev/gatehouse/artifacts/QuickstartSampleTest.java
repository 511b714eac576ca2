package dev.gatehouse.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.catalog.Marking;
import dev.gatehouse.model.Diagnostic;
import dev.gatehouse.model.Diagnostic.Part;
import dev.gatehouse.model.Diagnostic.Verbosity;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The samples of the project, as far as this package is concerned: everything but their policies. */
class QuickstartSampleTest {
    @Test
    void theQuickstartsArtifactsAreRead() {
        var result = load();
        assertThat(result.diagnostics())
                .filteredOn(
                        each -> each.severity() != Severity.INFO && each.code().startsWith("ART"))
                .isEmpty();
        assertThat(result.documents()).hasSizeGreaterThan(10);
    }

    @Test
    void theQuickstartIsWatchedByTheArticlesRuleAsItStands() throws IOException {
        var diagnostics = new Diagnostics();
        var urls = new Urls(Map.of(), true, diagnostics);
        var rules = AlertFiles.read(new Folder(sample(), diagnostics), urls, Fixture.QUERIES, diagnostics);
        assertThat(diagnostics.list()).isEmpty();
        assertThat(rules).hasSize(1);
        var rule = rules.getFirst();
        assertThat(rule.condition().query().strip())
                .isEqualTo(Files.readString(sample().resolveSibling("queries/5-alert-spike-in-auth-failures.kql"))
                        .strip());
        assertThat(rule.frequency()).hasMinutes(1);
        assertThat(rule.window()).hasMinutes(5);
        assertThat(rule.condition().operator().holds(1, rule.condition().threshold()))
                .isTrue();
        assertThat(rule.actionGroups()).as("works without anything to call").isEmpty();
    }

    @Test
    void theQuickstartLogsWhatTheArticlesQueriesNeedAndNothingElse() {
        var diagnostics = new Diagnostics();
        var files = new Folder(sample(), diagnostics);
        var settings = new DiagnosticFiles(files, new LoggerFiles(files, diagnostics), diagnostics);
        assertThat(settings.in(sample(), Set.of()))
                .containsExactly(new Diagnostic(
                        "azuremonitor",
                        Verbosity.INFORMATION,
                        true,
                        100,
                        true,
                        new Part(List.of("X-Tenant-Id"), 0, Map.of(), Map.of()),
                        new Part(List.of(), 1024, Map.of(), Map.of()),
                        Part.NONE,
                        Part.NONE));
        assertThat(diagnostics.list()).isEmpty();
        assertThat(files.folders(sample().resolve("apis")))
                .noneMatch(api -> files.exists(api.resolve(DiagnosticFiles.FOLDER)));
    }

    private static LoadResult load() {
        return Artifacts.load(
                sample(),
                new Marking().compiler(),
                Fixture.QUERIES,
                Settings.DEFAULT.withInsecureLoopback(true),
                SecretValues.NONE);
    }

    private static Path sample() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("samples/quickstart"))) {
            folder = folder.getParent();
        }
        return folder.resolve("samples/quickstart");
    }
}
