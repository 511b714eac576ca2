package dev.gatehouse.cli;

import dev.gatehouse.artifacts.LoadResult;
import dev.gatehouse.text.Diagnostic;
import dev.gatehouse.text.Severity;
import java.util.List;

/**
 * Tells people at a terminal what became of a folder, on standard error: errors and warnings. Remarks are left to {@code
 * check}: there are some about nearly every document, and they would bury what matters.
 */
final class LoadNews {
    private final Terminal terminal;

    LoadNews(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Of a folder that was loaded again. */
    void reloaded(LoadResult result) {
        print(result.diagnostics());
        terminal.err()
                .println(
                        result.catalog() == null
                                ? "gatehouse: the folder has errors; what was loaded before keeps serving"
                                : "gatehouse: taken up what changed");
        terminal.err().flush();
    }

    /** Of a folder that there is nothing to start with. */
    void refused(List<Diagnostic> diagnostics) {
        print(diagnostics);
        terminal.fail(ExitCode.FAILED, "the folder has errors, so there is nothing to serve");
    }

    /** Of a folder that is served, or of settings: what there is to say, if anything. */
    void print(List<Diagnostic> diagnostics) {
        var printer = terminal.printer();
        diagnostics.stream()
                .filter(each -> each.severity() != Severity.INFO)
                .forEach(each -> terminal.err().print(printer.print(each)));
        terminal.err().flush();
    }
}
