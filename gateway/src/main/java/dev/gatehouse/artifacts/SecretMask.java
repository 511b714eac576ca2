package dev.gatehouse.artifacts;

import dev.gatehouse.text.Diagnostic;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Takes secret named values out of what is said about documents, which quotes what authors wrote and goes to consoles
 * and logs: the name stands there again, as in the document.
 *
 * @param values the secrets, by name
 */
record SecretMask(Map<String, String> values) {
    /** What is shorter is found in any text. */
    private static final int SHORTEST = 4;

    SecretMask {
        values = Map.copyOf(values);
    }

    List<Diagnostic> of(List<Diagnostic> diagnostics) {
        return diagnostics.stream().map(this::of).toList();
    }

    private Diagnostic of(Diagnostic found) {
        String message = found.message();
        // The longest first: one may be part of another.
        var longest = values.entrySet().stream()
                .filter(each -> each.getValue().length() >= SHORTEST)
                .sorted(Comparator.comparingInt(each -> -each.getValue().length()))
                .toList();
        for (var secret : longest) {
            message = message.replace(secret.getValue(), "{{" + secret.getKey() + "}}");
        }
        return new Diagnostic(found.severity(), found.code(), found.source(), found.span(), message);
    }
}
