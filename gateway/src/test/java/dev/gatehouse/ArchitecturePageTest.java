package dev.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page that explains the architecture says what {@link LayeringTest} holds the code to. */
class ArchitecturePageTest {
    private static final Path PAGE = Path.of("../docs/ARCHITECTURE.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| [^|]+ \\| ([^|]+) \\|$");

    @Test
    void thePageShowsTheSameTable() throws Exception {
        var table = ROW.matcher(Files.readString(PAGE))
                .results()
                .map(row -> row.group(1) + " : " + row.group(2).replace("–", "").replace("all above", "*"))
                .collect(Collectors.joining("\n"));
        assertThat(Layers.parse("dev.gatehouse", table).rows()).isEqualTo(LayeringTest.LAYERS.rows());
    }

    @Test
    void noRowPromisesAPackageThatIsNotThere() {
        assertThat(LayeringTest.LAYERS.rowsWithoutPackage(LayeringTest.PROGRAM)).isEmpty();
    }
}
