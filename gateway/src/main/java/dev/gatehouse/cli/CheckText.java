package dev.gatehouse.cli;

import dev.gatehouse.cli.CheckReport.CheckedFile;
import dev.gatehouse.text.Diagnostic;
import dev.gatehouse.text.DiagnosticPrinter;
import dev.gatehouse.text.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * {@code check --format text}: every error and warning with its line, many remarks by code, what is proven, then one
 * line that sums up.
 */
final class CheckText {
    /** What the proofs say in fewer lines. */
    private static final Set<String> OF_PROOFS = Set.of("SEC140", "SEC142");

    /** More remarks than this hide the warnings among them. */
    private static final int MANY = 10;

    private CheckText() {}

    static String of(CheckReport report, DiagnosticPrinter printer) {
        var remarks = remarks(report);
        boolean many = remarks.size() > MANY;
        var out = new StringBuilder();
        for (CheckedFile file : report.files()) {
            for (Diagnostic found : file.diagnostics()) {
                if (found.severity() != Severity.INFO || (!many && remarks.contains(found))) {
                    out.append(printer.print(found));
                }
            }
        }
        if (many) {
            out.append(byCode(remarks));
        }
        out.append(ProofText.of(report.operations()));
        long good = report.files().stream().filter(CheckedFile::isGood).count();
        int all = report.files().size();
        out.append(good == all ? count(all, "file") + " checked" : "%d of %s good".formatted(good, count(all, "file")))
                .append(": ")
                .append(count(report.errors(), "error"))
                .append(", ")
                .append(count(report.warnings(), "warning"))
                .append(remarks.isEmpty() ? "" : ", " + count(remarks.size(), "remark"))
                .append('\n');
        return out.toString();
    }

    private static List<Diagnostic> remarks(CheckReport report) {
        return report.files().stream()
                .flatMap(file -> file.diagnostics().stream())
                .filter(found -> found.severity() == Severity.INFO)
                .filter(found -> report.operations().isEmpty() || !OF_PROOFS.contains(found.code()))
                .toList();
    }

    private static String byCode(List<Diagnostic> remarks) {
        Map<String, List<Diagnostic>> byCode = new TreeMap<>();
        remarks.forEach(found ->
                byCode.computeIfAbsent(found.code(), _ -> new ArrayList<>()).add(found));
        var out = new StringBuilder(
                "%d remarks, of each kind the first (--format json lists all):%n".formatted(remarks.size()));
        byCode.values()
                .forEach(same -> out.append(
                        same.size() == 1
                                ? "  %s%n".formatted(same.getFirst())
                                : "  %s (and %d more)%n".formatted(same.getFirst(), same.size() - 1)));
        return out.toString();
    }

    static String count(int number, String what) {
        return number == 1 ? "1 " + what : number + " " + what + "s";
    }
}
