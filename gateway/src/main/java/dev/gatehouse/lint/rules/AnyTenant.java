package dev.gatehouse.lint.rules;

import dev.gatehouse.lint.About;
import dev.gatehouse.lint.Effective;
import dev.gatehouse.lint.Findings;
import dev.gatehouse.lint.Rule;
import dev.gatehouse.lint.Statement;
import dev.gatehouse.lint.TokenCheck;
import dev.gatehouse.text.Severity;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Metadata for many tenants needs a look at the tenant. */
final class AnyTenant implements Rule {
    private static final About ABOUT = new About(
            "SEC104",
            Severity.WARNING,
            "tokens of any tenant",
            "The metadata of common, organizations and consumers is that of all tenants: anybody with a tenant of their own gets tokens that are accepted.",
            "Name the tenants in <issuers>, require the claim tid, or compare it with the tenant that the request is for.",
            List.of("article: issuer validation", "checklist B23", "RFC 8725 section 3.8"),
            """
            <policies>
                <inbound>
                    <validate-jwt header-name="Authorization">
                        <openid-config url="https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration" />
                    </validate-jwt>
                </inbound>
            </policies>
            """,
            """
            <policies>
                <inbound>
                    <validate-jwt header-name="Authorization">
                        <openid-config url="https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration" />
                        <required-claims>
                            <claim name="tid" match="any">
                                <value>11111111-1111-1111-1111-111111111111</value>
                            </claim>
                        </required-claims>
                    </validate-jwt>
                </inbound>
            </policies>
            """);

    @Override
    public About about() {
        return ABOUT;
    }

    private static final Set<String> MANY = Set.of("common", "organizations", "consumers");
    private static final Pattern ADDRESS =
            Pattern.compile("https://login\\.microsoftonline\\.[a-z]+/(?:common|organizations|consumers)/.*");

    /** Whether the check's provider issues tokens for everybody's tenant. */
    static boolean isForAnyTenant(Statement check) {
        var tenant = check.literal("tenant-id");
        return (tenant != null && MANY.contains(tenant))
                || check.parts("openid-config").stream()
                        .map(provider -> Statement.literal(provider, "url"))
                        .anyMatch(url -> url != null && ADDRESS.matcher(url).matches());
    }

    @Override
    public void look(Effective effective, Findings findings) {
        if (effective.requestSide().anyMatch(AnyTenant::looksAtTenant)) {
            return;
        }
        effective
                .requestSide()
                .filter(check -> TokenCheck.is(check) && isForAnyTenant(check))
                .filter(check -> check.parts("issuers", "issuer").isEmpty())
                .forEach(check -> findings.add(
                        this, check, "tokens of every tenant are accepted: nothing here looks at 'tid' or 'iss'"));
    }

    private static boolean looksAtTenant(Statement statement) {
        boolean required = TokenCheck.requiredClaims(statement).stream()
                .map(claim -> Statement.literal(claim, "name"))
                .anyMatch(name -> "tid".equals(name) || "iss".equals(name));
        return required
                || statement.mentions("\"tid\"")
                || statement.mentions("\"iss\"")
                || statement.mentions(".Issuer");
    }
}
