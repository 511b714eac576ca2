package dev.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.artifacts.LoadResult;
import dev.gatehouse.text.Diagnostic;
import dev.gatehouse.text.Severity;
import dev.gatehouse.text.Source;
import dev.gatehouse.text.Span;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadNewsTest {
    private static final Source FILE = Source.of("policy.xml", "<policies/>");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final LoadNews news = new LoadNews(new Terminal(new PrintWriter(out), new PrintWriter(err)));

    @Test
    void aBadReloadShowsErrorsAndWarningsButNoRemarks() {
        news.reloaded(new LoadResult(
                null,
                List.of(),
                List.of(),
                List.of(
                        found(Severity.INFO, "a remark"),
                        found(Severity.WARNING, "a warning"),
                        found(Severity.ERROR, "an error"))));
        assertThat(err.toString())
                .contains("a warning", "an error", "keeps serving")
                .doesNotContain("a remark");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aRefusedFolderShowsItsErrors() {
        news.refused(List.of(found(Severity.ERROR, "an error")));
        assertThat(err.toString()).contains("an error", "nothing to serve");
    }

    private static Diagnostic found(Severity severity, String message) {
        return new Diagnostic(severity, "TEST1", FILE, new Span(0, 1), message);
    }
}
