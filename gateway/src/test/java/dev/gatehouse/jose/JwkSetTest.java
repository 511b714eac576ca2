package dev.gatehouse.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Published key sets; the lines of groups A and B of the security checklist that are about their content. */
class JwkSetTest {
    private static JwkSet.Reading read(String document) throws MalformedException {
        return JwkSet.read(document.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertLeftOut(String key) throws MalformedException {
        var reading =
                read("{\"keys\":[" + key + "," + Signing.OTHER_RSA.toPublicJWK().toJSONString() + "]}");
        assertThat(reading.keys()).extracting(VerificationKey::id).containsExactly("rsa-2");
        assertThat(reading.skipped()).hasSize(1);
        assertThat(reading.skipped().getFirst())
                .doesNotContain(Signing.RSA.getPrivateExponent().toString());
    }

    static Stream<String> offTheirCurves() {
        String ec = Signing.P256.toPublicJWK().toJSONString();
        String zero = Signing.base64url(new byte[32]);
        String beyond = Signing.base64url(filled(32));
        return Stream.of(
                ec.replaceFirst("\"y\":\"[^\"]*\"", "\"y\":\"" + zero + "\""),
                ec.replaceFirst("\"y\":\"[^\"]*\"", "\"y\":\"AQ\""),
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"%1$s\",\"y\":\"%1$s\"}".formatted(zero),
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"%1$s\",\"y\":\"%1$s\"}".formatted(beyond),
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"\",\"y\":\"\"}",
                "{\"kty\":\"EC\",\"crv\":\"secp256k1\",\"x\":\"AQ\",\"y\":\"AQ\"}",
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AQ\"}",
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + zero + "\"}",
                "{\"kty\":\"OKP\",\"crv\":\"Ed448\",\"x\":\"" + zero + "\"}",
                "{\"kty\":\"OKP\",\"crv\":\"X25519\",\"x\":\"" + zero + "\"}",
                "{\"kty\":\"OKP\",\"x\":\"" + zero + "\"}");
    }

    @ParameterizedTest
    @MethodSource("offTheirCurves")
    void a15_pointsThatAreNotOnTheirCurveAreLeftOut(String key) throws MalformedException {
        assertLeftOut(key);
    }

    static Stream<String> unsoundRsa() throws JOSEException {
        return Stream.of(
                new RSAKeyGenerator(1024, true).generate().toPublicJWK().toJSONString(),
                withExponent(1),
                withExponent(65536),
                "{\"kty\":\"RSA\",\"e\":\"AQAB\",\"n\":\"AQ\"}",
                "{\"kty\":\"RSA\",\"e\":\"AQAB\",\"n\":\"" + Signing.base64url(filled(2048)) + "\"}");
    }

    @ParameterizedTest
    @MethodSource("unsoundRsa")
    void a16_unsoundRsaKeysAreLeftOut(String key) throws MalformedException {
        assertLeftOut(key);
    }

    static Stream<String> damaged() {
        return Stream.of(
                "{\"kty\":\"LWE\"}",
                "{}",
                "7",
                Signing.RSA.toPublicJWK().toJSONString().replaceFirst("\"n\":\"..", "\"n\":\"+/"),
                "{\"kty\":\"RSA\",\"kid\":1,\"n\":\"AQ\",\"e\":\"AQAB\"}",
                "{\"kty\":\"RSA\",\"e\":\"AQAB\"}");
    }

    @ParameterizedTest
    @MethodSource("damaged")
    void b08_damagedKeysAreLeftOutAndOthersStay(String key) throws MalformedException {
        assertLeftOut(key);
    }

    @Test
    void b11_keysForOtherUsesAreLeftOut() throws MalformedException {
        assertLeftOut(new RSAKey.Builder(Signing.RSA)
                .keyUse(KeyUse.ENCRYPTION)
                .build()
                .toPublicJWK()
                .toJSONString());
        assertLeftOut(new RSAKey.Builder(Signing.RSA)
                .keyOperations(Set.of(KeyOperation.ENCRYPT))
                .build()
                .toPublicJWK()
                .toJSONString());
    }

    @Test
    void b12_sharedSecretsAreLeftOut() throws MalformedException {
        assertLeftOut(new OctetSequenceKey.Builder(Signing.secret()).build().toJSONString());
    }

    @Test
    void b13_keysWithTheirPrivatePartsAreLeftOut() throws MalformedException {
        assertLeftOut(Signing.RSA.toJSONString());
        assertLeftOut(Signing.P256.toJSONString());
    }

    private static byte[] filled(int length) {
        byte[] bytes = new byte[length];
        java.util.Arrays.fill(bytes, (byte) 0xff);
        return bytes;
    }

    private static String withExponent(int exponent) {
        return "{\"kty\":\"RSA\",\"e\":\"%s\",\"n\":\"%s\"}"
                .formatted(Base64URL.encode(BigInteger.valueOf(exponent)), Signing.RSA.getModulus());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<!DOCTYPE html><html></html>",
                "{}",
                "{\"keys\":{}}",
                "{\"keys\":null}",
                "{\"keys\":[",
                "[]",
                "{\"keys\":[],\"keys\":[]}"
            })
    void b07_whatIsNoKeySetIsRefusedAsAWhole(String document) {
        assertThatThrownBy(() -> read(document)).isInstanceOf(MalformedException.class);
    }

    @Test
    void b26_tooManyKeysAreRefused() throws MalformedException {
        String key = "{\"kty\":\"x\"}";
        assertThat(read("{\"keys\":[" + (key + ",").repeat(999) + key + "]}").skipped())
                .hasSize(1000);
        assertThatThrownBy(() -> read("{\"keys\":[" + (key + ",").repeat(1000) + key + "]}"))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void keysOfEveryKindAreRead() throws MalformedException {
        var keys = read(Signing.keySet(Signing.RSA, Signing.P256, Signing.P384, Signing.P521))
                .keys();
        assertThat(keys).extracting(VerificationKey::id).containsExactly("rsa-1", "p256", "p384", "p521");
        for (String algorithm : List.of("RS256", "ES256", "ES384", "ES512")) {
            assertThat(keys)
                    .filteredOn(key -> key.accepts(Algorithm.valueOf(algorithm)))
                    .hasSize(1);
        }
    }

    @Test
    void unknownMembersAreNoObstacle() throws MalformedException {
        JWK key = new ECKey.Builder(Signing.P256).keyUse(KeyUse.SIGNATURE).build();
        String text =
                key.toPublicJWK().toJSONString().replaceFirst("\\{", "{\"ext\":true,\"nbf\":1,\"o\":{\"a\":[1]},");
        assertThat(read("{\"x\":[{}],\"keys\":[" + text + "]}").keys()).hasSize(1);
    }
}
