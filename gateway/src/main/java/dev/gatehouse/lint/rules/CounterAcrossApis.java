package dev.gatehouse.lint.rules;

import dev.gatehouse.lint.About;
import dev.gatehouse.lint.Estate;
import dev.gatehouse.lint.Findings;
import dev.gatehouse.lint.Rule;
import dev.gatehouse.lint.Statement;
import dev.gatehouse.policy.Section;
import dev.gatehouse.text.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counters have one name each. */
final class CounterAcrossApis implements Rule {
    private static final About ABOUT = new About(
            "SEC129",
            Severity.INFO,
            "one counter for several APIs",
            "Counters are named by their key alone, so the same key in two APIs is one counter, and calls of one use up the limit of the other.",
            "Put the API into the key where that is not meant: counter-key=\"@(context.Api.Id + …)\".",
            List.of("checklist K09", "article: rate limiting"),
            """
            <!-- api orders -->
            <policies>
                <inbound>
                    <validate-jwt header-name="Authorization" output-token-variable-name="token">
                        <openid-config url="https://login.example/.well-known/openid-configuration" />
                    </validate-jwt>
                    <rate-limit-by-key calls="10" renewal-period="60" counter-key="@(((Jwt)context.Variables["token"]).Subject)" />
                </inbound>
            </policies>
            <!-- api invoices -->
            <policies>
                <inbound>
                    <validate-jwt header-name="Authorization" output-token-variable-name="token">
                        <openid-config url="https://login.example/.well-known/openid-configuration" />
                    </validate-jwt>
                    <rate-limit-by-key calls="100" renewal-period="60" counter-key="@(((Jwt)context.Variables["token"]).Subject)" />
                </inbound>
            </policies>
            """,
            """
            <!-- api orders -->
            <policies>
                <inbound>
                    <validate-jwt header-name="Authorization" output-token-variable-name="token">
                        <openid-config url="https://login.example/.well-known/openid-configuration" />
                    </validate-jwt>
                    <rate-limit-by-key calls="10" renewal-period="60"
                                       counter-key="@("orders " + ((Jwt)context.Variables["token"]).Subject)" />
                </inbound>
            </policies>
            <!-- api invoices -->
            <policies>
                <inbound>
                    <validate-jwt header-name="Authorization" output-token-variable-name="token">
                        <openid-config url="https://login.example/.well-known/openid-configuration" />
                    </validate-jwt>
                    <rate-limit-by-key calls="100" renewal-period="60"
                                       counter-key="@("invoices " + ((Jwt)context.Variables["token"]).Subject)" />
                </inbound>
            </policies>
            """);

    @Override
    public About about() {
        return ABOUT;
    }

    private record Use(String api, Statement statement) {}

    @Override
    public void look(Estate estate, Findings findings) {
        Map<String, Use> first = new HashMap<>();
        for (var route : estate.routes()) {
            for (var context : route.contexts()) {
                estate.effective(context)
                        .all(Section.INBOUND)
                        .filter(statement -> statement.is("rate-limit-by-key", "quota-by-key"))
                        .forEach(statement -> meet(new Use(route.api(), statement), first, findings));
            }
        }
    }

    private void meet(Use use, Map<String, Use> first, Findings findings) {
        var statement = use.statement();
        var key = statement.code("counter-key").isEmpty()
                ? statement.literal("counter-key")
                : statement.code("counter-key");
        if (key == null || key.contains("context.Api.") || key.contains("context.Operation.")) {
            return;
        }
        var known = first.putIfAbsent(statement.name() + " " + key, use);
        boolean other = known != null
                && !known.api().equals(use.api())
                // One policy of a product or of all APIs is meant to count them together.
                && !known.statement().place().equals(statement.place());
        if (other) {
            findings.add(
                    this,
                    statement,
                    "the counter is that of API '%s' too (%s): their calls are counted together"
                            .formatted(known.api(), known.statement().place()));
        }
    }
}
