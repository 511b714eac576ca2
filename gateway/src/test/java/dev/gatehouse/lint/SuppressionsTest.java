package dev.gatehouse.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.lint.rules.BestPractices;
import dev.gatehouse.text.Diagnostic;
import dev.gatehouse.text.Source;
import dev.gatehouse.text.Span;
import dev.gatehouse.xml.PolicyReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuppressionsTest {
    private static final String SKEWED = """
            <validate-jwt header-name="Authorization" clock-skew="3600" require-expiration-time="false">
                <openid-config url="https://login.example/.well-known/openid-configuration" />
            </validate-jwt>
            """;

    /** What is left of the findings, and what is wrong with the comments. */
    private static List<String> left(String text) {
        var document = PolicyReader.read(Source.of("a.xml", text));
        var suppressions = Suppressions.in(document);
        var codes = new java.util.ArrayList<String>();
        new Lint(BestPractices.RULES)
                .document(document).stream()
                        .filter(found -> !suppressions.cover(found))
                        .forEach(found -> codes.add(found.code()));
        suppressions.mistakes().forEach(found -> codes.add(found.code()));
        return codes;
    }

    @Test
    void aReasonedCommentDisablesItsCodeForTheElementBehindIt() {
        assertThat(left("<!-- gatehouse-disable SEC113: batch clients sleep -->\n" + SKEWED))
                .contains("SEC102", "SEC103")
                .doesNotContain("SEC113", "SEC100");
        assertThat(left("<!-- gatehouse-disable SEC113, SEC102: both meant -->\n<!-- more -->\n" + SKEWED))
                .doesNotContain("SEC113", "SEC102");
    }

    @Test
    void itHoldsForNothingElse() {
        assertThat(left("<!-- gatehouse-disable SEC113: the first only -->" + SKEWED + SKEWED))
                .contains("SEC113");
        assertThat(left(
                        "<policies><inbound><base /><!-- gatehouse-disable SEC113: nothing follows --></inbound><backend>"
                                + "<base /></backend></policies>"))
                .containsExactly("SEC100");
    }

    @Test
    void beforeTheRootItHoldsForTheDocument() {
        assertThat(left("<!-- gatehouse-disable SEC113: known -->\n<policies><inbound>" + SKEWED
                        + "</inbound></policies>"))
                .doesNotContain("SEC113");
    }

    @Test
    void withoutAReasonItDisablesNothingAndSaysSo() {
        for (var comment : List.of("SEC113", "SEC113:", "SEC113: ", ": why", "")) {
            assertThat(left("<!-- gatehouse-disable " + comment + " -->" + SKEWED))
                    .contains("SEC113", "SEC100");
        }
    }

    @Test
    void errorsCannotBeDisabled() {
        var document = PolicyReader.read(Source.of("a.xml", "<!-- gatehouse-disable POL101: please --><nonsense />"));
        var suppressions = Suppressions.in(document);
        var at = new Span(
                document.source().text().indexOf("<nonsense"),
                document.source().text().length());
        assertThat(suppressions.cover(Diagnostic.warning("POL101", document.source(), at, "")))
                .isTrue();
        assertThat(suppressions.cover(Diagnostic.error("POL101", document.source(), at, "")))
                .isFalse();
    }
}
