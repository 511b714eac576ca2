package dev.gatehouse.lint.rules;

import dev.gatehouse.lint.About;
import dev.gatehouse.lint.Effective;
import dev.gatehouse.lint.Findings;
import dev.gatehouse.lint.Rule;
import dev.gatehouse.lint.Statement;
import dev.gatehouse.lint.TokenCheck;
import dev.gatehouse.policy.Section;
import dev.gatehouse.text.Severity;
import java.util.List;

/** What an API requires, its operations require. */
final class LostRoles implements Rule {
    private static final About ABOUT = new About(
            "SEC115",
            Severity.WARNING,
            "required claims lost on the way",
            "An operation that validates anew without <base /> no longer asks for the roles that its API requires.",
            "Add <base />, or require the claims here too.",
            List.of("article: policy scope", "checklist J10"),
            """
            <!-- api -->
            <policies>
                <inbound>
                    <validate-jwt header-name="Authorization">
                        <openid-config url="https://login.example/.well-known/openid-configuration" />
                        <required-claims>
                            <claim name="roles">
                                <value>orders</value>
                            </claim>
                        </required-claims>
                    </validate-jwt>
                </inbound>
            </policies>
            <!-- operation list -->
            <policies>
                <inbound>
                    <validate-jwt header-name="Authorization">
                        <openid-config url="https://login.example/.well-known/openid-configuration" />
                    </validate-jwt>
                </inbound>
            </policies>
            """,
            """
            <!-- api -->
            <policies>
                <inbound>
                    <validate-jwt header-name="Authorization">
                        <openid-config url="https://login.example/.well-known/openid-configuration" />
                        <required-claims>
                            <claim name="roles">
                                <value>orders</value>
                            </claim>
                        </required-claims>
                    </validate-jwt>
                </inbound>
            </policies>
            <!-- operation list -->
            <policies>
                <inbound>
                    <base />
                </inbound>
            </policies>
            """);

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public void look(Effective effective, Findings findings) {
        var checks = effective.all(Section.INBOUND).filter(TokenCheck::is).toList();
        // Without any check at all it is more than roles that are lost: SEC141.
        if (checks.isEmpty() || checks.stream().anyMatch(LostRoles::requires)) {
            return;
        }
        for (var lost : effective.lost(Section.INBOUND, check -> TokenCheck.is(check) && requires(check))) {
            findings.add(
                    this,
                    lost.by(),
                    "'inbound' has no <base />: the claims that %s requires are not required here"
                            .formatted(lost.statement().place()));
        }
    }

    private static boolean requires(Statement check) {
        return !TokenCheck.requiredClaims(check).isEmpty();
    }
}
