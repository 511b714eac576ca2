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

/** A token is verified before it is believed. */
final class UnverifiedClaims implements Rule {
    private static final About ABOUT = new About(
            "SEC122",
            Severity.WARNING,
            "claims of a token that nobody verified",
            "AsJwt() reads whatever stands in the token: anybody can write one that says anything.",
            "Validate first, and use the variable that output-token-variable-name names.",
            List.of("checklist K01", "RFC 8725 section 3.3"),
            """
            <policies>
                <inbound>
                    <set-header name="X-User-Id" exists-action="override">
                        <value>@(context.Request.Headers.GetValueOrDefault("Authorization", "").Replace("Bearer ", "").AsJwt()?.Subject)</value>
                    </set-header>
                </inbound>
            </policies>
            """,
            """
            <policies>
                <inbound>
                    <validate-jwt header-name="Authorization" output-token-variable-name="token">
                        <openid-config url="https://login.example/.well-known/openid-configuration" />
                    </validate-jwt>
                    <set-header name="X-User-Id" exists-action="override">
                        <value>@(((Jwt)context.Variables["token"]).Subject)</value>
                    </set-header>
                </inbound>
            </policies>
            """);

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public void look(Effective effective, Findings findings) {
        boolean verified = effective.all(Section.INBOUND).anyMatch(TokenCheck::is);
        if (verified || !effective.isKnown(Section.INBOUND)) {
            return;
        }
        effective
                .all(Section.INBOUND)
                .filter(UnverifiedClaims::decides)
                .filter(statement -> statement.codes().stream().anyMatch(UnverifiedClaims::readsCallersToken))
                .forEach(statement -> findings.add(
                        this,
                        statement,
                        "claims are read from a token that no policy verifies: anybody can write one"));
    }

    /** A token that a provider answers with, over TLS, needs no more. */
    private static boolean readsCallersToken(String code) {
        return (code.contains("AsJwt(") || code.contains("TryParseJwt(")) && code.contains("context.Request.");
    }

    /** Traces and metrics may guess; counters have a finding of their own, POL221. */
    private static boolean decides(Statement statement) {
        return !statement.is("trace", "emit-metric", "log-to-eventhub", "rate-limit-by-key", "quota-by-key");
    }
}
