package dev.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.query.Logs;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code query} as a process of its own. */
@Timeout(60)
class QueryProcessTest {
    @TempDir
    private Path temporary;

    private Process query(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Gatehouse.class.getName(),
                "query"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command)
                .redirectError(temporary.resolve("err").toFile());
        builder.environment().put("GATEHOUSE_ADMIN_TOKEN", "a-secret");
        return builder.start();
    }

    private String err() throws IOException {
        return Files.readString(temporary.resolve("err"));
    }

    @Test
    void aStoreThatAnotherProcessHasIsSaidWhoHasItAndWhatToDo() throws Exception {
        try (var _ = new Logs(temporary.resolve("store"))) {
            var process = query("--store", temporary.resolve("store").toString(), "print 1");
            assertThat(process.waitFor()).isEqualTo(3);
            assertThat(err())
                    .contains("PID " + ProcessHandle.current().pid())
                    .contains("--url http://127.0.0.1:8090", "GATEHOUSE_ADMIN_TOKEN")
                    .hasLineCount(1);
        }
    }

    @Test
    void aSignalEndsItAtOnceAndDropsTheQuestion() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var process = query("--url", "http://127.0.0.1:" + server.getLocalPort(), "print 1");
            try (var socket = server.accept()) {
                var in = socket.getInputStream();
                var request = new StringBuilder();
                while (!request.toString().endsWith("}")) {
                    request.append((char) in.read());
                }
                assertThat(request).contains("Authorization: Bearer a-secret", "{\"query\":\"print 1\"}");
                process.toHandle().destroy(); // a Process would close its output as well
                assertThat(in.read()).isNegative();
            }
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(128 + 15);
            assertThat(process.getInputStream().readAllBytes()).isEmpty();
        }
    }

    @Test
    void whatItPrintsIsUtf8() throws Exception {
        QueryRig.write(temporary.resolve("store"));
        var file = Files.writeString(temporary.resolve("a.kql"), "print Größe = '漢字'");
        var process = query("--store", temporary.resolve("store").toString(), "--file", file.toString());
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("Größe\n─────\n漢字\n");
        assertThat(process.waitFor()).isZero();
    }
}
