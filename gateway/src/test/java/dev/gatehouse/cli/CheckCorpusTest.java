package dev.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command on public documents: none makes it fail, more and more of them pass. */
class CheckCorpusTest {
    /** How many passed when last looked; it only grows, as policies and types are added. */
    private static final int PASSING = 278;

    @Test
    void everyPublicDocumentIsJudgedAndTheBrokenOnesAreRefused() throws IOException {
        Path folder = Shared.path("corpus/policies");
        var run = CommandLineRun.of("check", folder.toString(), "--bare", "--format", "json");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        Set<String> good = new HashSet<>();
        int all = 0;
        for (JsonNode file : JsonMapper.shared().readTree(run.out()).get("files")) {
            all++;
            for (JsonNode found : file.get("diagnostics")) {
                assertThat(found.get("line").asInt()).isPositive();
                assertThat(found.get("column").asInt()).isPositive();
            }
            if (file.get("ok").asBoolean()) {
                good.add(folder.relativize(Path.of(file.get("path").asString())).toString());
            }
        }
        assertThat(all).isEqualTo(693);
        assertThat(good).hasSizeGreaterThanOrEqualTo(PASSING);
        for (String line : Files.readAllLines(folder.resolve("manifest.tsv"))) {
            String[] columns = line.split("\t", -1);
            if (!columns[columns.length - 1].isBlank()) {
                assertThat(good).doesNotContain(columns[0]);
            }
        }
    }

    @Test
    void theDocumentsOfTheMissionPass() {
        var run = CommandLineRun.of(
                "check", "--bare", Shared.path("seed/policies").toString());
        assertThat(run.out()).contains("17 files checked: 0 errors");
        assertThat(run.exitCode()).isZero();
    }
}
