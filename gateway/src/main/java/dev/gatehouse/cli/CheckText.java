package dev.gatehouse.cli;

import dev.gatehouse.cli.CheckReport.CheckedFile;
import dev.gatehouse.text.Diagnostic;
import dev.gatehouse.text.DiagnosticPrinter;

/** {@code check --format text}: every diagnostic with its line, then one line that sums up. */
final class CheckText {
    private CheckText() {}

    static String of(CheckReport report, DiagnosticPrinter printer) {
        var out = new StringBuilder();
        for (CheckedFile file : report.files()) {
            for (Diagnostic found : file.diagnostics()) {
                out.append(printer.print(found));
            }
        }
        long good = report.files().stream().filter(CheckedFile::isGood).count();
        int all = report.files().size();
        out.append(good == all ? count(all, "file") + " checked" : "%d of %s good".formatted(good, count(all, "file")))
                .append(": ")
                .append(count(report.errors(), "error"))
                .append(", ")
                .append(count(report.warnings(), "warning"))
                .append('\n');
        return out.toString();
    }

    private static String count(int number, String what) {
        return number == 1 ? "1 " + what : number + " " + what + "s";
    }
}
