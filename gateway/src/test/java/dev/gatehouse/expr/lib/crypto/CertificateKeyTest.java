package dev.gatehouse.expr.lib.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import org.junit.jupiter.api.Test;

class CertificateKeyTest {
    @Test
    void j18_theKeyOfACertificateCanBeUsedButNotRead() throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var pair = generator.generateKeyPair();
        var key = RSA.ofCertificate((RSAPublicKey) pair.getPublic(), (RSAPrivateKey) pair.getPrivate());

        byte[] signature =
                RSAType.SignData(key, new byte[] {1, 2, 3}, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        assertThat(RSAType.VerifyData(
                        key, new byte[] {1, 2, 3}, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))
                .isTrue();
        assertThat(RSAType.ExportParameters(key, false)).isNotNull();
        assertThat(RSAType.ToXmlString(key, false)).doesNotContain("<D>");

        assertThatThrownBy(() -> RSAType.ExportParameters(key, true)).hasMessageContaining("not exported");
        assertThatThrownBy(() -> RSAType.ToXmlString(key, true)).hasMessageContaining("not exported");
        assertThatThrownBy(() -> RSAType.ExportPkcs8PrivateKey(key)).hasMessageContaining("not exported");
    }
}
