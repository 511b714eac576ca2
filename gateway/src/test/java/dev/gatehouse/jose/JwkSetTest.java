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
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Published key sets; the lines of group B of the security checklist that are about their content. */
class JwkSetTest {
    private static JwkSet.Reading read(String document) throws MalformedException {
        return JwkSet.read(document.getBytes(StandardCharsets.UTF_8));
    }

    static Stream<Arguments> unusable() throws JOSEException {
        String rsa = Signing.RSA.toPublicJWK().toJSONString();
        return Stream.of(
                Arguments.of("B08 unknown type", "{\"kty\":\"LWE\"}"),
                Arguments.of("B08 no type", "{}"),
                Arguments.of("B08 not an object", "7"),
                Arguments.of("B08 bad base64", rsa.replaceFirst("\"n\":\"..", "\"n\":\"+/")),
                Arguments.of("B08 numeric id", "{\"kty\":\"RSA\",\"kid\":1,\"n\":\"AQ\",\"e\":\"AQAB\"}"),
                Arguments.of("B08 no modulus", "{\"kty\":\"RSA\",\"e\":\"AQAB\"}"),
                Arguments.of(
                        "B11 for encryption",
                        new RSAKey.Builder(Signing.RSA)
                                .keyUse(KeyUse.ENCRYPTION)
                                .build()
                                .toPublicJWK()
                                .toJSONString()),
                Arguments.of(
                        "B11 operations without verify",
                        new RSAKey.Builder(Signing.RSA)
                                .keyOperations(Set.of(KeyOperation.ENCRYPT))
                                .build()
                                .toPublicJWK()
                                .toJSONString()),
                Arguments.of(
                        "B12 shared secret",
                        new OctetSequenceKey.Builder(Signing.secret()).build().toJSONString()),
                Arguments.of("B13 private part published", Signing.RSA.toJSONString()),
                Arguments.of(
                        "A15 off the curve",
                        Signing.P256
                                .toPublicJWK()
                                .toJSONString()
                                .replaceFirst("\"y\":\"[^\"]*\"", "\"y\":\"" + Signing.base64url(new byte[32]) + "\"")),
                Arguments.of(
                        "A15 coordinates of another length",
                        Signing.P256.toPublicJWK().toJSONString().replaceFirst("\"y\":\"[^\"]*\"", "\"y\":\"AQ\"")),
                Arguments.of(
                        "A15 coordinate beyond the field",
                        "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"%1$s\",\"y\":\"%1$s\"}"
                                .formatted(Signing.base64url(filled(32)))),
                Arguments.of("A15 unknown curve", "{\"kty\":\"EC\",\"crv\":\"secp256k1\",\"x\":\"AQ\",\"y\":\"AQ\"}"),
                Arguments.of("A15 Edwards curve", "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AQ\"}"),
                Arguments.of(
                        "A16 short modulus",
                        new RSAKeyGenerator(1024, true).generate().toPublicJWK().toJSONString()),
                Arguments.of("A16 exponent 1", withExponent(1)),
                Arguments.of("A16 even exponent", withExponent(65536)),
                Arguments.of(
                        "A16 huge modulus",
                        "{\"kty\":\"RSA\",\"e\":\"AQAB\",\"n\":\"" + Signing.base64url(filled(2048)) + "\"}"));
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

    @ParameterizedTest(name = "{0}")
    @MethodSource("unusable")
    void a15_a16_b08_b11_b12_b13_keysThatCannotServeAreLeftOutAndOthersStay(String why, String key)
            throws MalformedException {
        var reading =
                read("{\"keys\":[" + key + "," + Signing.OTHER_RSA.toPublicJWK().toJSONString() + "]}");
        assertThat(reading.keys()).as(why).extracting(VerificationKey::id).containsExactly("rsa-2");
        assertThat(reading.skipped()).hasSize(1);
        assertThat(reading.skipped().getFirst())
                .doesNotContain(Signing.RSA.getPrivateExponent().toString());
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
