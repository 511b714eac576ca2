package dev.gatehouse.lint.rules;

import dev.gatehouse.lint.Statement;
import java.util.List;
import java.util.Locale;

/** Headers by which backends commonly know who is calling. */
final class IdentityHeaders {
    private static final List<String> WORDS =
            List.of("user", "tenant", "role", "email", "principal", "subject", "identity", "claim", "authenticated");

    private IdentityHeaders() {}

    static boolean isOne(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("x-")
                && !lower.contains("agent")
                && WORDS.stream().anyMatch(lower::contains);
    }

    /** Whether a {@code set-header} tells the backend of the caller: by its name, or by claims in its value. */
    static boolean tells(Statement header) {
        var name = header.literal("name");
        return name != null && (isOne(name) || header.mentions(".Claims") || header.mentions("(Jwt)"));
    }
}
