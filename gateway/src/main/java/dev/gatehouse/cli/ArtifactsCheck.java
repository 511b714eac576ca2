package dev.gatehouse.cli;

import dev.gatehouse.artifacts.Artifacts;
import dev.gatehouse.artifacts.LoadResult;
import dev.gatehouse.artifacts.SecretValues;
import dev.gatehouse.cli.CheckReport.CheckedFile;
import dev.gatehouse.policy.DocumentCompiler;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.text.Diagnostic;
import dev.gatehouse.xml.Document;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Checks an artifacts folder as it would be served, and sorts what was found by file. */
final class ArtifactsCheck {
    private ArtifactsCheck() {}

    /** Every policy document of the folder, and every other file that something is wrong with. */
    static List<CheckedFile> check(Path folder, DocumentCompiler compiler, Settings settings, SecretValues secrets) {
        LoadResult result = Artifacts.load(folder, compiler, settings, secrets);
        Map<String, List<Diagnostic>> byFile = new TreeMap<>();
        for (Diagnostic found : result.diagnostics()) {
            byFile.computeIfAbsent(found.source().name(), _ -> new ArrayList<>())
                    .add(found);
        }
        Map<String, CheckedFile> files = new TreeMap<>();
        for (LoadResult.PolicyDocument document : result.documents()) {
            var kind = document.isFragment() ? Document.Kind.FRAGMENT : Document.Kind.POLICIES;
            files.put(
                    document.file(),
                    CheckedFile.of(document.file(), kind, byFile.getOrDefault(document.file(), List.of())));
        }
        byFile.forEach((file, found) -> files.putIfAbsent(file, new CheckedFile(file, CheckedFile.ARTIFACT, found)));
        return List.copyOf(files.values());
    }
}
