package dev.gatehouse.lint.rules;

import dev.gatehouse.lint.About;
import dev.gatehouse.lint.Effective;
import dev.gatehouse.lint.Findings;
import dev.gatehouse.lint.Guarantee;
import dev.gatehouse.lint.Rule;
import dev.gatehouse.lint.Statement;
import dev.gatehouse.lint.TokenCheck;
import dev.gatehouse.policy.Section;
import dev.gatehouse.text.Severity;
import java.util.List;

/** The token has done its work at the gateway. */
final class TokenForwarded implements Rule {
    private static final About ABOUT = new About(
            "SEC109",
            Severity.INFO,
            "token sent on to the backend",
            "A backend, or whoever reads its logs, can use the caller's token for as long as it is good wherever else it is accepted.",
            "Remove the header once the claims are taken: <set-header name=\"Authorization\" exists-action=\"delete\" />.",
            List.of("article: backend headers", "checklist E06"),
            """
            <policies>
                <inbound>
                    <validate-jwt header-name="Authorization">
                        <openid-config url="https://login.example/.well-known/openid-configuration" />
                    </validate-jwt>
                </inbound>
                <backend>
                    <forward-request />
                </backend>
            </policies>
            """,
            """
            <policies>
                <inbound>
                    <validate-jwt header-name="Authorization">
                        <openid-config url="https://login.example/.well-known/openid-configuration" />
                    </validate-jwt>
                    <set-header name="Authorization" exists-action="delete" />
                </inbound>
                <backend>
                    <forward-request />
                </backend>
            </policies>
            """);

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public void look(Effective effective, Findings findings) {
        var check = effective
                .all(Section.INBOUND)
                .filter(each -> TokenCheck.is(each) && "authorization".equals(TokenCheck.header(each)))
                .findFirst();
        if (check.isEmpty()) {
            return;
        }
        boolean[] open = {false};
        var guarantee = new Guarantee(
                TokenForwarded::replaces,
                (statement, state) ->
                        open[0] |= statement.is("forward-request") && state instanceof Guarantee.State.Open);
        var inbound = guarantee.after(effective.section(Section.INBOUND), Guarantee.START);
        guarantee.after(effective.section(Section.BACKEND), inbound);
        // By itself, a document seldom says how the request goes on.
        open[0] |= !effective.chain().isWhole() && inbound instanceof Guarantee.State.Open;
        if (open[0]) {
            findings.add(
                    this,
                    check.get(),
                    "the token goes on to the backend; remove 'Authorization' once the claims are taken");
        }
    }

    private static boolean replaces(Statement statement) {
        return (statement.is("set-header")
                        && "authorization".equalsIgnoreCase(statement.literal("name"))
                        && !"skip".equals(statement.literal("exists-action"))
                        && !"append".equals(statement.literal("exists-action")))
                || (statement.is("authentication-managed-identity") && !statement.has("output-token-variable-name"))
                || statement.is("authentication-basic");
    }
}
