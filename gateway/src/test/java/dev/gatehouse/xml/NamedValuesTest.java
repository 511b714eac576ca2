package dev.gatehouse.xml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.text.Diagnostic;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Severity;
import dev.gatehouse.text.Source;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedValuesTest {
    private static final Map<String, String> VALUES = Map.of(
            "host",
            "example.com",
            "n",
            "3",
            "expression",
            "@(1 + 2)",
            "quote",
            "a\"b",
            "tag",
            "<x/>",
            "nested",
            "{{n}}",
            "none",
            "");

    private final Diagnostics diagnostics = new Diagnostics();

    private Source substitute(String text) {
        return NamedValues.substitute(Source.of("p.xml", text), VALUES, diagnostics);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://{{host}}/{{n}} | https://example.com/3",
                "@($\"{{host}}=1\")      | @($\"example.com=1\")",
                "{{none}}x              | x",
                "{{ n }} {{}} {{{n}}}   | {{ n }} {{}} {3}",
                "<!-- {{n}} -->         | <!-- 3 -->",
                "{{n                    | {{n"
            })
    void namesAreReplacedAsText(String text, String expected) {
        assertThat(substitute(text).text()).isEqualTo(expected);
        assertThat(diagnostics.list()).isEmpty();
    }

    @Test
    void j07_valuesAreSubstitutedAsTheyAreAndNotAgain() {
        assertThat(substitute("{{nested}}|{{quote}}|{{tag}}|{{expression}}").text())
                .isEqualTo("{{n}}|a\"b|<x/>|@(1 + 2)");
        assertThat(diagnostics.list().stream().map(Diagnostic::code))
                .containsExactly("XML204", "XML203", "XML203", "XML202");
        assertThat(diagnostics.hasErrors()).isFalse();
    }

    @Test
    void j07_warningsDoNotQuoteTheValue() {
        substitute("{{quote}}");
        assertThat(diagnostics.list().getFirst().message()).contains("'quote'").doesNotContain("a\"b");
    }

    @Test
    void unknownNamesAreErrorsAtTheirPlace() {
        Source source = substitute("<a>\n  {{n}} {{who}}</a>");
        assertThat(diagnostics.list().stream().map(Diagnostic::toString))
                .containsExactly("p.xml:2:9: error XML201: there is no named value 'who'");
        assertThat(source.text()).contains("{{who}}");
    }

    @Test
    void unknownNamesCanBeWarnings() {
        NamedValues.substitute(Source.of("p.xml", "{{who}}"), Map.of(), diagnostics, Severity.WARNING);
        assertThat(diagnostics.hasErrors()).isFalse();
        assertThat(diagnostics.list()).hasSize(1);
    }

    @Test
    void liquidKeepsItsBraces() {
        String liquid = "<set-body template=\"liquid\">{{body.x}} {{n}}</set-body>{{who}}";
        assertThat(substitute("<set-body>{{x}}</set-body>" + liquid).text())
                .isEqualTo("<set-body>{{x}}</set-body>" + liquid.replace("{{n}}", "3"));
        assertThat(diagnostics.list().stream().map(found -> found.source().text(found.span())))
                .containsExactly("{{x}}", "{{who}}");
    }

    @Test
    void positionsBehindASubstitutionAreThoseOfTheFile() {
        Source source = substitute("<a b=\"{{host}}\" c=\"@(d)\"/>");
        Document document = PolicyReader.read(source);
        Element root = document.root();
        assertThat(root).isNotNull();
        if (root != null && root.children().getFirst() instanceof Element element) {
            var code = (Value.Code) element.attributes().get(1).value();
            assertThat(source.position(code.span().start()).column()).isEqualTo(20);
            assertThat(code.source().position(0).column()).isEqualTo(22);
        }
    }

    @Test
    void j01_growthIsLimited() {
        var big = Map.of("big", "x".repeat(100_000));
        Source source = Source.of("p.xml", "{{big}}".repeat(10_000));
        assertThat(NamedValues.substitute(source, big, diagnostics)).isSameAs(source);
        assertThat(diagnostics.list().getLast().code()).isEqualTo("XML205");
    }
}
