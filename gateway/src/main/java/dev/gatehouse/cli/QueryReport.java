package dev.gatehouse.cli;

import dev.gatehouse.query.Answer;
import dev.gatehouse.query.AnswerWriter;
import dev.gatehouse.query.CsvAnswers;
import dev.gatehouse.query.JsonAnswers;
import dev.gatehouse.query.Outcome;
import dev.gatehouse.query.Refusal;
import dev.gatehouse.query.TableAnswers;
import dev.gatehouse.text.Diagnostic;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Tells what became of a query: answers on standard output, all else on standard error. */
record QueryReport(Format format, Terminal terminal) {
    enum Format {
        table,
        json,
        csv
    }

    /** Prints it; the exit code comes back. */
    int print(Outcome outcome) throws IOException {
        return switch (outcome) {
            case Answer answer -> print(answer);
            case Refusal refusal -> print(refusal);
        };
    }

    private int print(Answer answer) throws IOException {
        print(answer.remarks());
        writer().write(answer, terminal.out());
        if (terminal.out().checkError()) {
            return terminal.fail(ExitCode.COULD_NOT_RUN, "standard output did not take all of the answer");
        }
        if (format == Format.table) {
            terminal.err().println(summary(answer));
        }
        return ExitCode.DONE;
    }

    private AnswerWriter writer() {
        return switch (format) {
            case table -> new TableAnswers(terminal.width().orElse(TableAnswers.UNBOUNDED));
            case json -> new JsonAnswers();
            case csv -> new CsvAnswers();
        };
    }

    private static String summary(Answer answer) {
        int rows = answer.rows().size();
        double seconds = answer.took().toNanos() / 1e9;
        return String.format(Locale.ROOT, "%,d %s in %.2f s", rows, rows == 1 ? "row" : "rows", seconds);
    }

    private int print(Refusal refusal) throws IOException {
        if (format == Format.json) {
            new JsonAnswers().write(refusal, terminal.out());
            terminal.out().flush();
        }
        return switch (refusal) {
            case Refusal.Mistaken(var diagnostics) -> {
                print(diagnostics);
                yield ExitCode.FAILED;
            }
            case Refusal.Unanswered(var kind, var message) ->
                terminal.fail(
                        switch (kind) {
                            case TOO_LONG, TOO_MANY_ROWS, TOO_MANY_BYTES, OUT_OF_MEMORY, FAILED -> ExitCode.FAILED;
                            case CANCELLED, BUSY, UNAVAILABLE -> ExitCode.COULD_NOT_RUN;
                        },
                        message);
        };
    }

    private void print(List<Diagnostic> diagnostics) {
        var printer = terminal.printer();
        diagnostics.forEach(found -> terminal.err().print(printer.print(found)));
        terminal.err().flush();
    }
}
