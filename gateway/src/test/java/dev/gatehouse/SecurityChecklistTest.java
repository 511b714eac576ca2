package dev.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every line of the security checklist is a test whose name begins with the line's id, perhaps together with those of
 * other lines, or it stands in {@code not-applicable.tsv} with the reason.
 */
class SecurityChecklistTest {
    private static final Path TESTS = Path.of("src/test/java");
    private static final Path NOT_APPLICABLE = Path.of("src/test/resources/security/not-applicable.tsv");
    private static final Pattern TEST = Pattern.compile("void (([a-n]\\d\\d_)+)\\w+\\(");

    private static Set<String> tested() throws IOException {
        try (Stream<Path> files = Files.walk(TESTS)) {
            var ids = new TreeSet<String>();
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                TEST.matcher(Files.readString(file))
                        .results()
                        .flatMap(found -> Stream.of(found.group(1).split("_", -1)))
                        .filter(id -> !id.isEmpty())
                        .forEach(id -> ids.add(id.toUpperCase(Locale.ROOT)));
            }
            return ids;
        }
    }

    private static List<String> lines() throws IOException {
        return Files.readAllLines(NOT_APPLICABLE);
    }

    /** Id to reason. */
    private static Map<String, String> notApplicable() throws IOException {
        var reasons = new TreeMap<String, String>();
        for (String line : lines()) {
            var columns = line.split("\t", -1);
            assertThat(columns).as(line).hasSize(2).doesNotContain("");
            assertThat(reasons.put(columns[0], columns[1])).as(line).isNull();
        }
        return reasons;
    }

    @Test
    void theListOfWhatDoesNotApplyIsSorted() throws IOException {
        assertThat(lines()).isSorted();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"B, 31", "G, 16", "H, 14", "N, 14"})
    void everyLineIsTestedOrDoesNotApply(String group, int lines) throws IOException {
        var tested = tested();
        var reasons = notApplicable();
        assertThat(IntStream.rangeClosed(1, lines).mapToObj(number -> "%s%02d".formatted(group, number)))
                .allSatisfy(id -> assertThat(tested.contains(id) != reasons.containsKey(id))
                        .as(tested.contains(id) ? id + " is tested and said not to apply" : id + " has no test")
                        .isTrue());
    }
}
