package dev.gatehouse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Pki;
import dev.gatehouse.app.SettingsReader;
import dev.gatehouse.policy.elements.Endpoint;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.text.Diagnostics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tokens that are bound to a client's certificate (RFC 8705), over real handshakes. The certificates are by themselves:
 * the RFC has the binding stand without any authority.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CertificateBindingTest {
    private static final String BINDING = "<gh:validate-certificate-binding token-variable-name=\"token\" />";

    private final Endpoint server = new Endpoint();
    private Pki pki;
    private World world;

    @BeforeAll
    void start(@TempDir Path keys, @TempDir Path folder) throws Exception {
        pki = new Pki(keys);
        pki.draft("root", "CN=Test Root").authority().selfSigned();
        pki.draft("server", "CN=gateway").loopback().by("root");
        pki.draft("alice", "CN=Alice").purposes(Pki.FOR_CLIENTS).selfSigned();
        pki.draft("alice-again", "CN=Alice")
                .purposes(Pki.FOR_CLIENTS)
                .keyOf("alice")
                .selfSigned();
        pki.draft("mallory", "CN=Alice").purposes(Pki.FOR_CLIENTS).selfSigned();
        world = World.with(List.of("idp"));
        api(folder, "jwt", """
                <validate-jwt header-name="Authorization" require-scheme="Bearer" output-token-variable-name="token">
                  <openid-config url="%s" />
                  <audiences><audience>api://orders</audience></audiences>
                </validate-jwt>
                """.formatted(world.issuer("idp").metadataUrl()) + BINDING);
        api(folder, "opaque", """
                <gh:introspect-token header-name="Authorization" require-scheme="Bearer" endpoint="%s" client-id="c"
                    client-secret="s" output-token-variable-name="token">
                  <audiences><audience>api://orders</audience></audiences>
                </gh:introspect-token>
                """.formatted(server.address()) + BINDING);
        world.serve(folder, settings());
    }

    @AfterAll
    void stop() {
        if (world != null) {
            world.close();
        }
        server.close();
    }

    private void api(Path folder, String name, String inbound) throws Exception {
        var api = Files.createDirectories(folder.resolve("apis").resolve(name));
        Files.writeString(api.resolve("apiInformation.json"), """
                { "properties": { "displayName": "%s", "path": "%s", "serviceUrl": "%s", "subscriptionRequired": false } }
                """.formatted(name, name, world.echoUrl()));
        Files.writeString(api.resolve("specification.yaml"), """
                openapi: 3.0.1
                info: { title: A, version: "1" }
                paths: { /x: { get: { operationId: x, responses: { "200": { description: ok } } } } }
                """);
        Files.writeString(api.resolve("policy.xml"), """
                <policies xmlns:gh="urn:gatehouse:extensions">
                  <inbound><base />%s</inbound>
                  <backend><forward-request /></backend>
                </policies>
                """.formatted(inbound));
    }

    /** As somebody writes them who starts a gateway. */
    private Settings settings() throws Exception {
        var mistakes = new Diagnostics();
        var settings = new SettingsReader(mistakes)
                .set("insecureLoopback=true")
                .set("tls.certificate=" + pki.certificates("server", "root"))
                .set("tls.key=" + pki.key("server"))
                .set("tls.clientCertificates=request")
                .read();
        assertThat(mistakes.list()).isEmpty();
        return settings;
    }

    private String token(String bound) throws Exception {
        var claims = world.claims().add("aud", "api://orders");
        if (!bound.equals("none")) {
            claims.add("cnf", "{\"x5t#S256\":\"%s\"}".formatted(thumbprint(bound)));
        }
        return world.issuer("idp").token(claims);
    }

    private String thumbprint(String name) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256")
                .digest(pki.certificate(name).getEncoded());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }

    /** TLS of a client with a certificate; {@code none} has none. */
    private SSLContext tls(String name) throws Exception {
        return name.equals("none") ? pki.client(null, List.of(), "root") : pki.client(name, List.of(name), "root");
    }

    private HttpResponse<String> call(SSLContext tls, Version version, String api, @Nullable String token)
            throws Exception {
        var url = URI.create("https://127.0.0.1:%d/%s/x".formatted(world.port(), api));
        var request = HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(20));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try (var client =
                HttpClient.newBuilder().sslContext(tls).version(version).build()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }

    @ParameterizedTest(name = "token of {0}, certificate of {1}: {2}")
    @CsvSource({
        "alice,   alice,       200",
        "alice,   mallory,     401",
        "alice,   alice-again, 401",
        "alice,   none,        401",
        "mallory, mallory,     200",
        "none,    alice,       401",
    })
    void g12_aBoundTokenIsGoodWithItsOwnCertificateOnly(String bound, String shown, int status) throws Exception {
        for (var version : Version.values()) {
            var response = call(tls(shown), version, "jwt", token(bound));
            assertThat(response.version()).isEqualTo(version);
            assertThat(response.statusCode()).isEqualTo(status);
            if (status == 401) {
                assertThat(response.headers().firstValue("WWW-Authenticate"))
                        .hasValue("Bearer error=\"invalid_token\"");
                assertThat(response.body()).contains("Proof of possession is missing or invalid.");
            }
        }
    }

    @Test
    void g12_withoutATokenTheRightCertificateIsNotEnough() throws Exception {
        assertThat(call(tls("alice"), Version.HTTP_1_1, "jwt", null).body()).contains("JWT not present.");
    }

    @Test
    void g12_aTokenSeenOnOneConnectionIsRefusedOnThoseOfOthersAndPassesOnResumedSessions() throws Exception {
        var token = token("alice");
        var alice = tls("alice");
        for (int i = 0; i < 3; i++) {
            assertThat(call(alice, Version.HTTP_1_1, "jwt", token).statusCode()).isEqualTo(200);
            assertThat(call(tls("mallory"), Version.HTTP_1_1, "jwt", token).statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void g11_g12_anOpaqueTokenIsBoundByWhatItsServerSays() throws Exception {
        server.answer = "{\"active\":true,\"aud\":\"api://orders\",\"exp\":%d,\"cnf\":{\"x5t#S256\":\"%s\"}}"
                .formatted(Instant.now().getEpochSecond() + 600, thumbprint("alice"));
        assertThat(call(tls("alice"), Version.HTTP_1_1, "opaque", "opaque").statusCode())
                .isEqualTo(200);
        assertThat(call(tls("mallory"), Version.HTTP_1_1, "opaque", "opaque").statusCode())
                .isEqualTo(401);
        assertThat(call(tls("none"), Version.HTTP_1_1, "opaque", "opaque").statusCode())
                .isEqualTo(401);
        assertThat(server.asked).hasSize(1);
    }

    @Test
    void g13_aCertificateInAHeaderIsNone() throws Exception {
        var encoded =
                Base64.getEncoder().encodeToString(pki.certificate("alice").getEncoded());
        var url = URI.create("https://127.0.0.1:%d/jwt/x".formatted(world.port()));
        try (var client = HttpClient.newBuilder().sslContext(tls("none")).build()) {
            var request = HttpRequest.newBuilder(url).header("Authorization", "Bearer " + token("alice"));
            for (var header : List.of("X-ARR-ClientCert", "Client-Cert", "X-Client-Cert", "X-Forwarded-Client-Cert")) {
                request.header(header, encoded);
            }
            assertThat(client.send(request.build(), BodyHandlers.ofString()).statusCode())
                    .isEqualTo(401);
        }
    }
}
