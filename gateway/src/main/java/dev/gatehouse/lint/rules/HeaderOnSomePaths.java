package dev.gatehouse.lint.rules;

import dev.gatehouse.lint.About;
import dev.gatehouse.lint.Effective;
import dev.gatehouse.lint.Findings;
import dev.gatehouse.lint.Guarantee;
import dev.gatehouse.lint.Rule;
import dev.gatehouse.lint.Statement;
import dev.gatehouse.policy.Section;
import dev.gatehouse.text.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Identity headers are set on every path. */
final class HeaderOnSomePaths implements Rule {
    private static final About ABOUT = new About(
            "SEC120",
            Severity.WARNING,
            "caller's own identity header gets through",
            "A header that is set on some paths only reaches the backend with whatever the caller wrote into it on the others.",
            "Delete the header first, for everybody: <set-header name=\"X-User-Id\" exists-action=\"delete\" />.",
            List.of("checklist H02"),
            """
            <policies>
                <inbound>
                    <validate-jwt header-name="Authorization" output-token-variable-name="token">
                        <openid-config url="https://login.example/.well-known/openid-configuration" />
                    </validate-jwt>
                    <choose>
                        <when condition="@(((Jwt)context.Variables["token"]).Claims.ContainsKey("email"))">
                            <set-header name="X-User-Email" exists-action="override">
                                <value>@(((Jwt)context.Variables["token"]).Claims["email"][0])</value>
                            </set-header>
                        </when>
                    </choose>
                </inbound>
            </policies>
            """,
            """
            <policies>
                <inbound>
                    <set-header name="X-User-Email" exists-action="delete" />
                    <validate-jwt header-name="Authorization" output-token-variable-name="token">
                        <openid-config url="https://login.example/.well-known/openid-configuration" />
                    </validate-jwt>
                    <choose>
                        <when condition="@(((Jwt)context.Variables["token"]).Claims.ContainsKey("email"))">
                            <set-header name="X-User-Email" exists-action="override">
                                <value>@(((Jwt)context.Variables["token"]).Claims["email"][0])</value>
                            </set-header>
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
        Map<String, Statement> claimed = new LinkedHashMap<>();
        effective
                .requestSide()
                .filter(statement ->
                        statement.is("set-header") && writes(statement) && IdentityHeaders.tells(statement))
                .forEach(statement -> claimed.putIfAbsent(name(statement), statement));
        claimed.forEach((name, statement) -> {
            var guarantee = new Guarantee(
                    each -> each.is("set-header") && writes(each) && name(each).equals(name));
            var state = guarantee.after(effective.section(Section.INBOUND), Guarantee.START);
            if (effective.chain().isWhole()) {
                state = guarantee.after(effective.section(Section.BACKEND), state);
            }
            if (state instanceof Guarantee.State.Open open && !open.way().isEmpty()) {
                var turn = open.way().getLast();
                findings.add(
                        this,
                        statement,
                        "a caller's own '%s' gets through where a request %s (line %d); delete the header first"
                                .formatted(
                                        statement.literal("name"),
                                        turn.text(),
                                        turn.position().line()));
            }
        });
    }

    private static String name(Statement header) {
        return String.valueOf(header.literal("name")).toLowerCase(Locale.ROOT);
    }

    /** Whether nothing of the caller's is left; POL207 tells of those that leave it. */
    private static boolean writes(Statement header) {
        var action = header.literal("exists-action");
        return header.has("name")
                && header.literal("name") != null
                && (!header.has("exists-action") || "override".equals(action) || "delete".equals(action));
    }
}
