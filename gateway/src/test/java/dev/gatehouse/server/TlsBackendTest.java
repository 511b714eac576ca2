package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.model.Backend;
import dev.gatehouse.policy.Target;
import dev.gatehouse.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS towards backends. */
class TlsBackendTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private Path folder;

    /** A server whose certificate nobody has signed, made with the JDK's own tool. */
    private SSLContext selfSigned() throws IOException, InterruptedException, GeneralSecurityException {
        var file = folder.resolve("key.p12");
        var tool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "a",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(tool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        var store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    @Test
    void m02_aCertificateThatNobodyVouchesForIsRefusedUnlessTheBackendSaysOtherwise()
            throws IOException, InterruptedException, GeneralSecurityException {
        var sockets = selfSigned().getServerSocketFactory();
        try (var backend = new RawBackend(
                        sockets.createServerSocket(0),
                        (connection, _, _) -> connection.write("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecret"));
                var gateway = new RunningGateway(Settings.DEFAULT.withInsecureLoopback(true));
                var client = new RawClient(gateway.start())) {
            var url = "https://localhost:" + backend.port();
            gateway.serve(url, RunningGateway.PLAIN);
            assertThat(client.send("GET /api/x HTTP/1.1\r\nHost: g\r\n\r\n").response())
                    .startsWith("HTTP/1.1 500 ");
            assertThat(backend.heads).isEmpty();

            gateway.serve(Target.of(url, new Backend("b", url, Map.of(), Map.of(), false)), RunningGateway.PLAIN);
            for (int i = 0; i < 3; i++) {
                assertThat(client.send("GET /api/x HTTP/1.1\r\nHost: g\r\n\r\n").response())
                        .endsWith("secret");
            }
            assertThat(backend.heads).hasSize(3);
        }
    }
}
