package dev.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class CheckCommandTest {
    @TempDir
    private Path folder;

    private String write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text).toString();
    }

    @Test
    void aGoodDocumentEndsWithZero() throws IOException {
        var run = CommandLineRun.of("check", write("a.xml", "<policies><inbound><base /></inbound></policies>"));
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("1 file checked: 0 errors, 0 warnings\n");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void mistakesEndWithOneAndShowTheirPlace() throws IOException {
        String file = write("a.xml", """
                <policies>
                  <inbound>
                    <base />
                    <set-haeder name="a" />
                    <set-variable name="a" value="@{
                      // why
                      return context.Nothing;
                    }" />
                  </inbound>
                </policies>
                """);
        var run = CommandLineRun.of("check", file);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains(file + ":4:6: error POL101", "    ^~~", file + ":7:", "error EXPR", "2 errors");
    }

    @Test
    void jsonIsOneDocumentForWholeFolders() throws IOException {
        write("b/a.xml", "<fragment><base /></fragment>");
        write("b/c.xml", "<set-variable name=\"x\" value=\"{{who}}\" />");
        var run = CommandLineRun.of("check", folder.toString(), "--format", "json", "--bare");
        var json = JsonMapper.shared().readTree(run.out());
        assertThat(json.at("/files/0/path").asString()).endsWith("/b/a.xml");
        assertThat(json.at("/files/0/kind").asString()).isEqualTo("fragment");
        assertThat(json.at("/files/0/ok").asBoolean()).isFalse();
        assertThat(json.at("/files/1/kind").asString()).isEqualTo("snippet");
        assertThat(json.at("/files/1/ok").asBoolean()).isTrue();
        assertThat(json.at("/files/1/diagnostics/0/severity").asString()).isEqualTo("warning");
        assertThat(json.at("/errors").asInt()).isEqualTo(1);
        assertThat(json.at("/warnings").asInt()).isEqualTo(1);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void whatCannotBeReadEndsWithThreeAndOneLine() {
        var run = CommandLineRun.of("check", folder.resolve("none.xml").toString());
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(CommandLineRun.of("check", folder.toString()).exitCode()).isEqualTo(3);
    }

    @Test
    void wrongUsageEndsWithTwo() {
        assertThat(CommandLineRun.of("check").exitCode()).isEqualTo(2);
        assertThat(CommandLineRun.of("check", "a", "--format", "yaml").exitCode())
                .isEqualTo(2);
    }

    @Test
    void theSampleIsGood() {
        var run = CommandLineRun.of("check", "../samples/quickstart");
        assertThat(run.out()).contains(": 0 errors");
        assertThat(run.exitCode()).isZero();
    }
}
