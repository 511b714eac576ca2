package dev.gatehouse.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.outbound.AddressRules;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Servers that do not behave; group B of the security checklist. */
class DownloadTest {
    private static void serve(ServerSocket server, String start, String drip) {
        try (Socket socket = server.accept()) {
            var out = socket.getOutputStream();
            out.write(start.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            while (!drip.isEmpty()) {
                out.write(drip.getBytes(StandardCharsets.US_ASCII));
                out.flush();
                LockSupport.parkNanos(1_000_000); // the slowness of the server
            }
            socket.getInputStream().readAllBytes();
        } catch (IOException e) {
            // The other side has had enough, as it should.
        }
    }

    private static void assertRefused(String start, String drip, boolean late) throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var download = new Download(
                        AddressRules.publicOnly(true), late ? Duration.ofMillis(300) : Duration.ofSeconds(30))) {
            Thread.ofVirtual().start(() -> serve(server, start, drip));
            assertThatThrownBy(() -> download.get("http://127.0.0.1:" + server.getLocalPort() + "/keys"))
                    .isInstanceOf(IOException.class)
                    .satisfies(failure -> assertThat(failure.getMessage().contains("took longer than 300 ms"))
                            .isEqualTo(late));
        }
    }

    @Test
    void b26_aServerThatSaysNothingIsLeft() throws IOException {
        assertRefused("", "", true);
    }

    @Test
    void b26_aBodyThatNeverEndsIsLeft() throws IOException {
        assertRefused("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{", "", true);
    }

    @Test
    void b26_aBodyThatIsTooLongIsLeft() throws IOException {
        assertRefused(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "1000\r\n" + "x".repeat(4096) + "\r\n", false);
    }

    @Test
    void b26_aHundredMegabytesAreNotEvenBegun() throws IOException {
        assertRefused("HTTP/1.1 200 OK\r\nContent-Length: 104857600\r\n\r\n{", "", false);
    }

    @Test
    void b26_aBodyThatDripsIsLeft() throws IOException {
        assertRefused("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "1\r\n{\r\n", true);
    }

    @Test
    void b26_headersThatDripAreLeft() throws IOException {
        assertRefused("HTTP/1.1 200 OK\r\n", "X-Header: x\r\n", true);
    }

    @Test
    void b26_endlessHeadersAreLeft() throws IOException {
        assertRefused("HTTP/1.1 200 OK\r\n", ("X-Header: " + "x".repeat(1000) + "\r\n").repeat(1000), false);
    }
}
