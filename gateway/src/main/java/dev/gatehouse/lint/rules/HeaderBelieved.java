package dev.gatehouse.lint.rules;

import dev.gatehouse.lint.About;
import dev.gatehouse.lint.Effective;
import dev.gatehouse.lint.Findings;
import dev.gatehouse.lint.Rule;
import dev.gatehouse.lint.Statement;
import dev.gatehouse.policy.Section;
import dev.gatehouse.text.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Nobody is who they say they are. */
final class HeaderBelieved implements Rule {
    private static final About ABOUT = new About(
            "SEC121",
            Severity.WARNING,
            "identity header believed",
            "A request header that no policy sets says what the caller wants it to say.",
            "Take the identity from the verified token, or delete the header before anything else and set it yourself.",
            List.of("checklist H01", "OWASP API2"),
            """
            <policies>
                <inbound>
                    <validate-jwt header-name="Authorization" output-token-variable-name="token">
                        <openid-config url="https://login.example/.well-known/openid-configuration" />
                    </validate-jwt>
                    <choose>
                        <when condition="@(context.Request.Headers.GetValueOrDefault("X-User-Role", "") == "admin")">
                            <set-backend-service base-url="https://admin.example" />
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
                    <choose>
                        <when condition="@(((Jwt)context.Variables["token"]).Claims["roles"].Contains("admin"))">
                            <set-backend-service base-url="https://admin.example" />
                        </when>
                    </choose>
                </inbound>
            </policies>
            """);

    @Override
    public About about() {
        return ABOUT;
    }

    private static final Pattern READ =
            Pattern.compile("Request\\.Headers(?:\\.GetValueOrDefault\\(|\\.TryGetValue\\(|\\[)\"([\\w-]+)\"");

    @Override
    public void look(Effective effective, Findings findings) {
        if (!effective.isKnown(Section.INBOUND)) {
            return;
        }
        Set<String> known = effective
                .requestSide()
                .filter(statement -> statement.is("set-header", "check-header"))
                .map(statement -> String.valueOf(statement.literal(statement.is("set-header") ? "name" : "header-name"))
                        .toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        effective.all(Section.INBOUND).filter(HeaderBelieved::decides).forEach(statement -> {
            for (var code : statement.codes()) {
                READ.matcher(code)
                        .results()
                        .map(read -> read.group(1))
                        .filter(name -> IdentityHeaders.isOne(name) && !known.contains(name.toLowerCase(Locale.ROOT)))
                        .forEach(name -> findings.add(
                                this,
                                statement,
                                "'%s' is what the caller says of itself: no policy sets it; use the verified token"
                                        .formatted(name)));
            }
        });
    }

    private static boolean decides(Statement statement) {
        return statement.is(
                "when", "rate-limit-by-key", "quota-by-key", "set-backend-service", "rewrite-uri", "set-header");
    }
}
