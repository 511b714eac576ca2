package dev.gatehouse.jose;

import static dev.gatehouse.jose.Signing.base64url;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ed25519, whose tokens the JDK signs here. */
class Ed25519Test {
    private static final long NOW = 1_700_000_000_000L;
    private static final String PAYLOAD = "{\"iss\":\"https://idp.example/\",\"exp\":1700000600}";
    private static final Requirements RULES = new Requirements(List.of(), List.of(), List.of(), true, true, 0);
    private static final KeyPair PAIR = pair();
    /** The order of the base point, by which a forger may shift the second half of a signature. */
    private static final BigInteger ORDER =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] publicBytes() {
        byte[] info = PAIR.getPublic().getEncoded();
        return Arrays.copyOfRange(info, info.length - 32, info.length);
    }

    private static String jwk(String more, byte[] point) {
        return "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"ed\",\"x\":\"" + base64url(point) + "\"" + more + "}";
    }

    private static Verdict verify(String key, String token) {
        var source = FixedSource.of("https://idp.example/", "{\"keys\":[" + key + "]}");
        return new TokenVerifier(List.of(source), new KeySet(null, List.of(), 0), new VerifiedTokens(10))
                .verify(token, RULES, NOW, false);
    }

    private static String token(String algorithm) throws GeneralSecurityException {
        String input = base64url("{\"alg\":\"" + algorithm + "\",\"kid\":\"ed\"}") + '.' + base64url(PAYLOAD);
        return input + '.' + base64url(sign(input));
    }

    private static byte[] sign(String input) throws GeneralSecurityException {
        var signer = Signature.getInstance("Ed25519");
        signer.initSign(PAIR.getPrivate());
        signer.update(input.getBytes(StandardCharsets.US_ASCII));
        return signer.sign();
    }

    @Test
    void theExampleOfRfc8037Verifies() throws MalformedException {
        var key = VerificationKey.ed25519(
                null,
                Base64.getUrlDecoder().decode("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"),
                VerificationKey.Binding.NONE);
        String token = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc."
                + "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg";
        byte[] signed = token.substring(0, token.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
        byte[] signature = Base64.getUrlDecoder().decode(token.substring(token.lastIndexOf('.') + 1));
        assertThat(key.verifies(Algorithm.ED25519, ByteBuffer.wrap(signed), signature))
                .isTrue();
        signed[0]++;
        assertThat(key.verifies(Algorithm.ED25519, ByteBuffer.wrap(signed), signature))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "EdDSA,,true",
        "Ed25519,,true",
        "EdDSA,EdDSA,true",
        "Ed25519,Ed25519,true",
        "EdDSA,Ed25519,true",
        "Ed25519,EdDSA,true",
        "EdDSA,ES256,false",
        "Ed25519,Ed448,false",
        "ED25519,,false",
        "eddsa,,false",
        "Ed448,,false",
    })
    void a21_bothNamesMeanTheSameAndNoOthers(String algorithm, String ofKey, boolean accepted)
            throws GeneralSecurityException {
        String more = ofKey == null ? "" : ",\"alg\":\"" + ofKey + "\"";
        var verdict = verify(jwk(more, publicBytes()), token(algorithm));
        assertThat(verdict instanceof Verdict.Accepted).as(verdict.toString()).isEqualTo(accepted);
    }

    @Test
    void otherKindsOfKeysDoNotServe() throws GeneralSecurityException {
        String rsa = Signing.RSA.toPublicJWK().toJSONString().replace("\"rsa-1\"", "\"ed\"");
        String ec = Signing.P256.toPublicJWK().toJSONString().replace("\"p256\"", "\"ed\"");
        for (String key : List.of(rsa, ec)) {
            assertThat(verify(key, token("EdDSA"))).isInstanceOf(Verdict.Refused.class);
        }
        String es256 = Signing.token("ES256", "{\"alg\":\"ES256\",\"kid\":\"ed\"}", PAYLOAD);
        assertThat(verify(jwk("", publicBytes()), es256)).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void signaturesThatDifferInAnythingAreRefused() throws GeneralSecurityException {
        String input = base64url("{\"alg\":\"EdDSA\",\"kid\":\"ed\"}") + '.' + base64url(PAYLOAD);
        byte[] good = sign(input);
        byte[] shifted = good.clone();
        byte[] second = reversed(new BigInteger(1, reversed(Arrays.copyOfRange(good, 32, 64))).add(ORDER), 32);
        System.arraycopy(second, 0, shifted, 32, 32);
        byte[] flipped = good.clone();
        flipped[40] ^= 1;
        for (byte[] bad : List.of(
                shifted, flipped, new byte[64], new byte[0], Arrays.copyOf(good, 63), Arrays.copyOf(good, 65))) {
            assertThat(verify(jwk("", publicBytes()), input + '.' + base64url(bad)))
                    .isInstanceOfSatisfying(
                            Verdict.Refused.class,
                            refused -> assertThat(refused.reason()).isEqualTo(Reason.TOKEN_SIGNATURE_INVALID));
        }
        assertThat(verify(jwk("", publicBytes()), input + '.' + base64url(good)))
                .isInstanceOf(Verdict.Accepted.class);
    }

    private static byte[] reversed(BigInteger number, int size) {
        byte[] raw = number.toByteArray();
        byte[] padded = new byte[size];
        int length = Math.min(size, raw.length);
        System.arraycopy(raw, raw.length - length, padded, size - length, length);
        return reversed(padded);
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] turned = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            turned[i] = bytes[bytes.length - 1 - i];
        }
        return turned;
    }

    /** The eight points of small order with and without the sign bit, other encodings of them, and no points at all. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0000000000000000000000000000000000000000000000000000000000000080",
                "0100000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000080",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "0200000000000000000000000000000000000000000000000000000000000000",
                "",
                "00",
            })
    void a15_pointsOfSmallOrderAndWhatIsNoPointAreRefused(String hex) {
        byte[] encoded = HexFormat.of().parseHex(hex);
        assertThatThrownBy(() -> Ed25519.publicKey(encoded)).isInstanceOf(MalformedException.class);
    }
}
