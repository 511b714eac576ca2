package dev.gatehouse.lint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.lint.About;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/lint.md} explains every rule; {@code -Dgolden.update=true} rewrites it below its introduction. */
class LintPageTest {
    private static final Path PAGE = Path.of("../docs/lint.md");
    private static final String START = "\n## Rules\n";

    @Test
    void thePageExplainsEveryRule() throws IOException {
        var page = Files.readString(PAGE);
        var text = page.substring(0, page.indexOf(START)) + rules();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, text);
        }
        assertThat(page).isEqualTo(text);
    }

    private static String rules() {
        var out = new StringBuilder(START).append("\n| Code | | Finds | From |\n|---|---|---|---|\n");
        for (About about : BestPractices.all()) {
            out.append("| [%1$s](#%2$s) | %3$s | %4$s | %5$s |\n"
                    .formatted(
                            about.code(),
                            anchor(about),
                            about.severity().label(),
                            about.title(),
                            String.join("; ", about.sources())));
        }
        BestPractices.all().forEach(about -> out.append(section(about)));
        return out.toString();
    }

    private static String heading(About about) {
        return about.code() + ": " + about.title();
    }

    private static String anchor(About about) {
        return heading(about)
                .toLowerCase(java.util.Locale.ROOT)
                .replaceAll("[^a-z0-9 -]", "")
                .replace(' ', '-');
    }

    private static String section(About about) {
        var text = "\n### %s\n\n%s %s\n".formatted(heading(about), about.explanation(), about.fix());
        return about.bad().isBlank()
                ? text
                : text
                        + "\nFound:\n\n```xml\n%s\n```\n\nBetter:\n\n```xml\n%s\n```\n"
                                .formatted(about.bad().strip(), about.good().strip());
    }
}
