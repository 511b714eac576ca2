package dev.gatehouse.cli;

import dev.gatehouse.text.Diagnostic;
import dev.gatehouse.text.Severity;
import dev.gatehouse.xml.Document;
import java.util.Comparator;
import java.util.List;

/** What {@code check} found, file by file. */
record CheckReport(List<CheckedFile> files) {
    CheckReport {
        files = List.copyOf(files);
    }

    /**
     * One file.
     *
     * @param path as people gave it, with slashes
     * @param diagnostics in the order of the text
     */
    record CheckedFile(String path, Document.Kind kind, List<Diagnostic> diagnostics) {
        CheckedFile {
            diagnostics = diagnostics.stream()
                    .sorted(Comparator.comparingInt(
                            found -> found.source().fileOffset(found.span().start())))
                    .distinct()
                    .toList();
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
