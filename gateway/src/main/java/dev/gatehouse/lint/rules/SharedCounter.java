package dev.gatehouse.lint.rules;

import dev.gatehouse.lint.About;
import dev.gatehouse.lint.Effective;
import dev.gatehouse.lint.Findings;
import dev.gatehouse.lint.Guarantee;
import dev.gatehouse.lint.Rule;
import dev.gatehouse.lint.TokenCheck;
import dev.gatehouse.policy.Section;
import dev.gatehouse.text.Severity;
import java.util.List;

/** Limits are per caller. */
final class SharedCounter implements Rule {
    private static final About ABOUT = new About(
            "SEC110",
            Severity.INFO,
            "one counter for many callers",
            "Callers behind one address, or all of them, use up a common limit although the token tells them apart.",
            "Count by the verified subject: counter-key=\"@(((Jwt)context.Variables[\"token\"]).Subject)\".",
            List.of("article: rate limiting", "checklist K02"),
            """
            <policies>
                <inbound>
                    <validate-jwt header-name="Authorization">
                        <openid-config url="https://login.example/.well-known/openid-configuration" />
                    </validate-jwt>
                    <rate-limit-by-key calls="10" renewal-period="60" counter-key="@(context.Request.IpAddress)" />
                </inbound>
            </policies>
            """,
            """
            <policies>
                <inbound>
                    <validate-jwt header-name="Authorization" output-token-variable-name="token">
                        <openid-config url="https://login.example/.well-known/openid-configuration" />
                    </validate-jwt>
                    <rate-limit-by-key calls="10" renewal-period="60"
                                       counter-key="@(((Jwt)context.Variables["token"]).Subject)" />
                </inbound>
            </policies>
            """);

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public void look(Effective effective, Findings findings) {
        var guarantee = new Guarantee(TokenCheck::isCertain, (statement, state) -> {
            boolean counts = statement.is("rate-limit-by-key", "quota-by-key");
            if (counts
                    && state instanceof Guarantee.State.Held
                    && statement.code("counter-key").equals("context.Request.IpAddress")) {
                findings.add(
                        this,
                        statement,
                        "callers behind one address share this limit; the token's subject tells them apart");
            }
        });
        guarantee.after(effective.section(Section.INBOUND), Guarantee.START);
        for (var statement : effective.section(Section.INBOUND)) {
            var key = statement.literal("counter-key");
            if (statement.is("rate-limit-by-key", "quota-by-key")
                    && key != null
                    && !statement.isFromNamedValue(statement.element().span())) {
                findings.add(this, statement, "all callers of all APIs share the counter '%s'".formatted(key));
            }
        }
    }
}
