package dev.gatehouse.policy.elements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.SelfSigned;
import dev.gatehouse.jose.Signing;
import dev.gatehouse.policy.Scope;
import dev.gatehouse.text.Diagnostic;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What everybody may know is not taken for a shared secret, in whatever form it stands in a policy. */
class PublicMaterialTest {
    private static final Base64.Encoder BASE64 = Base64.getEncoder();

    private static List<String> codes(String key) {
        var gateway = new Gateway(new ScriptedExpressions());
        gateway.policy(
                Scope.API,
                "<policies><inbound><validate-jwt header-name=\"Authorization\" clock-skew=\"0\"><issuer-signing-keys><key>"
                        + key
                        + "</key></issuer-signing-keys><audiences><audience>a</audience></audiences><issuers>"
                        + "<issuer>i</issuer></issuers></validate-jwt></inbound></policies>");
        return gateway.diagnostics.list().stream().map(Diagnostic::code).toList();
    }

    static Stream<Arguments> shapes() {
        var shapes = Stream.<Arguments>builder();
        for (String kind : List.of("RSA", "EC secp256r1", "Ed25519")) {

            var made = SelfSigned.of(kind);
            shapes.add(Arguments.of(kind + " certificate DER", made.der()));
            shapes.add(Arguments.of(kind + " certificate PEM", ascii(made.certificatePem())));
            shapes.add(Arguments.of(kind + " certificate Base64", BASE64.encode(made.der())));
            PublicKey key = made.certificate().getPublicKey();
            shapes.add(Arguments.of(kind + " key DER", key.getEncoded()));
            shapes.add(Arguments.of(kind + " key PEM", ascii(SelfSigned.pem("PUBLIC KEY", key.getEncoded()))));
            shapes.add(Arguments.of(kind + " key Base64", BASE64.encode(key.getEncoded())));
        }
        byte[] info = ((RSAPublicKey) SelfSigned.of("RSA").certificate().getPublicKey()).getEncoded();
        byte[] pkcs1 = Arrays.copyOfRange(info, 24, info.length);
        shapes.add(Arguments.of("RSA PKCS #1", pkcs1));
        shapes.add(Arguments.of("RSA PKCS #1 Base64", BASE64.encode(pkcs1)));
        shapes.add(Arguments.of("RSA JWK", ascii(Signing.RSA.toPublicJWK().toJSONString())));
        shapes.add(Arguments.of("EC JWK", ascii(Signing.P256.toPublicJWK().toJSONString())));
        return shapes.build();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void n03_publicKeysAreNoSecrets(String shape, byte[] bytes) {
        assertThat(codes(BASE64.encodeToString(bytes))).containsExactly("POL308");
    }

    @Test
    void n03_norIsTheirTextAsItIs() {
        assertThat(codes(SelfSigned.of("RSA").certificatePem())).containsExactly("POL308");
        assertThat(codes(Signing.RSA.toPublicJWK().toJSONString())).containsExactly("POL308");
        assertThat(codes("not base64")).containsExactly("POL310");
    }

    @Test
    void aBareModulusIsSuspected() {
        assertThat(codes(BASE64.encodeToString(Signing.RSA.getModulus().decode())))
                .containsExactly("POL341");
    }

    @Test
    void secretsAreSecrets() {
        assertThat(codes(BASE64.encodeToString(Signing.secret()))).isEmpty();
        assertThat(codes(BASE64.encodeToString(ascii("a text that somebody made up as a secret, 2026"))))
                .isEmpty();
        byte[] even = Signing.RSA.getModulus().decode();
        even[even.length - 1] &= ~1;
        assertThat(codes(BASE64.encodeToString(even))).isEmpty();
    }
}
