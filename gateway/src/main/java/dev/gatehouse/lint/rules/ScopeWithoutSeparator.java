package dev.gatehouse.lint.rules;

import dev.gatehouse.lint.About;
import dev.gatehouse.lint.Findings;
import dev.gatehouse.lint.Rule;
import dev.gatehouse.lint.Statement;
import dev.gatehouse.lint.TokenCheck;
import dev.gatehouse.text.Severity;
import dev.gatehouse.xml.Element;
import java.util.List;

/** Scopes are a text, roles are a list. */
final class ScopeWithoutSeparator implements Rule {
    private static final About ABOUT = new About(
            "SEC111",
            Severity.WARNING,
            "scopes compared as one text",
            "scp and scope hold all scopes in one text with spaces between, so a token with two scopes has neither of them as its value.",
            "Say separator=\" \" for scp and scope; app permissions stand in roles, which is a list.",
            List.of("article: scopes vs roles", "checklist D15", "RFC 8693 section 4.2"),
            """
            <validate-jwt header-name="Authorization">
                <openid-config url="https://login.example/.well-known/openid-configuration" />
                <required-claims>
                    <claim name="scp" match="any">
                        <value>orders.read</value>
                    </claim>
                </required-claims>
            </validate-jwt>
            """,
            """
            <validate-jwt header-name="Authorization">
                <openid-config url="https://login.example/.well-known/openid-configuration" />
                <required-claims>
                    <claim name="scp" match="any" separator=" ">
                        <value>orders.read</value>
                    </claim>
                </required-claims>
            </validate-jwt>
            """);

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public void look(Statement statement, Findings findings) {
        for (var claim : TokenCheck.requiredClaims(statement)) {
            var name = Statement.literal(claim, "name");
            boolean isText = "scp".equals(name) || "scope".equals(name);
            boolean compared = claim.children().stream()
                    .anyMatch(node -> node instanceof Element value
                            && !Statement.text(value).contains(" "));
            if (isText && compared && claim.attribute("separator") == null) {
                findings.add(
                        this,
                        statement.source(),
                        claim.nameSpan(),
                        "'%s' is one text for all scopes: a token with several has none of these; add separator=\" \""
                                .formatted(name));
            }
        }
    }
}
