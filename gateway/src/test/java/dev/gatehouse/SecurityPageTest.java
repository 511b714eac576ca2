package dev.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/security.md} says of every line of the security checklist which tests show it, or why it does not apply.
 * A test shows the lines whose ids its name begins with. {@code -Dgolden.update=true} rewrites the page below its
 * introduction.
 */
class SecurityPageTest {
    private static final Path PAGE = Path.of("../docs/security.md");
    private static final Path SOURCES = Path.of("src/test/java");
    private static final Path REASONS = Path.of("src/test/resources/security/not-applicable.tsv");
    private static final Path CHECKLIST = Path.of("../../shared/reference/security-checklist.md");
    private static final String START = "\n## Lines\n";
    private static final Pattern TEST = Pattern.compile("\\b((?:[a-n]\\d\\d_)+)(\\w+)\\(");

    /** How many lines a group has. Those that are whole: each of their lines has a test or a reason. */
    private static final Map<Character, Group> WHOLE = new TreeMap<>(Map.of(
            'A', new Group("Signature and algorithm", 23),
            'B', new Group("Choice of keys, and where they come from", 31),
            'C', new Group("Encrypted tokens", 12),
            'D', new Group("Claims", 30),
            'E', new Group("Taking the token out of the request", 13),
            'F', new Group("Caches of decisions", 12),
            'G', new Group("Introspection, bound tokens, exchange", 16),
            'H', new Group("Claims and headers for backends", 14),
            'J', new Group("Policies, expressions, XML", 18),
            'N', new Group("What clones of API Management get wrong", 14)));

    private static final Map<String, TreeSet<String>> TESTS = new TreeMap<>();
    private static final Map<String, String> INAPPLICABLE = new TreeMap<>();

    private record Group(String title, int lines) {}

    @BeforeAll
    static void read() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            for (var file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                var name = file.getFileName().toString().replace(".java", "");
                var found = TEST.matcher(Files.readString(file));
                while (found.find()) {
                    for (var id : found.group(1).toUpperCase(Locale.ROOT).split("_", -1)) {
                        if (!id.isEmpty()) {
                            TESTS.computeIfAbsent(id, _ -> new TreeSet<>())
                                    .add("`%s` %s".formatted(name, words(found.group(2))));
                        }
                    }
                }
            }
        }
        for (var line : Files.readAllLines(REASONS)) {
            var cells = line.split("\t", 2);
            assertThat(INAPPLICABLE.put(cells[0], cells[1])).as(cells[0]).isNull();
        }
    }

    @Test
    void everyLineHasATestOrAReasonAndNotBoth() {
        var missing = new ArrayList<String>();
        var both = new ArrayList<String>();
        for (var id : ids()) {
            if (!TESTS.containsKey(id) && !INAPPLICABLE.containsKey(id)) {
                missing.add(id);
            }
            if (TESTS.containsKey(id) && INAPPLICABLE.containsKey(id)) {
                both.add(id);
            }
        }
        assertThat(missing).as("neither test nor reason").isEmpty();
        assertThat(both).as("a test, and a reason why there is none").isEmpty();
        assertThat(ids()).containsAll(INAPPLICABLE.keySet());
    }

    @Test
    void groupsAreAsLongAsThoseOfTheChecklist() throws IOException {
        assumeTrue(Files.exists(CHECKLIST), "needs the checklist itself");
        var lines = Files.readAllLines(CHECKLIST);
        WHOLE.forEach((letter, group) -> assertThat(lines.stream().filter(line -> line.matches(letter + "\\d\\d .*")))
                .as("group " + letter)
                .hasSize(group.lines));
    }

    @Test
    void thePageListsThem() throws IOException {
        var page = Files.readString(PAGE);
        var text = page.substring(0, page.indexOf(START)) + lines();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, text);
        }
        assertThat(page).isEqualTo(text);
    }

    private static List<String> ids() {
        var ids = new ArrayList<String>();
        WHOLE.forEach((letter, group) -> {
            for (int i = 1; i <= group.lines; i++) {
                ids.add("%s%02d".formatted(letter, i));
            }
        });
        return ids;
    }

    private static String lines() {
        var out = new StringBuilder(START);
        WHOLE.forEach((letter, group) -> {
            out.append("\n### %s. %s\n\n| Line | Shown by, or why it does not apply |\n|---|---|\n"
                    .formatted(letter, group.title));
            ids().stream()
                    .filter(id -> id.charAt(0) == letter)
                    .forEach(id -> out.append("| %s | %s |\n".formatted(id, cell(id))));
        });
        out.append("\n### Others, as far as there are tests\n\n| Line | Shown by |\n|---|---|\n");
        TESTS.keySet().stream()
                .filter(id -> !WHOLE.containsKey(id.charAt(0)))
                .forEach(id -> out.append("| %s | %s |\n".formatted(id, cell(id))));
        return out.toString();
    }

    private static String cell(String id) {
        var tests = TESTS.get(id);
        return tests == null
                ? "– " + INAPPLICABLE.getOrDefault(id, "**missing**").strip()
                : String.join("; ", tests);
    }

    /** {@code aTokenIsRefused}: a token is refused. */
    private static String words(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ")
                .toLowerCase(Locale.ROOT);
    }
}
