package dev.gatehouse.lint.rules;

import dev.gatehouse.lint.About;
import dev.gatehouse.lint.Findings;
import dev.gatehouse.lint.Rule;
import dev.gatehouse.lint.Statement;
import dev.gatehouse.lint.TokenCheck;
import dev.gatehouse.policy.Section;
import dev.gatehouse.text.Severity;
import java.util.List;
import java.util.regex.Pattern;

/** Error answers keep internals to themselves. What a body tells of tokens is POL224. */
final class TalkativeErrors implements Rule {
    private static final About ABOUT = new About(
            "SEC105",
            Severity.WARNING,
            "errors that tell internals",
            "What an error answer tells of policies, tokens and stack traces helps those who look for a way in.",
            "Answer with a status and a fixed sentence; details belong in the trace and the log.",
            List.of("article: error messages", "checklist J13"),
            """
            <policies>
                <on-error>
                    <set-body>@(context.LastError.PolicyId + " in " + context.LastError.Path)</set-body>
                </on-error>
            </policies>
            """,
            """
            <policies>
                <on-error>
                    <set-body>{ "error": "unauthorized" }</set-body>
                </on-error>
            </policies>
            """);

    @Override
    public About about() {
        return ABOUT;
    }

    private static final Pattern INTERNAL =
            Pattern.compile("LastError\\.(?:Path|PolicyId|Scope|Section)\\b|StackTrace");
    private static final Pattern TOKEN = Pattern.compile("\"Authorization\"|AsJwt\\(|\\(Jwt\\)|\\.Claims\\b");

    @Override
    public void look(Statement statement, Findings findings) {
        if (TokenCheck.is(statement)) {
            if (TOKEN.matcher(statement.code("failed-validation-error-message")).find()) {
                findings.add(this, statement, "'failed-validation-error-message' tells what is in the token");
            }
            return;
        }
        boolean answers = statement.section() == Section.ON_ERROR
                && statement.is("set-body", "set-header", "set-status", "return-response");
        if (answers
                && statement.codes().stream()
                        .anyMatch(code -> INTERNAL.matcher(code).find())) {
            findings.add(
                    this, statement, "the error answer tells which policy failed where; keep that for trace and log");
        }
    }
}
