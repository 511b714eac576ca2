package dev.gatehouse.lint.rules;

import dev.gatehouse.lint.About;
import dev.gatehouse.lint.Findings;
import dev.gatehouse.lint.Rule;
import dev.gatehouse.lint.Statement;
import dev.gatehouse.lint.TokenCheck;
import dev.gatehouse.text.Severity;
import java.util.List;

/** A skew is for clocks. */
final class LongSkew implements Rule {
    private static final About ABOUT = new About(
            "SEC113",
            Severity.WARNING,
            "expired tokens taken for long",
            "Clocks differ by seconds; a longer skew is time in which an expired or stolen token still works.",
            "Leave clock-skew out, or set it to 30 to 60 seconds.",
            List.of("article: clock skew", "checklist D04"),
            """
            <validate-jwt header-name="Authorization" clock-skew="3600">
                <openid-config url="https://login.example/.well-known/openid-configuration" />
            </validate-jwt>
            """,
            """
            <validate-jwt header-name="Authorization" clock-skew="60">
                <openid-config url="https://login.example/.well-known/openid-configuration" />
            </validate-jwt>
            """);

    @Override
    public About about() {
        return ABOUT;
    }

    private static final int LONGEST = 300;

    @Override
    public void look(Statement statement, Findings findings) {
        var skew = statement.literal("clock-skew");
        if (TokenCheck.is(statement)
                && skew != null
                && skew.matches("[0-9]{1,9}")
                && Integer.parseInt(skew) > LONGEST) {
            findings.add(
                    this,
                    statement,
                    "tokens are accepted for %s s past their expiry; %d s is more than clocks differ"
                            .formatted(skew, LONGEST));
        }
    }
}
