package dev.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatehouseTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "jwt",
                "version --nonsense",
                "quickstart --port 65536",
                "quickstart --port x",
                "token",
                "token --key a --issuer-url http://b"
            })
    void wrongUsageEndsWithTwoAndSaysSoOnStandardError(String arguments) {
        var run = CommandLineRun.of(arguments.isEmpty() ? new String[0] : arguments.split(" ", -1));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("Usage: gatehouse");
    }

    @Test
    void helpNamesEveryCommandOnStandardOutput() {
        var run = CommandLineRun.of("--help");
        assertThat(run.exitCode()).isZero();
        assertThat(Gatehouse.commandLine().getSubcommands().keySet())
                .allSatisfy(command -> assertThat(run.out()).containsPattern("(?m)^  " + command + " "));
    }

    @Test
    void versionNamesTheJdk() {
        var run = CommandLineRun.of("version");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("gatehouse ").contains("Java " + Runtime.version());
    }
}
