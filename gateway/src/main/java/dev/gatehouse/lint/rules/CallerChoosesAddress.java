package dev.gatehouse.lint.rules;

import dev.gatehouse.lint.About;
import dev.gatehouse.lint.Findings;
import dev.gatehouse.lint.Rule;
import dev.gatehouse.lint.Statement;
import dev.gatehouse.text.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The gateway calls whom the author means. */
final class CallerChoosesAddress implements Rule {
    private static final About ABOUT = new About(
            "SEC128",
            Severity.WARNING,
            "caller chooses the address that is called",
            "An address made of request data lets the caller send the gateway, with its network and its credentials, anywhere.",
            "Write scheme and host into the policy, and let the request fill in no more than a path segment or a query value, escaped.",
            List.of("checklist J08", "checklist I04", "OWASP API7"),
            """
            <set-backend-service base-url="@(context.Request.Headers.GetValueOrDefault("X-Backend", ""))" />
            """,
            """
            <set-backend-service base-url="https://backend.example" />
            """);

    @Override
    public About about() {
        return ABOUT;
    }

    private static final Pattern REQUEST = Pattern.compile(
            "^(?:return )?(?:\\$?\"(?:https?://)?\\{?)?\"?\\+?(?:\\(string\\))?context\\.Request\\.(?:Headers|Body|MatchedParameters|(?:Original)?Url\\.Query)");

    @Override
    public void look(Statement statement, Findings findings) {
        List<String> addresses = new ArrayList<>();
        if (statement.is("set-backend-service")) {
            addresses.add(statement.code("base-url"));
        }
        statement.parts("set-url").forEach(url -> addresses.add(Statement.codeIn(url)));
        if (addresses.stream().anyMatch(code -> REQUEST.matcher(code).find())) {
            findings.add(
                    this,
                    statement,
                    "the caller says which host '%s' calls; write it into the policy".formatted(statement.name()));
        }
    }
}
