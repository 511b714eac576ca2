package dev.gatehouse.lint.rules;

import dev.gatehouse.lint.About;
import dev.gatehouse.lint.Findings;
import dev.gatehouse.lint.Rule;
import dev.gatehouse.lint.Statement;
import dev.gatehouse.text.Severity;
import dev.gatehouse.text.Span;
import dev.gatehouse.xml.Element;
import dev.gatehouse.xml.Value;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Secrets come from named values. */
final class WrittenSecret implements Rule {
    private static final About ABOUT = new About(
            "SEC107",
            Severity.WARNING,
            "secret written into the policy",
            "A secret in a policy is read by everybody who may read the repository or the policy, for as long as its history is kept.",
            "Put it into a named value that is secret, better one from a key vault, and write {{its-name}}; then change the secret.",
            List.of("article: key rotation", "checklist M09"),
            """
            <authentication-basic username="gateway" password="s3cret-of-the-backend" />
            """,
            """
            <authentication-basic username="gateway" password="{{backend-password}}" />
            """);

    @Override
    public About about() {
        return ABOUT;
    }

    private static final Pattern CREDENTIALS = Pattern.compile("(?:Basic|Bearer|SharedAccessSignature)\\s+\\S{8,}.*");
    private static final Pattern KEY_NAME =
            Pattern.compile("(?:x-)?(?:.*-)?(?:api-?key|functions-key|subscription-key|secret|password)|sig|code");
    private static final Pattern PLACEHOLDER =
            Pattern.compile("(?i)[<{\\[(*]|\\.\\.\\.|x{4}|your|sample|example|dummy|placeholder|changeme");
    private static final Pattern IN_CODE =
            Pattern.compile("\"(?:eyJ[\\w-]{10,}\\.eyJ|[^\"]*(?:AccountKey|SharedAccessKey)=[\\w+/]{20})");
    private static final int SHORTEST = 8;

    @Override
    public void look(Statement statement, Findings findings) {
        for (var path : List.of("issuer-signing-keys", "decryption-keys")) {
            for (var key : statement.parts(path, "key")) {
                written(statement, key, "key", findings);
            }
        }
        if (statement.is("authentication-basic")) {
            attribute(statement, statement.element(), "password", findings);
        }
        if (statement.isExtension("introspect-token")) {
            attribute(statement, statement.element(), "client-secret", findings);
        }
        for (var basic : statement.parts("authentication-basic")) {
            attribute(statement, basic, "password", findings);
        }
        if (statement.is("set-header", "set-query-parameter")
                && statement.section().isRequestSide()) {
            named(statement, statement.element(), findings);
        }
        if (statement.is("send-request", "send-one-way-request")) {
            statement.parts("set-header").forEach(header -> named(statement, header, findings));
        }
        if (statement.codes().stream().anyMatch(code -> IN_CODE.matcher(code).find())) {
            findings.add(
                    this,
                    statement,
                    "a secret stands in an expression of '%s'; use a named value".formatted(statement.name()));
        }
    }

    private void attribute(Statement statement, Element element, String name, Findings findings) {
        var text = Statement.literal(element, name);
        var attribute = element.attribute(name);
        if (text != null
                && attribute != null
                && isSecret(statement, text, attribute.value().span())) {
            findings.add(
                    this,
                    statement.source(),
                    attribute.nameSpan(),
                    "'%s' is written here; use a named value".formatted(name));
        }
    }

    private void written(Statement statement, Element element, String what, Findings findings) {
        var content = literal(element);
        if (content != null && isSecret(statement, content.text().strip(), content.span())) {
            findings.add(
                    this,
                    statement.source(),
                    element.nameSpan(),
                    "'%s' is written here; use a named value".formatted(what));
        }
    }

    /** A header or query parameter whose name tells that its value opens something. */
    private void named(Statement statement, Element element, Findings findings) {
        var name = String.valueOf(Statement.literal(element, "name")).toLowerCase(Locale.ROOT);
        for (var child : element.children()) {
            var content = child instanceof Element value && value.name().equals("value") ? literal(value) : null;
            if (content == null) {
                continue;
            }
            var text = content.text().strip();
            boolean opens = name.equals("authorization")
                    ? CREDENTIALS.matcher(text).matches()
                    : KEY_NAME.matcher(name).matches();
            if (opens && isSecret(statement, text, content.span())) {
                findings.add(
                        this,
                        statement.source(),
                        element.nameSpan(),
                        "the value of '%s' is written here; use a named value".formatted(name));
            }
        }
    }

    private static Value.@Nullable Literal literal(Element element) {
        return Statement.content(element) instanceof Value.Literal literal ? literal : null;
    }

    private static boolean isSecret(Statement statement, String text, Span span) {
        return text.length() >= SHORTEST && !PLACEHOLDER.matcher(text).find() && !statement.isFromNamedValue(span);
    }
}
