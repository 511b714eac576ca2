package dev.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How {@code serve} ends where it cannot begin. */
class ServeCommandTest {
    @TempDir
    private Path folder;

    @TempDir
    private Path data;

    @BeforeEach
    void api() throws IOException {
        var api = Files.createDirectories(folder.resolve("apis/orders"));
        Files.writeString(api.resolve("apiInformation.json"), """
                { "properties": { "displayName": "Orders", "path": "orders", "serviceUrl": "https://orders.example" } }
                """);
    }

    @Test
    void aMissingFolderIsOneLineAndExit3() {
        var run = CommandLineRun.of("serve", folder.resolve("missing").toString(), "--port", "0", "--admin-port", "0");
        assertThat(run.exitCode()).isEqualTo(ExitCode.COULD_NOT_RUN);
        assertThat(run.err()).isEqualTo("gatehouse: " + folder.resolve("missing") + ": no such file or folder\n");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aPortThatIsTakenIsOneLineAndExit3() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var run = CommandLineRun.of(
                    "serve", folder.toString(), "--port", Integer.toString(taken.getLocalPort()), "--admin-port", "0");
            assertThat(run.exitCode()).isEqualTo(ExitCode.COULD_NOT_RUN);
            assertThat(run.err()).startsWith("gatehouse: ").contains(Integer.toString(taken.getLocalPort()));
            assertThat(run.err().lines()).hasSize(1);
        }
    }

    @Test
    void badArtifactsAreShownWithACaretAndExit1() throws IOException {
        Files.writeString(
                folder.resolve("apis/orders/policy.xml"),
                "<policies>\n  <inbound>\n    <nonsense/>\n  </inbound>\n</policies>\n");
        var run = CommandLineRun.of("serve", folder.toString(), "--port", "0", "--admin-port", "0");
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).contains("policy.xml:3:6: error POL101").contains("  <nonsense/>\n   ^~~~~~~~\n");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void badSettingsAreShownAtTheirLineAndExit1() throws IOException {
        var config = Files.writeString(folder.resolve("settings.yaml"), "http:\n  drain: soon\n");
        var run = CommandLineRun.of("serve", folder.toString(), "--config", config.toString(), "--set", "nothing=1");
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err())
                .contains("settings.yaml:2:3: error SET101: 'http.drain'")
                .contains("there is no setting 'nothing'");
    }

    @Test
    void aCertificateThatCannotBeReadIsOneLineAndExit3() {
        var missing = folder.resolve("missing.pem").toString();
        var run = CommandLineRun.of(
                "serve",
                folder.toString(),
                "--port",
                "0",
                "--admin-port",
                "0",
                "--data-dir",
                data.toString(),
                "--set",
                "tls.certificate=" + missing,
                "--set",
                "tls.key=" + missing);
        assertThat(run.exitCode()).isEqualTo(ExitCode.COULD_NOT_RUN);
        assertThat(run.err()).startsWith("gatehouse: tls.certificate: '" + missing + "' cannot be read");
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void askingForCertificatesWithoutTlsIsOneLineAndExit3() {
        var run = CommandLineRun.of(
                "serve",
                folder.toString(),
                "--port",
                "0",
                "--admin-port",
                "0",
                "--data-dir",
                data.toString(),
                "--set",
                "tls.clientCertificates=require");
        assertThat(run.exitCode()).isEqualTo(ExitCode.COULD_NOT_RUN);
        assertThat(run.err())
                .isEqualTo("gatehouse: tls.clientCertificates needs TLS: set tls.certificate and tls.key\n");
    }
}
