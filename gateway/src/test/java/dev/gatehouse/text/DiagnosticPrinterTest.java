package dev.gatehouse.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DiagnosticPrinterTest {
    private static String print(String text, String marked, int width) {
        int at = text.indexOf(marked);
        return new DiagnosticPrinter(width, false)
                .print(Diagnostic.error("X1", Source.of("a.xml", text), new Span(at, at + marked.length()), "no good"));
    }

    @Test
    void theCaretStandsUnderThePlace() {
        assertThat(print("one\n  <two three=\"\"/>\n", "three", 80)).isEqualTo("""
                        a.xml:2:8: error X1: no good
                          <two three=""/>
                               ^~~~~
                        """);
    }

    @Test
    void tabsAreExpanded() {
        assertThat(print("\t<a\tb=\"\"/>", "b", 80)).isEqualTo("""
                        a.xml:1:5: error X1: no good
                          <a  b=""/>
                              ^
                        """);
    }

    @Test
    void longLinesAreClippedAroundTheCaret() {
        String printed = print("x".repeat(500) + "HERE" + "y".repeat(500), "HERE", 40);
        assertThat(printed).isEqualTo("""
                        a.xml:1:501: error X1: no good
                          …xxxxxxxxxxxHEREyyyyyyyyyyyyyyyyyyyyy…
                                      ^~~~
                        """);
    }

    @Test
    void aSpanOverSeveralLinesIsMarkedToTheEndOfItsFirst() {
        assertThat(print("<a>\n</a>", "a>\n<", 80)).isEqualTo("""
                        a.xml:1:2: error X1: no good
                          <a>
                           ^~
                        """);
    }

    @Test
    void theEndOfTheTextCanBeMarked() {
        var source = Source.of("a.xml", "<a>");
        assertThat(new DiagnosticPrinter(80, false).print(Diagnostic.error("X1", source, Span.at(3), "m")))
                .isEqualTo("""
                        a.xml:1:4: error X1: m
                          <a>
                             ^
                        """);
    }

    @Test
    void derivedSourcesShowTheFileAsWritten() {
        Source file = Source.of("a.xml", "a {{b}} c");
        Source derived =
                file.rewrite().copy(0, 2).replace(2, "long value").copy(7, 9).toSource();
        var span = new Span(derived.text().indexOf('c'), derived.text().length());
        assertThat(new DiagnosticPrinter(80, false).print(Diagnostic.warning("X2", derived, span, "m")))
                .isEqualTo("""
                        a.xml:1:9: warning X2: m
                          a {{b}} c
                                  ^
                        """);
    }

    @Test
    void escapeSequencesOfADocumentDoNotReachTheTerminal() {
        assertThat(print("\u001B[2J<a\u202E/>", "<a", 80)).doesNotContain("\u001B", "\u202E");
        assertThat(new DiagnosticPrinter(80, true).print(Diagnostic.info("X3", Source.of("a", "b"), Span.at(0), "m")))
                .contains("\u001B[1;36minfo X3:\u001B[0m");
    }
}
