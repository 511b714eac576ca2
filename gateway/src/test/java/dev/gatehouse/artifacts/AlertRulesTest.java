package dev.gatehouse.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Golden;
import dev.gatehouse.model.AlertRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Folders with scheduled query rules: the rules that come out, or what is said against them. */
class AlertRulesTest {
    @TempDir
    Path temporary;

    private int count;

    /** Each file begins with a line {@code === path}; {@code === insecure} allows plain http. */
    @TestFactory
    Stream<DynamicTest> foldersGiveTheseRules() {
        return Golden.tests("alert-rules", this::report);
    }

    private String report(String input) {
        var fixture = new Fixture(folder(), Map.of("GATEHOUSE_NAMED_VALUE_HOOK_KEY", "s3cret")).api("a");
        for (var file : input.split("(?m)^=== ", -1)) {
            int end = file.indexOf('\n');
            if (file.startsWith("insecure")) {
                fixture.insecure();
            } else if (end > 0) {
                fixture.write(file.substring(0, end).strip(), file.substring(end + 1));
            }
        }
        var result = fixture.load();
        assertThat(result.diagnostics().toString()).as("whatever happens").doesNotContain("s3cret");
        var rules = result.catalog() == null
                ? ""
                : result.catalog().alertRules().stream()
                        .map(AlertRulesTest::report)
                        .collect(Collectors.joining("\n"));
        return String.join("\n", fixture.problems(result)) + "\n" + rules;
    }

    private Path folder() {
        try {
            return Files.createDirectory(temporary.resolve("folder" + count++));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String report(AlertRule rule) {
        var condition = rule.condition();
        return """
                %s "%s", %s: Sev%d%s
                  %s
                  every %s over %s, query range %s
                  %s of %s by %s, resource %s
                  %s %s in %d of %d
                  resolves after %s, mute %s
                  scopes %s, types %s, properties %s
                  tells %s""".formatted(
                        rule.name(),
                        rule.displayName(),
                        rule.description().isEmpty() ? "no description" : rule.description(),
                        rule.severity(),
                        rule.enabled() ? "" : ", not enabled",
                        condition.query().strip().replace("\n", "\n  "),
                        rule.frequency(),
                        rule.window(),
                        rule.queryRange(),
                        condition.aggregation(),
                        condition.measure(),
                        condition.dimensions(),
                        condition.resourceIdColumn(),
                        condition.operator(),
                        condition.threshold(),
                        condition.minFailing(),
                        condition.periods(),
                        rule.timeToResolve(),
                        rule.mute(),
                        rule.scopes(),
                        rule.targetResourceTypes(),
                        rule.customProperties(),
                        rule.actionGroups());
    }

    @Test
    void l09_theAddressOfAWebhookIsNeverPrinted() {
        var fixture = new Fixture(folder(), Map.of("GATEHOUSE_NAMED_VALUE_HOOK_KEY", "s3cret"))
                .api("a")
                .write(
                        "named values/hook-key/namedValueInformation.json",
                        "{ \"properties\": { \"secret\": true, \"displayName\": \"hook-key\" } }")
                .write("actionGroups/ops.json", """
                        { "webhookReceivers": [ { "name": "pager", "serviceUri": "https://hooks.test/{{hook-key}}?code={{hook-key}}" } ] }""")
                .write("scheduledQueryRules/r.yaml", """
                        evaluationFrequency: PT1M
                        windowSize: PT1M
                        criteria: { allOf: [ { query: "ApiManagementGatewayLogs", timeAggregation: Count, operator: GreaterThan, threshold: 0 } ] }
                        actions: { actionGroups: [ OPS ] }
                        """);
        var rule = fixture.catalog().alertRules().getFirst();
        assertThat(rule.actionGroups().getFirst().webhooks().getFirst().address())
                .hasToString("https://hooks.test/s3cret?code=s3cret");
        assertThat(rule.toString()).contains("pager").doesNotContain("s3cret");
    }
}
