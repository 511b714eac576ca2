package dev.gatehouse.lint;

import dev.gatehouse.text.Severity;
import java.util.List;

/**
 * What a rule is about.
 *
 * @param code {@code SEC104}; never used twice
 * @param title a few words
 * @param explanation one sentence: what goes wrong
 * @param fix what to do instead
 * @param sources where it comes from: a practice of the article on JWT validation, a line of the security checklist, an RFC
 * @param bad an example that it finds; documents are told apart by comments, {@code <!-- api -->}
 * @param good the same, mended
 */
public record About(
        String code,
        Severity severity,
        String title,
        String explanation,
        String fix,
        List<String> sources,
        String bad,
        String good) {
    public About {
        sources = List.copyOf(sources);
    }
}
