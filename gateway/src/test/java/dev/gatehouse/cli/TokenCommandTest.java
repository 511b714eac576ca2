package dev.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import dev.gatehouse.app.idp.IdentityProvider;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens are judged by another library. */
class TokenCommandTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "P-256", "P-384", "P-521", "oct"})
    void mintsWithAJwkOfAnyKind(String kind) throws Exception {
        var key = jwk(kind);
        var file = Files.writeString(folder.resolve("key.json"), key.toJSONString());
        var run = CommandLineRun.of("token", "--key", file.toString(), "--claim", "iss=me", "--claim", "roles=[\"A\"]");
        assertThat(run.err()).isEmpty();
        var token = SignedJWT.parse(run.out().strip());
        var verifying =
                key instanceof OctetSequenceKey secret ? secret.toSecretKey() : ((AsymmetricJWK) key).toPublicKey();
        assertThat(token.verify(new DefaultJWSVerifierFactory().createJWSVerifier(token.getHeader(), verifying)))
                .isTrue();
        assertThat(token.getHeader().getKeyID()).isEqualTo("k1");
        assertThat(token.getHeader().getType()).isEqualTo(JOSEObjectType.JWT);
        assertThat(token.getJWTClaimsSet().getIssuer()).isEqualTo("me");
        assertThat(token.getJWTClaimsSet().getStringListClaim("roles")).containsExactly("A");
        assertThat(token.getJWTClaimsSet().getExpirationTime()).isInTheFuture();
    }

    @ParameterizedTest
    @CsvSource({"RSA, 2048", "EC, 256"})
    void mintsWithAPemFile(String family, int size) throws Exception {
        var generator = KeyPairGenerator.getInstance(family);
        generator.initialize(size);
        var pair = generator.generateKeyPair();
        var file = Files.writeString(folder.resolve("key.pem"), pem("PRIVATE KEY", pair.getPrivate()));
        var token = SignedJWT.parse(
                CommandLineRun.of("token", "--key", file.toString()).out().strip());
        assertThat(token.verify(new DefaultJWSVerifierFactory().createJWSVerifier(token.getHeader(), pair.getPublic())))
                .isTrue();
        assertThat(token.getHeader().getKeyID()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello                                | neither a PEM private key nor a JWK",
                "{                                    | not JSON",
                "{\"kty\":\"RSA\"}                    | lacks 'n'",
                "{\"kty\":\"EC\",\"crv\":\"P-1\",\"d\":\"AQ\"} | crv must be",
                "-----BEGIN RSA PRIVATE KEY----- AAAA -----END RSA PRIVATE KEY----- | openssl pkcs8",
                "-----BEGIN PRIVATE KEY----- AAAA -----END PRIVATE KEY----- | key.pem: ",
            })
    void aFileWithoutAKeyEndsWithThreeAndOneLine(String content, String reason) throws Exception {
        var file = Files.writeString(folder.resolve("key.pem"), content);
        var run = CommandLineRun.of("token", "--key", file.toString());
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(reason).hasLineCount(1);
    }

    @Test
    void aMissingFileEndsWithThree() {
        var run = CommandLineRun.of("token", "--key", folder.resolve("none").toString());
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("no such file").hasLineCount(1);
    }

    @Test
    void getsATokenWithClaimsFromTheIssuer() throws Exception {
        try (var provider = IdentityProvider.start(0, Clock.systemUTC(), List.of("corporate"))) {
            var run = CommandLineRun.of(
                    "token",
                    "--issuer-url",
                    provider.url() + "/corporate",
                    "--alg",
                    "ES256",
                    "--claim",
                    "aud=api://a b&c",
                    "--claim",
                    "sub=alice");
            assertThat(run.err()).isEmpty();
            var claims = SignedJWT.parse(run.out().strip()).getJWTClaimsSet();
            assertThat(claims.getIssuer()).isEqualTo(provider.url() + "/corporate");
            assertThat(claims.getAudience()).containsExactly("api://a b&c");
            assertThat(claims.getSubject()).isEqualTo("alice");
        }
    }

    @Test
    void theIssuersRefusalIsPassedOn() throws Exception {
        try (var provider = IdentityProvider.start(0, Clock.systemUTC(), List.of("corporate"))) {
            var run = CommandLineRun.of(
                    "token", "--issuer-url", provider.url() + "/corporate", "--claim", "exp=tomorrow");
            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(run.err())
                    .contains("answered 400", "'exp' needs seconds")
                    .hasLineCount(1);
        }
    }

    @Test
    void anIssuerThatIsNotThereEndsWithThree() throws Exception {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var run = CommandLineRun.of("token", "--issuer-url", "http://127.0.0.1:" + port);
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://issuer.example", "ftp://127.0.0.1/x", "file:///etc/passwd"})
    void secretsGoOverHttpsOrStayOnThisMachine(String issuer) {
        var run = CommandLineRun.of("token", "--issuer-url", issuer);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("must be https").hasLineCount(1);
    }

    @Test
    void aClaimWithoutAValueSignIsWrongUsage() {
        var run = CommandLineRun.of("token", "--issuer-url", "https://issuer.example", "--claim", "admin");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("NAME=VALUE");
    }

    private static JWK jwk(String kind) throws Exception {
        return switch (kind) {
            case "RSA" -> new RSAKeyGenerator(2048).keyID("k1").generate();
            case "oct" -> new OctetSequenceKeyGenerator(256).keyID("k1").generate();
            default -> new ECKeyGenerator(Curve.parse(kind)).keyID("k1").generate();
        };
    }

    private static String pem(String type, PrivateKey key) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(type, Base64.getMimeEncoder().encodeToString(key.getEncoded()), type);
    }
}
