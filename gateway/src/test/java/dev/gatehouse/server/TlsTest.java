package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.Pki;
import dev.gatehouse.policy.CertificateTrust;
import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.ExchangeObserver;
import dev.gatehouse.policy.Observation;
import dev.gatehouse.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS towards clients: what is spoken on the port, and what is not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsTest {
    private Pki pki;
    private Path folder;
    private RawBackend backend;
    private RunningGateway gateway;
    private SSLContext context;
    private int port;

    @BeforeAll
    void start(@TempDir Path keys) throws Exception {
        folder = keys;
        pki = new Pki(keys);
        pki.draft("root", "CN=Test Root").authority().selfSigned();
        pki.draft("server", "CN=gateway").loopback().by("root");
        pki.draft("other", "CN=other").by("root");
        context = pki.client(null, List.of(), "root");
        backend =
                new RawBackend((connection, head, _) -> connection.write("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n"
                        + (head.contains("X-Forwarded-Proto: https") ? "https" : "plain")));
        gateway = new RunningGateway(
                Settings.DEFAULT.withInsecureLoopback(true),
                ExchangeObserver.NONE,
                Tls.of(settings("server", "server"), new NoTrust()));
        port = gateway.start();
        gateway.serve("http://127.0.0.1:" + backend.port(), RunningGateway.PLAIN);
    }

    @AfterAll
    void stop() throws Exception {
        gateway.close();
        backend.close();
    }

    private Settings.Tls settings(String certificate, String key) throws Exception {
        return new Settings.Tls(
                pki.certificates(certificate).toString(),
                pki.key(key).toString(),
                Settings.Tls.ClientCertificates.NONE,
                "");
    }

    private SSLSocket connect() throws IOException {
        var socket = (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static String exchange(SSLSocket socket, String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    private static final String REQUEST = "GET /api/x HTTP/1.1\r\nHost: g\r\nConnection: close\r\n\r\n";

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void requestsOverTlsAreHttpsForBackendsToo(String version) throws Exception {
        try (var socket = connect()) {
            socket.setEnabledProtocols(new String[] {version});
            assertThat(exchange(socket, REQUEST)).startsWith("HTTP/1.1 200 ").endsWith("https");
            assertThat(socket.getSession().getProtocol()).isEqualTo(version);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "TLSv1.2, TLS_RSA_WITH_AES_128_GCM_SHA256",
        "TLSv1.2, TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA",
        "TLSv1.2, TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384",
        "TLSv1.1, ",
        "TLSv1, "
    })
    void m01_weakVersionsAndSuitesAreNotSpoken(String version, String suite) throws Exception {
        try (var socket = connect()) {
            assertThatThrownBy(() -> {
                        socket.setEnabledProtocols(new String[] {version});
                        if (suite != null) {
                            socket.setEnabledCipherSuites(new String[] {suite});
                        }
                        socket.startHandshake();
                    })
                    .isInstanceOfAny(SSLException.class, IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # offered        | agreed
            h2,http/1.1      | h2
            http/1.1,h2      | h2
            http/1.1         | http/1.1
            -                | ''
            """)
    void m01_theProtocolIsTheOneAgreedOn(String offered, String agreed) throws Exception {
        try (var socket = connect()) {
            var parameters = socket.getSSLParameters();
            parameters.setApplicationProtocols(offered.equals("-") ? new String[0] : offered.split(","));
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            assertThat(socket.getApplicationProtocol()).isEqualTo(agreed);
            if (agreed.equals("h2")) {
                assertThat(socket.getInputStream().readNBytes(9)[3])
                        .as("a frame of settings")
                        .isEqualTo((byte) 4);
                assertThat(exchange(socket, REQUEST)).doesNotContain("HTTP/1.1");
            } else {
                assertThat(exchange(socket, REQUEST)).endsWith("https");
            }
        }
    }

    @Test
    void m01_whoAgreedOnHttp1DoesNotGetHttp2() throws Exception {
        try (var socket = connect()) {
            assertThat(exchange(socket, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"))
                    .startsWith("HTTP/1.1 ")
                    .doesNotContain(" 200 ");
        }
    }

    @Test
    void m01_anUnknownProtocolIsNoHandshake() throws Exception {
        try (var socket = connect()) {
            var parameters = socket.getSSLParameters();
            parameters.setApplicationProtocols(new String[] {"spdy/3"});
            socket.setSSLParameters(parameters);
            assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLException.class);
        }
    }

    @Test
    void plainHttpOnTheTlsPortIsNotAnswered() throws Exception {
        assertThat(RawClient.once(port, REQUEST)).doesNotContain("HTTP/1.1 200");
        assertThat(backend.heads).noneMatch(head -> head.contains("X-Forwarded-Proto: http\r"));
    }

    /** Else a client that is still sending would lose the answer to a reset. */
    @Test
    void anAnswerThatEndsTheConnectionReachesAClientThatIsStillSending() throws Exception {
        try (var socket = connect()) {
            var out = socket.getOutputStream();
            out.write("POST /api/x HTTP/1.1\r\nHost: g\r\nContent-Length: 9999999999\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(new byte[64 * 1024]);
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
                    .startsWith("HTTP/1.1 413 ");
        }
    }

    @Test
    void aStreamOfManyRecordsComesWhole() throws Exception {
        var body = "x".repeat(3_000_000);
        try (var large = new RawBackend((connection, _, _) ->
                        connection.write("HTTP/1.1 200 OK\r\nContent-Length: 3000000\r\n\r\n" + body));
                var own = new RunningGateway(
                        Settings.DEFAULT.withInsecureLoopback(true),
                        ExchangeObserver.NONE,
                        Tls.of(settings("server", "server"), new NoTrust()))) {
            own.serve("http://127.0.0.1:" + large.port(), RunningGateway.PLAIN);
            try (var socket = (SSLSocket)
                    context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), own.start())) {
                assertThat(exchange(socket, REQUEST)).endsWith("\r\n\r\n" + body);
            }
        }
    }

    @Test
    void theLogIsToldTheVersion() throws Exception {
        var versions = new LinkedBlockingQueue<String>();
        ExchangeObserver observer = _ -> new Observation() {
            @Override
            public void ended(Exchange exchange) {
                versions.add(exchange.measures().tls());
            }
        };
        try (var own = new RunningGateway(
                Settings.DEFAULT.withInsecureLoopback(true),
                observer,
                Tls.of(settings("server", "server"), new NoTrust()))) {
            own.serve("http://127.0.0.1:" + backend.port(), RunningGateway.PLAIN);
            try (var socket = (SSLSocket)
                    context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), own.start())) {
                exchange(socket, REQUEST);
            }
            assertThat(versions.poll(10, TimeUnit.SECONDS)).isEqualTo("TLSv1.3");
        }
    }

    @Test
    void whatCannotBeUsedIsSaidWithItsSettingAndFile() throws Exception {
        assertThatThrownBy(() -> Tls.of(settings("server", "other"), new NoTrust()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("tls.key: the key in '")
                .hasMessageContaining("is not that of the first certificate in");
        var missing = folder.resolve("missing.pem").toString();
        var certificate = pki.certificates("server").toString();
        var key = pki.key("server").toString();
        var garbage = Files.writeString(folder.resolve("garbage"), "-----BEGIN CERTIFICATE-----\nAAAA\n")
                .toString();
        var old = Files.writeString(
                        folder.resolve("old"), "-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----\n")
                .toString();
        assertThat(message(missing, key)).startsWith("tls.certificate: '" + missing + "' cannot be read");
        assertThat(message(certificate, missing)).startsWith("tls.key: '" + missing + "' cannot be read");
        assertThat(message(garbage, key)).startsWith("tls.certificate: '" + garbage + "'");
        assertThat(message(certificate, old)).contains("openssl pkcs8");
        assertThat(message(certificate, ""))
                .isEqualTo("tls.certificate and tls.key go together, but 'tls.key' is not set");
        assertThat(message("", key)).contains("'tls.certificate' is not set");
    }

    private static String message(String certificate, String key) {
        try {
            Tls.of(new Settings.Tls(certificate, key, Settings.Tls.ClientCertificates.NONE, ""), new NoTrust());
            return "no failure";
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private record NoTrust() implements CertificateTrust {
        @Override
        public List<X509Certificate> authorities() {
            return List.of();
        }

        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public Verdict judge(List<X509Certificate> chain, boolean revocation, boolean mayBlock) {
            return new Untrusted("nobody is trusted");
        }
    }
}
