package dev.gatehouse.lint.rules;

import dev.gatehouse.lint.About;
import dev.gatehouse.lint.Effective;
import dev.gatehouse.lint.Findings;
import dev.gatehouse.lint.Rule;
import dev.gatehouse.lint.Statement;
import dev.gatehouse.policy.Section;
import dev.gatehouse.text.Severity;
import java.util.List;
import java.util.regex.Pattern;

/** An authorizer that cannot be reached refuses. */
final class FailsOpen implements Rule {
    private static final About ABOUT = new About(
            "SEC126",
            Severity.WARNING,
            "authorizer that fails open",
            "With ignore-error a failed call leaves null in the variable, and a condition that refuses only what it has an answer for then refuses nobody.",
            "Refuse whatever is no plain yes: condition=\"@(((IResponse)context.Variables[\"answer\"])?.StatusCode != 200)\".",
            List.of("checklist N13"),
            """
            <policies>
                <inbound>
                    <send-request response-variable-name="answer" ignore-error="true">
                        <set-url>https://authorizer.example/check</set-url>
                    </send-request>
                    <choose>
                        <when condition="@(((IResponse)context.Variables["answer"])?.StatusCode == 403)">
                            <return-response>
                                <set-status code="403" />
                            </return-response>
                        </when>
                    </choose>
                </inbound>
            </policies>
            """,
            """
            <policies>
                <inbound>
                    <send-request response-variable-name="answer" ignore-error="true">
                        <set-url>https://authorizer.example/check</set-url>
                    </send-request>
                    <choose>
                        <when condition="@(((IResponse)context.Variables["answer"])?.StatusCode != 200)">
                            <return-response>
                                <set-status code="403" />
                            </return-response>
                        </when>
                    </choose>
                </inbound>
            </policies>
            """);

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public void look(Effective effective, Findings findings) {
        effective
                .all(Section.INBOUND)
                .filter(call -> call.is("send-request") && "true".equalsIgnoreCase(call.literal("ignore-error")))
                .forEach(call -> {
                    var variable = call.literal("response-variable-name");
                    if (variable != null) {
                        effective
                                .all(Section.INBOUND)
                                .filter(branch -> branch.is("when") && refuses(branch))
                                .filter(branch -> passesNull(branch.code("condition"), variable))
                                .findFirst()
                                .ifPresent(branch -> findings.add(
                                        this,
                                        call,
                                        "when this call fails '%s' is null, and the condition of %s refuses nobody"
                                                .formatted(variable, branch.place())));
                    }
                });
    }

    private static boolean refuses(Statement branch) {
        return branch.children().stream()
                .filter(each -> each.is("return-response"))
                .flatMap(each -> each.parts("set-status").stream())
                .anyMatch(status -> List.of("401", "403").contains(String.valueOf(Statement.literal(status, "code"))));
    }

    /** Whether a condition is false, rather than true or an error, while the variable is null. */
    private static boolean passesNull(String condition, String variable) {
        var value = "context\\.Variables(?:\\.GetValueOrDefault<IResponse>\\(|\\[)\"" + Pattern.quote(variable)
                + "\"[\\])]\\)*";
        return Pattern.compile(value + "\\?\\.StatusCode==").matcher(condition).find()
                || Pattern.compile(value + "!=null&&").matcher(condition).find();
    }
}
