package dev.gatehouse.lint.rules;

import dev.gatehouse.lint.About;
import dev.gatehouse.lint.Findings;
import dev.gatehouse.lint.Rule;
import dev.gatehouse.lint.Statement;
import dev.gatehouse.text.Severity;
import java.util.List;

/** Keys come from where they rotate. */
final class WrittenKeys implements Rule {
    private static final About ABOUT = new About(
            "SEC106",
            Severity.INFO,
            "keys that do not rotate",
            "Keys written into a policy stay until somebody changes the policy: a rotation at the provider breaks every call, a leak goes on working.",
            "Use <openid-config>: it finds the keys and follows their rotation.",
            List.of("article: key rotation", "checklist B01"),
            """
            <validate-jwt header-name="Authorization">
                <issuer-signing-keys>
                    <key n="{{modulus}}" e="AQAB" />
                </issuer-signing-keys>
            </validate-jwt>
            """,
            """
            <validate-jwt header-name="Authorization">
                <openid-config url="https://login.example/.well-known/openid-configuration" />
            </validate-jwt>
            """);

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public void look(Statement statement, Findings findings) {
        if (statement.is("validate-jwt")
                && !statement.parts("issuer-signing-keys", "key").isEmpty()
                && statement.parts("openid-config").isEmpty()) {
            findings.add(
                    this, statement, "the keys stand in the policy and do not follow a rotation; use 'openid-config'");
        }
    }
}
