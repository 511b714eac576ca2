package dev.gatehouse.cli;

import dev.gatehouse.lint.Estate.Proven;
import dev.gatehouse.text.Diagnostic;
import dev.gatehouse.text.Severity;
import dev.gatehouse.xml.Document;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What {@code check} found, file by file.
 *
 * @param operations what is proven of each operation of the artifacts among them
 */
record CheckReport(List<CheckedFile> files, List<Proven> operations) {
    CheckReport {
        files = List.copyOf(files);
        operations = List.copyOf(operations);
    }

    CheckReport(List<CheckedFile> files) {
        this(files, List.of());
    }

    /**
     * One file.
     *
     * @param path as people gave it, with slashes
     * @param kind that of a document, {@code policies} and so on; {@value #ARTIFACT} for other files
     * @param diagnostics in the order of the text
     */
    record CheckedFile(String path, String kind, List<Diagnostic> diagnostics) {
        /** A file of an artifacts folder that is no policy document. */
        static final String ARTIFACT = "artifact";

        CheckedFile {
            diagnostics = diagnostics.stream()
                    .sorted(Comparator.comparingInt(
                            found -> found.source().fileOffset(found.span().start())))
                    .distinct()
                    .toList();
        }

        static CheckedFile of(String path, Document.Kind kind, List<Diagnostic> diagnostics) {
            return new CheckedFile(path, kind.name().toLowerCase(Locale.ROOT), diagnostics);
        }

        boolean isGood() {
            return count(Severity.ERROR) == 0;
        }

        int count(Severity severity) {
            return (int) diagnostics.stream()
                    .filter(found -> found.severity() == severity)
                    .count();
        }
    }

    boolean isGood() {
        return errors() == 0;
    }

    int errors() {
        return files.stream().mapToInt(file -> file.count(Severity.ERROR)).sum();
    }

    int warnings() {
        return files.stream().mapToInt(file -> file.count(Severity.WARNING)).sum();
    }
}
