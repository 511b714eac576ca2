package dev.gatehouse.lint.rules;

import dev.gatehouse.lint.About;
import dev.gatehouse.lint.Findings;
import dev.gatehouse.lint.Rule;
import dev.gatehouse.lint.Statement;
import dev.gatehouse.lint.TokenCheck;
import dev.gatehouse.text.Severity;
import java.util.List;

/** Tokens belong in a header. */
final class TokenInQuery implements Rule {
    private static final About ABOUT = new About(
            "SEC101",
            Severity.WARNING,
            "token from a query parameter",
            "A token in the query ends up in access logs, browser histories and Referer headers, where others find it while it is still good.",
            "Take the token from the header: header-name=\"Authorization\".",
            List.of("article: token location", "checklist E05", "RFC 9700 section 4.3.2"),
            """
            <validate-jwt query-parameter-name="access_token">
                <openid-config url="https://login.example/.well-known/openid-configuration" />
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
        boolean named = statement.has("query-parameter-name");
        boolean read = statement.code("token-value").contains("Url.Query");
        if (TokenCheck.is(statement) && (named || read)) {
            findings.add(
                    this,
                    statement,
                    "the token comes from the query, which logs and histories keep; use 'header-name'");
        }
    }
}
