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
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Validation is not up to the caller. */
final class CallerChoosesValidation implements Rule {
    private static final About ABOUT = new About(
            "SEC123",
            Severity.WARNING,
            "caller chooses whether to be validated",
            "Where a header or a query parameter decides whether the token is checked, whoever wants to get around it leaves that out.",
            "Validate outside of choose, or end the other branch with return-response.",
            List.of("checklist J11", "checklist E12"),
            """
            <policies>
                <inbound>
                    <choose>
                        <when condition="@(!context.Request.Headers.ContainsKey("X-Debug"))">
                            <validate-jwt header-name="Authorization" output-token-variable-name="token">
                        <openid-config url="https://login.example/.well-known/openid-configuration" />
                    </validate-jwt>
                        </when>
                    </choose>
                </inbound>
            </policies>
            """,
            """
            <policies>
                <inbound>
                    <validate-jwt header-name="Authorization" output-token-variable-name="token">
                        <openid-config url="https://login.example/.well-known/openid-configuration" />
                    </validate-jwt>
                </inbound>
            </policies>
            """);

    @Override
    public About about() {
        return ABOUT;
    }

    private static final Pattern CALLERS =
            Pattern.compile("Request\\.(?:Headers|Body|(?:Original)?Url\\.Query|HasFormBody)");

    @Override
    public void look(Effective effective, Findings findings) {
        List<Statement> open = new ArrayList<>();
        var guarantee = new Guarantee(TokenCheck::isCertain, (statement, state) -> {
            if (statement.is("choose") && !(state instanceof Guarantee.State.Held) && leavesOpen(statement)) {
                open.add(statement);
            }
        });
        var behind = guarantee.after(effective.section(Section.INBOUND), Guarantee.START);
        // What follows may validate all the same.
        if (!(behind instanceof Guarantee.State.Held)) {
            open.forEach(choose -> findings.add(
                    this, choose, "the caller's own header, query or body decides whether the token is validated"));
        }
    }

    private static boolean leavesOpen(Statement choose) {
        return choose.children().stream().anyMatch(CallerChoosesValidation::followsCaller)
                && choose.withNested().anyMatch(TokenCheck::is)
                && new Guarantee(TokenCheck::isCertain).after(List.of(choose), Guarantee.START)
                        instanceof Guarantee.State.Open;
    }

    private static boolean followsCaller(Statement branch) {
        var condition = branch.element().attribute("condition");
        return condition != null
                && CALLERS.matcher(branch.code("condition")).find()
                // Compared with a secret of the author's, it is another way to prove oneself.
                && !branch.isFromNamedValue(condition.value().span());
    }
}
