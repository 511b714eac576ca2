package dev.gatehouse.lint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.lint.Rule;
import dev.gatehouse.lint.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code docs/lint.md} shows is true: the bad example is found, the good one is not. */
class ExamplesTest {
    static List<Rule> rules() {
        return BestPractices.RULES;
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theBadExampleIsFoundAndTheGoodOneIsNot(Rule rule) {
        var about = rule.about();
        assertThat(new Scenario(BestPractices.RULES, about.bad()).findings())
                .as(about.code())
                .anySatisfy(found -> {
                    assertThat(found.code()).isEqualTo(about.code());
                    assertThat(found.severity()).isEqualTo(about.severity());
                });
        assertThat(new Scenario(BestPractices.RULES, about.good()).codes()).doesNotContain(about.code());
    }

    @Test
    void noCodeIsUsedTwice() {
        assertThat(BestPractices.all()).extracting(about -> about.code()).doesNotHaveDuplicates();
    }

    @Test
    void everyRowOfTheArticleHasARule() {
        assertThat(BestPractices.all().stream().flatMap(about -> about.sources().stream()))
                .contains(
                        "article: token location",
                        "article: expiration",
                        "article: signed tokens",
                        "article: audience validation",
                        "article: issuer validation",
                        "article: error messages",
                        "article: key rotation",
                        "article: multiple IdPs",
                        "article: backend headers",
                        "article: rate limiting",
                        "article: scopes vs roles",
                        "article: clock skew",
                        "article: policy scope");
    }
}
