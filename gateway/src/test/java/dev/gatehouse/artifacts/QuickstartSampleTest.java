package dev.gatehouse.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.catalog.Marking;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.text.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The samples of the project, as far as this package is concerned: everything but their policies. */
class QuickstartSampleTest {
    @Test
    void theQuickstartsArtifactsAreRead() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("samples/quickstart"))) {
            folder = folder.getParent();
        }
        var result = Artifacts.load(
                folder.resolve("samples/quickstart"),
                new Marking().compiler(),
                Settings.DEFAULT.withInsecureLoopback(true),
                SecretValues.NONE);
        assertThat(result.diagnostics())
                .filteredOn(
                        each -> each.severity() != Severity.INFO && each.code().startsWith("ART"))
                .isEmpty();
        assertThat(result.documents()).hasSizeGreaterThan(10);
    }
}
