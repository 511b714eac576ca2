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
import org.jspecify.annotations.Nullable;

/** The token that is validated is the one that came. */
final class TokenOverwritten implements Rule {
    private static final About ABOUT = new About(
            "SEC125",
            Severity.WARNING,
            "caller's token overwritten before it is validated",
            "A policy that writes Authorization before the check has the gateway validate its own token instead of the caller's.",
            "Move it behind validate-jwt.",
            List.of("checklist N10"),
            """
            <policies>
                <inbound>
                    <authentication-managed-identity resource="https://backend.example" />
                    <validate-jwt header-name="Authorization" output-token-variable-name="token">
                        <openid-config url="https://login.example/.well-known/openid-configuration" />
                    </validate-jwt>
                </inbound>
            </policies>
            """,
            """
            <policies>
                <inbound>
                    <validate-jwt header-name="Authorization" output-token-variable-name="token">
                        <openid-config url="https://login.example/.well-known/openid-configuration" />
                    </validate-jwt>
                    <authentication-managed-identity resource="https://backend.example" />
                </inbound>
            </policies>
            """);

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public void look(Effective effective, Findings findings) {
        walk(effective.section(Section.INBOUND), null, findings);
    }

    /** Answers what may have written the header when all of it has run. */
    private @Nullable Statement walk(List<Statement> statements, @Nullable Statement before, Findings findings) {
        var writer = before;
        for (var statement : statements) {
            if (statement.is("choose")) {
                var entered = writer;
                for (var branch : statement.children()) {
                    var left = walk(branch.children(), entered, findings);
                    writer = writer == null ? left : writer;
                }
            } else if (!statement.children().isEmpty()) {
                writer = walk(statement.children(), writer, findings);
            } else if (writer != null
                    && TokenCheck.is(statement)
                    && "authorization".equals(TokenCheck.header(statement))) {
                findings.add(
                        this,
                        statement,
                        "'%s' of %s has written 'Authorization' before: this is not the caller's token any more"
                                .formatted(writer.name(), writer.place()));
            } else if (writes(statement)) {
                writer = statement;
            }
        }
        return writer;
    }

    private static boolean writes(Statement statement) {
        if (statement.is("authentication-managed-identity")) {
            return !statement.has("output-token-variable-name");
        }
        if (statement.is("authentication-basic")) {
            return true;
        }
        boolean header = statement.is("set-header") && "authorization".equalsIgnoreCase(statement.literal("name"));
        var action = statement.literal("exists-action");
        // A token that is moved there from elsewhere in the request is still the caller's.
        boolean own = statement.parts("value").stream()
                .anyMatch(value -> !Statement.text(value).isEmpty());
        return header && own && (!statement.has("exists-action") || "override".equals(action));
    }
}
