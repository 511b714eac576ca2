package dev.gatehouse.lint.rules;

import dev.gatehouse.lint.About;
import dev.gatehouse.lint.Findings;
import dev.gatehouse.lint.Rule;
import dev.gatehouse.lint.Statement;
import dev.gatehouse.text.Severity;
import java.util.List;
import java.util.regex.Pattern;

/** Roles are compared as a whole. */
final class RoleBySubstring implements Rule {
    private static final About ABOUT = new About(
            "SEC112",
            Severity.WARNING,
            "role found by a part of its name",
            "Claims give several values as one text, in which Orders.Read is also found within Orders.ReadWrite, and admin within not-admin.",
            "Compare whole names: .Split(',').Contains(\"Orders.Read\"), with ' ' for scp, or use required-claims.",
            List.of("article: scopes vs roles", "checklist D18"),
            """
            <choose>
                <when condition="@(((Jwt)context.Variables["token"]).Claims.GetValueOrDefault("roles", "").Contains("admin"))">
                    <set-header name="X-Admin" exists-action="override">
                        <value>yes</value>
                    </set-header>
                </when>
            </choose>
            """,
            """
            <choose>
                <when condition="@(((Jwt)context.Variables["token"]).Claims.GetValueOrDefault("roles", "").Split(',').Contains("admin"))">
                    <set-header name="X-Admin" exists-action="override">
                        <value>yes</value>
                    </set-header>
                </when>
            </choose>
            """);

    @Override
    public About about() {
        return ABOUT;
    }

    private static final String CLAIM =
            "Claims\\.GetValueOrDefault\\(\"(?:roles?|groups|scp|scopes?|permissions)\"(?:,[^()]*)?\\)";
    private static final Pattern AT_ONCE =
            Pattern.compile(CLAIM + "(?:\\.To(?:Lower|Upper)(?:Invariant)?\\(\\))?\\.(?:Contains|IndexOf)\\(\"");
    private static final Pattern KEPT = Pattern.compile("(\\w+)=[^=;]*" + CLAIM + ";");

    @Override
    public void look(Statement statement, Findings findings) {
        if (statement.codes().stream().anyMatch(RoleBySubstring::searches)) {
            findings.add(
                    this,
                    statement,
                    "a role or scope is looked for as a part of a text, and found within longer names; split the text first");
        }
    }

    private static boolean searches(String code) {
        if (AT_ONCE.matcher(code).find()) {
            return true;
        }
        var kept = KEPT.matcher(code);
        while (kept.find()) {
            if (Pattern.compile("\\b" + kept.group(1) + "\\.(?:Contains|IndexOf)\\(\"")
                    .matcher(code)
                    .find()) {
                return true;
            }
        }
        return false;
    }
}
