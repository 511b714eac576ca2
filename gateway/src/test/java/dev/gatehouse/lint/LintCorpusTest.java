package dev.gatehouse.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Shared;
import dev.gatehouse.lint.rules.BestPractices;
import dev.gatehouse.text.Diagnostic;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Severity;
import dev.gatehouse.text.SourceFile;
import dev.gatehouse.xml.Document;
import dev.gatehouse.xml.NamedValues;
import dev.gatehouse.xml.PolicyReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The rules on public documents: none makes them fail, and they stay quiet where nothing is wrong. What is found stands
 * in {@code target/lint-corpus.txt}.
 */
class LintCorpusTest {
    @Test
    void everyPublicDocumentIsLookedAtAndMostHaveNoWarning() throws IOException {
        var folder = Shared.path("corpus/policies");
        Map<String, Integer> documents = new TreeMap<>();
        int all = 0;
        int warned = 0;
        List<String> lines = new ArrayList<>();
        for (var file : files(folder)) {
            all++;
            var found = lint(folder, file);
            warned += found.stream().anyMatch(each -> each.severity() == Severity.WARNING) ? 1 : 0;
            found.stream().map(Diagnostic::code).distinct().forEach(code -> documents.merge(code, 1, Integer::sum));
            found.forEach(each -> lines.add(each.toString()));
            assertThat(found)
                    .allSatisfy(each -> assertThat(each.position().line()).isPositive());
        }
        lines.addFirst("of %d documents %d have a warning; documents by rule: %s".formatted(all, warned, documents));
        Files.write(Path.of("target", "lint-corpus.txt"), lines);
        assertThat(all).isEqualTo(693);
        assertThat(warned).isLessThan(all / 5);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".xml"))
                    .sorted()
                    .toList();
        }
    }

    private static List<Diagnostic> lint(Path folder, Path file) throws IOException {
        var source = SourceFile.read(file, folder.relativize(file).toString());
        Document document =
                PolicyReader.read(NamedValues.substitute(source, Map.of(), new Diagnostics(), Severity.INFO));
        return new Lint(BestPractices.RULES).document(document);
    }
}
