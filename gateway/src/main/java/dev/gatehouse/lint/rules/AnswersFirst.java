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

/** First the token, then the answer. */
final class AnswersFirst implements Rule {
    private static final About ABOUT = new About(
            "SEC124",
            Severity.WARNING,
            "answer before the token is validated",
            "What a scope answers before the validation of another scope runs is answered to everybody.",
            "Put <base /> before what answers, or validate in the same document first.",
            List.of("checklist F09", "checklist N11"),
            """
            <!-- api -->
            <policies>
                <inbound>
                    <validate-jwt header-name="Authorization" output-token-variable-name="token">
                        <openid-config url="https://login.example/.well-known/openid-configuration" />
                    </validate-jwt>
                </inbound>
            </policies>
            <!-- operation list -->
            <policies>
                <inbound>
                    <cache-lookup vary-by-developer="false" vary-by-developer-groups="false" />
                    <base />
                </inbound>
            </policies>
            """,
            """
            <!-- api -->
            <policies>
                <inbound>
                    <validate-jwt header-name="Authorization" output-token-variable-name="token">
                        <openid-config url="https://login.example/.well-known/openid-configuration" />
                    </validate-jwt>
                </inbound>
            </policies>
            <!-- operation list -->
            <policies>
                <inbound>
                    <base />
                    <cache-lookup vary-by-developer="false" vary-by-developer-groups="false" />
                </inbound>
            </policies>
            """);

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public void look(Effective effective, Findings findings) {
        if (!effective.chain().isWhole()) {
            return;
        }
        List<Statement> early = new ArrayList<>();
        var guarantee = new Guarantee(TokenCheck::isCertain, (statement, state) -> {
            if (state instanceof Guarantee.State.Open && answers(statement)) {
                early.add(statement);
            }
        });
        guarantee.after(effective.section(Section.INBOUND), Guarantee.START);
        for (var answer : early) {
            // What one document says itself in this order is POL122.
            boolean elsewhere = effective
                    .all(Section.INBOUND)
                    .filter(TokenCheck::is)
                    .allMatch(check -> !check.source().equals(answer.source()));
            boolean validated = effective
                    .all(Section.INBOUND)
                    .dropWhile(each -> !each.equals(answer))
                    .anyMatch(TokenCheck::is);
            if (elsewhere && validated) {
                findings.add(
                        this,
                        answer,
                        "'%s' runs before the token is validated, which another scope does later: it answers everybody"
                                .formatted(answer.name()));
            }
        }
    }

    /** A refusal may come before the token is looked at; what is kept or made up may not. */
    private static boolean answers(Statement statement) {
        if (statement.is("cache-lookup", "mock-response")) {
            return true;
        }
        if (!statement.is("return-response") || statement.has("response-variable-name")) {
            return false;
        }
        var status = statement.parts("set-status");
        var code = status.isEmpty() ? "200" : String.valueOf(Statement.literal(status.getFirst(), "code"));
        return code.matches("2..") && !statement.parts("set-body").isEmpty();
    }
}
