package dev.gatehouse.lint.rules;

import dev.gatehouse.lint.About;
import dev.gatehouse.lint.Findings;
import dev.gatehouse.lint.Rule;
import dev.gatehouse.lint.Statement;
import dev.gatehouse.policy.Section;
import dev.gatehouse.text.Severity;
import dev.gatehouse.xml.Element;
import java.util.List;

/** A failure is not a success. */
final class ErrorBecomesSuccess implements Rule {
    private static final About ABOUT = new About(
            "SEC127",
            Severity.WARNING,
            "error answered as success",
            "An error path that answers 200 tells the caller, caches and monitoring that a refused or failed call went well.",
            "Answer with the status of the failure; on-error starts from it.",
            List.of("checklist J12", "checklist N14"),
            """
            <policies>
                <on-error>
                    <set-status code="200" reason="OK" />
                </on-error>
            </policies>
            """,
            """
            <policies>
                <on-error>
                    <set-status code="502" reason="Bad Gateway" />
                </on-error>
            </policies>
            """);

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public void look(Statement statement, Findings findings) {
        if (statement.section() != Section.ON_ERROR) {
            return;
        }
        var parts = statement.parts("set-status");
        boolean success = switch (statement.name()) {
            case "set-status" -> isSuccess(statement.element());
            case "return-response" ->
                !statement.has("response-variable-name") && (parts.isEmpty() || isSuccess(parts.getFirst()));
            default -> false;
        };
        if (success) {
            findings.add(this, statement, "the failure is answered as a success; say what status it has");
        }
    }

    private static boolean isSuccess(Element status) {
        var code = Statement.literal(status, "code");
        return code != null && code.matches("2[0-9][0-9]");
    }
}
