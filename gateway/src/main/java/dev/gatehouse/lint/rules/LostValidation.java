package dev.gatehouse.lint.rules;

import dev.gatehouse.lint.About;
import dev.gatehouse.lint.Effective;
import dev.gatehouse.lint.Findings;
import dev.gatehouse.lint.Proof;
import dev.gatehouse.lint.Rule;
import dev.gatehouse.lint.TokenCheck;
import dev.gatehouse.policy.Section;
import dev.gatehouse.text.Severity;
import java.util.List;

/** What an API validates, its operations validate. */
final class LostValidation implements Rule {
    private static final About ABOUT = new About(
            "SEC141",
            Severity.WARNING,
            "inherited validation lost",
            "Without <base /> nothing of what broader scopes validate runs, and the operation is open.",
            "Add <base /> as the first element of inbound.",
            List.of("checklist J10", "article: policy scope"),
            """
            <!-- api -->
            <policies>
                <inbound>
                    <validate-jwt header-name="Authorization" output-token-variable-name="token">
                        <openid-config url="https://login.example/.well-known/openid-configuration" />
                    </validate-jwt>
                </inbound>
            </policies>
            <!-- operation list -->
            <policies>
                <inbound>
                    <set-method>GET</set-method>
                </inbound>
            </policies>
            """,
            """
            <!-- api -->
            <policies>
                <inbound>
                    <validate-jwt header-name="Authorization" output-token-variable-name="token">
                        <openid-config url="https://login.example/.well-known/openid-configuration" />
                    </validate-jwt>
                </inbound>
            </policies>
            <!-- operation list -->
            <policies>
                <inbound>
                    <base />
                    <set-method>GET</set-method>
                </inbound>
            </policies>
            """);

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public void look(Effective effective, Findings findings) {
        if (!effective.chain().isWhole() || Proof.of(effective).verdict() != Proof.Verdict.NOT_GUARANTEED) {
            return;
        }
        for (var lost : effective.lost(Section.INBOUND, TokenCheck::is)) {
            findings.add(
                    this,
                    lost.by(),
                    "'inbound' has no <base />: the token that %s validates is not validated here"
                            .formatted(lost.statement().place()));
        }
    }
}
