package dev.gatehouse.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Shared;
import dev.gatehouse.lint.rules.BestPractices;
import dev.gatehouse.policy.Scope;
import dev.gatehouse.text.Diagnostic;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Severity;
import dev.gatehouse.text.Source;
import dev.gatehouse.text.SourceFile;
import dev.gatehouse.text.Span;
import dev.gatehouse.xml.Document;
import dev.gatehouse.xml.NamedValues;
import dev.gatehouse.xml.PolicyReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The rules on public documents: none makes them fail, and they stay quiet where nothing is wrong. What is found stands
 * in {@code target/lint-corpus.txt}.
 */
class LintCorpusTest {
    private static final Lint LINT = new Lint(BestPractices.RULES);
    private static final String STANDARD = "<policies><inbound /><backend><forward-request /></backend></policies>";

    private final Map<String, Integer> documents = new TreeMap<>();
    private final List<String> lines = new ArrayList<>();
    private int all;
    private int warned;

    private void note(List<Diagnostic> found) {
        all++;
        warned += found.stream().anyMatch(each -> each.severity() == Severity.WARNING) ? 1 : 0;
        found.stream().map(Diagnostic::code).distinct().forEach(code -> documents.merge(code, 1, Integer::sum));
        found.forEach(each -> lines.add(each.toString()));
        assertThat(found).allSatisfy(each -> assertThat(each.position().line()).isPositive());
    }

    private void write(String file) throws IOException {
        lines.addFirst("of %d documents %d have a warning; documents by rule: %s".formatted(all, warned, documents));
        Files.write(Path.of("target", file), lines);
    }

    @Test
    void everyPublicDocumentIsLookedAtAndMostHaveNoWarning() throws IOException {
        for (var document : documents()) {
            note(LINT.document(document));
        }
        write("lint-corpus.txt");
        assertThat(all).isEqualTo(693);
        assertThat(warned).isLessThan(all / 10);
    }

    @Test
    void soAreThoseThatStandForAnApiIfTheyWereAllThatApplies() throws IOException {
        var read = documents();
        for (var document : read) {
            if (document.kind() == Document.Kind.POLICIES) {
                note(LINT.estate(estate(document, fragments(document, read)), List.of(document)));
            }
        }
        write("lint-corpus-apis.txt");
        assertThat(warned).isLessThan(all / 8);
    }

    /** An API with one operation that has nothing but this document. */
    private static Estate estate(Document document, Map<String, Document> fragments) {
        var chain = new Chain(
                List.of(
                        new Layer(Scope.GLOBAL, PolicyReader.read(Source.of("standard", STANDARD))),
                        new Layer(Scope.API, document)),
                fragments,
                true);
        return new Estate(List.of(new Estate.Route(
                "api", "get", "GET", "/", document.source(), Span.at(0), List.of(new Estate.Context(null, chain)))));
    }

    /** The fragments of the document's repository, by what their files or folders are called. */
    private static Map<String, Document> fragments(Document of, List<Document> all) {
        var repository = String.join("/", Arrays.copyOf(of.source().name().split("/"), 2)) + "/";
        Map<String, Document> fragments = new HashMap<>();
        for (var document : all) {
            if (document.kind() == Document.Kind.FRAGMENT
                    && document.source().name().startsWith(repository)) {
                var path = Path.of(document.source().name());
                fragments.put(String.valueOf(path.getParent().getFileName()), document);
                fragments.put(path.getFileName().toString().replace(".xml", ""), document);
            }
        }
        return fragments;
    }

    private static List<Document> documents() throws IOException {
        var folder = Shared.path("corpus/policies");
        List<Document> documents = new ArrayList<>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(each -> each.toString().endsWith(".xml"))
                    .sorted()
                    .toList()) {
                var source = SourceFile.read(file, folder.relativize(file).toString());
                documents.add(
                        PolicyReader.read(NamedValues.substitute(source, Map.of(), new Diagnostics(), Severity.INFO)));
            }
        }
        return documents;
    }
}
