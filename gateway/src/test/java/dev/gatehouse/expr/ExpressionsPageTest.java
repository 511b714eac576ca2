package dev.gatehouse.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code docs/expressions.md} ends with the cases in which we differ from .NET on purpose; {@code
 * -Dgolden.update=true} rewrites that table.
 */
class ExpressionsPageTest {
    private static final Path PAGE = Path.of("../docs/expressions.md");
    private static final Path FOLDER = Path.of("src", "test", "resources", "oracle");
    private static final String START = "\n| Case | Expression | Why |\n";

    @Test
    void thePageShowsWhatDiffersFromDotNet() throws IOException {
        var expressions = new HashMap<String, String>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".json")).toList()) {
                for (var item : JsonMapper.builder()
                        .build()
                        .readTree(Files.readString(file))
                        .get("cases")) {
                    expressions.put(
                            item.get("id").asString(), item.get("expression").asString());
                }
            }
        }
        var table = START + "|---|---|---|\n"
                + Files.readAllLines(FOLDER.resolve("differences.tsv")).stream()
                        .map(line -> line.split("\t", 2))
                        .map(columns -> "| `%s` | `%s` | %s |\n"
                                .formatted(
                                        columns[0], expressions.get(columns[0]).replace("|", "\\|"), columns[1]))
                        .collect(Collectors.joining());
        var page = Files.readString(PAGE);
        int start = page.indexOf(START);
        var before = start < 0 ? page.stripTrailing() + "\n" : page.substring(0, start);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, before + table);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(before + table);
    }
}
