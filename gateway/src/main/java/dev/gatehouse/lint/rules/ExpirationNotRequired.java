package dev.gatehouse.lint.rules;

import dev.gatehouse.lint.About;
import dev.gatehouse.lint.Findings;
import dev.gatehouse.lint.Rule;
import dev.gatehouse.lint.Statement;
import dev.gatehouse.lint.TokenCheck;
import dev.gatehouse.text.Severity;
import java.util.List;

/** A token has to end. */
final class ExpirationNotRequired implements Rule {
    private static final About ABOUT = new About(
            "SEC102",
            Severity.WARNING,
            "expiration not required",
            "A token without an expiry that is taken once is taken for ever.",
            "Leave require-expiration-time out, or set it to true.",
            List.of("article: expiration", "checklist D01"),
            """
            <validate-jwt header-name="Authorization" require-expiration-time="false">
                <openid-config url="https://login.example/.well-known/openid-configuration" />
            </validate-jwt>
            """,
            """
            <validate-jwt header-name="Authorization" require-expiration-time="true">
                <openid-config url="https://login.example/.well-known/openid-configuration" />
            </validate-jwt>
            """);

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public void look(Statement statement, Findings findings) {
        if (TokenCheck.is(statement) && statement.isFalse("require-expiration-time")) {
            findings.add(this, statement, "'require-expiration-time' is false: a token without 'exp' is good for ever");
        }
    }
}
