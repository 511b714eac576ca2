package dev.gatehouse.lint.rules;

import dev.gatehouse.lint.About;
import dev.gatehouse.lint.Findings;
import dev.gatehouse.lint.Rule;
import dev.gatehouse.lint.Statement;
import dev.gatehouse.text.Severity;
import java.util.List;

/** Issuers are named. What has no metadata either is POL317. */
final class NoIssuers implements Rule {
    private static final About ABOUT = new About(
            "SEC103",
            Severity.INFO,
            "no issuers named",
            "Without issuers it is the provider's metadata that says who may issue tokens, and whoever answers at that address decides.",
            "Add <issuers> with the issuer exactly as tokens write it, trailing slash and all.",
            List.of("article: issuer validation"),
            """
            <validate-jwt header-name="Authorization">
                <openid-config url="https://login.example/.well-known/openid-configuration" />
            </validate-jwt>
            """,
            """
            <validate-jwt header-name="Authorization">
                <openid-config url="https://login.example/.well-known/openid-configuration" />
                <issuers>
                    <issuer>https://login.example/</issuer>
                </issuers>
            </validate-jwt>
            """);

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public void look(Statement statement, Findings findings) {
        // Without metadata the compiler warns: POL317. Metadata for many tenants: SEC104.
        boolean applies = statement.is("validate-jwt")
                && !statement.parts("openid-config").isEmpty()
                && statement.parts("issuers", "issuer").isEmpty()
                && !AnyTenant.isForAnyTenant(statement);
        if (applies) {
            findings.add(this, statement, "there are no 'issuers': the metadata alone says who may issue tokens");
        }
    }
}
