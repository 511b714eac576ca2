package dev.gatehouse.lint.rules;

import dev.gatehouse.lint.About;
import dev.gatehouse.lint.Effective;
import dev.gatehouse.lint.Findings;
import dev.gatehouse.lint.Rule;
import dev.gatehouse.lint.Statement;
import dev.gatehouse.lint.TokenCheck;
import dev.gatehouse.policy.Section;
import dev.gatehouse.text.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** Several providers are one check, not several. */
final class UnmeetableProviders implements Rule {
    private static final About ABOUT = new About(
            "SEC108",
            Severity.WARNING,
            "providers that no token can satisfy",
            "Every check must accept the token, so two checks that trust different providers refuse all tokens, and branches for providers easily leave one open.",
            "Put several <openid-config> into one validate-jwt: a token of any of them is accepted.",
            List.of("article: multiple IdPs", "checklist N04"),
            """
            <policies>
                <inbound>
                    <validate-jwt header-name="Authorization">
                        <openid-config url="https://staff.example/.well-known/openid-configuration" />
                    </validate-jwt>
                    <validate-jwt header-name="Authorization">
                        <openid-config url="https://customers.example/.well-known/openid-configuration" />
                    </validate-jwt>
                </inbound>
            </policies>
            """,
            """
            <policies>
                <inbound>
                    <validate-jwt header-name="Authorization">
                        <openid-config url="https://staff.example/.well-known/openid-configuration" />
                        <openid-config url="https://customers.example/.well-known/openid-configuration" />
                    </validate-jwt>
                </inbound>
            </policies>
            """);

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public void look(Effective effective, Findings findings) {
        walk(effective.section(Section.INBOUND), new ArrayList<>(), findings);
    }

    /** @param passed the checks that a token has passed for sure when it gets here */
    private void walk(List<Statement> statements, List<Statement> passed, Findings findings) {
        for (var statement : statements) {
            switch (statement.name()) {
                case "choose" ->
                    statement.children().forEach(branch -> walk(branch.children(), new ArrayList<>(passed), findings));
                case "base", "include-fragment", "retry", "limit-concurrency" ->
                    walk(statement.children(), passed, findings);
                case "validate-jwt" -> {
                    passed.stream()
                            .filter(before -> excludes(before, statement))
                            .findFirst()
                            .ifPresent(before -> findings.add(
                                    this,
                                    statement,
                                    "no token passes this check and that of %s: they trust different providers; put both into one 'validate-jwt'"
                                            .formatted(before.place())));
                    passed.add(statement);
                }
                default -> {}
            }
        }
    }

    private static boolean excludes(Statement one, Statement other) {
        var header = TokenCheck.header(one);
        var providers = providers(one);
        var others = providers(other);
        return header != null
                && Objects.equals(header, TokenCheck.header(other))
                && !providers.isEmpty()
                && !others.isEmpty()
                && Collections.disjoint(providers, others);
    }

    /** The addresses of all of its metadata, the two spellings of Entra's as one; empty where they are not all known. */
    private static Set<String> providers(Statement check) {
        Set<String> providers = new HashSet<>();
        if (!check.parts("issuer-signing-keys", "key").isEmpty()) {
            return providers;
        }
        for (var provider : check.parts("openid-config")) {
            var url = Statement.literal(provider, "url");
            if (url == null || url.contains("{{")) {
                return Set.of();
            }
            providers.add(url.toLowerCase(Locale.ROOT).replace("/v2.0/", "/"));
        }
        return providers;
    }
}
