package dev.gatehouse.policy.elements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.SelfSigned;
import dev.gatehouse.http.Body;
import dev.gatehouse.http.Headers;
import dev.gatehouse.jose.Proofs;
import dev.gatehouse.jose.Signing;
import dev.gatehouse.policy.Scope;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole documents with {@code validate-certificate-binding} and real certificates, though without a handshake. */
class ValidateCertificateBindingTest {
    private final Gateway gateway = new Gateway(new ScriptedExpressions());
    private final X509Certificate own = SelfSigned.of("RSA").certificate();
    private final X509Certificate other = SelfSigned.of("EC").certificate();

    private static String bound(X509Certificate certificate) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        return ",\"cnf\":{\"x5t#S256\":\"%s\"}".formatted(Signing.base64url(digest));
    }

    private String call(String claims) throws Exception {
        gateway.policy(
                Scope.API,
                BoundTokens.document(BoundTokens.validateJwt("Bearer")
                        + "<gh:validate-certificate-binding token-variable-name=\"jwt\"/>"));
        assertThat(gateway.diagnostics.hasErrors())
                .as(gateway.diagnostics.list().toString())
                .isFalse();
        var headers = new Headers().add("Authorization", "Bearer " + BoundTokens.token(claims));
        var exchange = gateway.send("GET", "/orders", headers, Body.NONE);
        var error = exchange.lastError();
        if (error == null) {
            return "passed";
        }
        assertThat(exchange.response().headers().first("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
        return error.source() + " " + error.reason();
    }

    @Test
    void theCertificateThatTheTokenNamesPasses() throws Exception {
        gateway.certificate = own;
        assertThat(call(bound(own))).isEqualTo("passed");
    }

    @Test
    void g12_withoutACertificateOrWithAnotherOneItIsRefused() throws Exception {
        assertThat(call(bound(own))).isEqualTo("validate-certificate-binding ProofInvalid");
        gateway.certificate = other;
        assertThat(call(bound(own))).isEqualTo("validate-certificate-binding ProofInvalid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ",\"cnf\":{\"jkt\":\"a\"}", ",\"cnf\":{\"x5t#S256\":\"\"}", ",\"cnf\":{\"x5t#S256\":7}"})
    void aTokenThatIsBoundToNoCertificateIsRefused(String claims) throws Exception {
        gateway.certificate = own;
        assertThat(call(claims)).isEqualTo("validate-certificate-binding ProofInvalid");
    }

    @Test
    void f07_aTokenSeenWithItsCertificateIsRefusedWithAnother() throws Exception {
        gateway.certificate = own;
        assertThat(call(bound(own))).isEqualTo("passed");
        gateway.certificate = other;
        assertThat(call(bound(own))).isEqualTo("validate-certificate-binding ProofInvalid");
    }

    @Test
    void aKeyIsNoCertificate() throws Exception {
        gateway.certificate = own;
        assertThat(call(",\"cnf\":{\"jkt\":\"%s\"}".formatted(Proofs.thumbprint(Signing.P256))))
                .isEqualTo("validate-certificate-binding ProofInvalid");
    }
}
