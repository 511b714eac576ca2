package dev.gatehouse.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.gatehouse.jose.KeySource;
import dev.gatehouse.jose.Signing;
import dev.gatehouse.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Providers behind TLS, with certificates made by the JDK's own tool. Loopback is allowed; that does not touch TLS. */
class TlsProviderTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private static Path folder;

    private static final KeyStore STORE = emptyStore();

    private final AtomicInteger requests = new AtomicInteger();

    @BeforeAll
    static void certificates() throws Exception {
        certificate("authority", "bc=ca:true");
        certificate("good", "san=dns:localhost", "-signer", "authority");
        certificate("other-name", "san=dns:provider.example,dns:*.localhost,ip:127.0.0.1", "-signer", "authority");
        certificate("expired", "san=dns:localhost", "-signer", "authority", "-startdate", "-10d", "-validity", "5");
        certificate("self-signed", "san=dns:localhost");
        try (InputStream in = Files.newInputStream(folder.resolve("keys.p12"))) {
            STORE.load(in, PASSWORD);
        }
    }

    private static void certificate(String alias, String extension, String... more) throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + alias,
                "-alias",
                alias,
                "-ext",
                extension,
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                folder.resolve("keys.p12").toString()));
        command.addAll(List.of(more));
        var tool = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(tool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(tool.exitValue()).isZero();
    }

    private static KeyStore emptyStore() {
        try {
            var empty = KeyStore.getInstance("PKCS12");
            empty.load(null, null);
            return empty;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A provider with that certificate. */
    private HttpsServer serve(String alias) throws Exception {
        var identity = emptyStore();
        identity.setKeyEntry(alias, STORE.getKey(alias, PASSWORD), PASSWORD, STORE.getCertificateChain(alias));
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(identity, PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        var address = "https://localhost:" + server.getAddress().getPort() + "/keys";
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            var body = exchange.getRequestURI().getPath().equals("/keys")
                    ? Signing.keySet(Signing.RSA)
                    : Provider.metadata("https://provider.example/", address);
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            try (exchange) {
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
        return server;
    }

    private static SSLContext trusting(String alias) throws Exception {
        var anchors = emptyStore();
        anchors.setCertificateEntry(alias, STORE.getCertificate(alias));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(anchors);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private KeySource.State load(HttpsServer server, SSLContext trust) throws Exception {
        var usual = SSLContext.getDefault();
        SSLContext.setDefault(trust);
        try (var providers = new OpenIdProviders(Settings.DEFAULT.withInsecureLoopback(true), System::nanoTime)) {
            return providers
                    .at("https://localhost:" + server.getAddress().getPort() + "/metadata")
                    .load();
        } finally {
            SSLContext.setDefault(usual);
            server.stop(0);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "good,        authority,   true",
        "good,        self-signed, false",
        "other-name,  authority,   false",
        "expired,     authority,   false",
        "self-signed, authority,   false",
        "self-signed, self-signed, true"
    })
    void b27_aCertificateMustBeVouchedForValidAndNameTheHost(String shown, String trusted, boolean accepted)
            throws Exception {
        assertThat(load(serve(shown), trusting(trusted)))
                .isInstanceOf(accepted ? KeySource.Ready.class : KeySource.Failed.class);
        assertThat(requests).hasValue(accepted ? 2 : 0);
    }

    @Test
    void b27_nobodyVouchesForAnUnknownAuthority() throws Exception {
        assertThat(load(serve("good"), SSLContext.getDefault())).isInstanceOf(KeySource.Failed.class);
        assertThat(requests).hasValue(0);
    }
}
