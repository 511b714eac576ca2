package dev.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Golden tests: files under {@code src/test/resources/golden/FOLDER}, each an input, a line of four dashes, and the report that
 * the input must give.
 *
 * <p>{@code -Dgolden.update=true} rewrites the reports; read the difference like code.
 */
public final class Golden {
    private static final Path ROOT = Path.of("src", "test", "resources", "golden");
    private static final String RULE = "\n----\n";

    private Golden() {}

    /** One test per file of {@code folder} and the folders in it, named for the file. */
    public static Stream<DynamicTest> tests(String folder, UnaryOperator<String> report) {
        Path root = ROOT.resolve(folder);
        try (Stream<Path> files = Files.walk(root)) {
            return files
                    .filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .map(file -> DynamicTest.dynamicTest(
                            root.relativize(file).toString().replace(".txt", ""),
                            file.toUri(),
                            () -> check(file, report)))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(Path file, UnaryOperator<String> report) throws IOException {
        String text = Files.readString(file);
        int rule = text.indexOf(RULE);
        String input = rule < 0 ? text.stripTrailing() : text.substring(0, rule);
        String actual = report.apply(input).strip();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, input + RULE + actual + "\n");
            return;
        }
        assertThat(rule).as("%s has a line of four dashes", file).isNotNegative();
        assertThat(actual)
                .as("%s", file)
                .isEqualTo(text.substring(rule + RULE.length()).strip());
    }
}
