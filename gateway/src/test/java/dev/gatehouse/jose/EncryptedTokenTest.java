package dev.gatehouse.jose;

import static dev.gatehouse.jose.Signing.base64url;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.CompressionAlgorithm;
import com.nimbusds.jose.JWEEncrypter;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that another library encrypted, and those that nobody should make; group C of the security checklist. */
class EncryptedTokenTest {
    private static final long NOW = 1_700_000_000_000L;
    private static final String PAYLOAD = "{\"iss\":\"https://idp.example/\",\"exp\":1700000600,\"sub\":\"u1\"}";
    private static final Requirements RULES = new Requirements(List.of(), List.of(), List.of(), true, true, 0);
    private static final Requirements UNSIGNED = new Requirements(List.of(), List.of(), List.of(), true, false, 0);
    private static final String SIGNED = Signing.token("RS256", PAYLOAD);
    private static final String CLAIMS_UNSIGNED = base64url("{\"alg\":\"none\"}") + '.' + base64url(PAYLOAD) + '.';
    private static final List<String> ENCRYPTIONS =
            List.of("A128CBC-HS256", "A192CBC-HS384", "A256CBC-HS512", "A128GCM", "A192GCM", "A256GCM");

    private static final DecryptionKeys KEYS = new DecryptionKeys(Stream.of(
                    Stream.of(16, 24, 32, 48, 64).map(Encrypting::key),
                    Stream.of(Encrypting.key(Encrypting.RSA)),
                    Encrypting.EC.stream().map(Encrypting::key))
            .flatMap(each -> each)
            .toList());

    private final VerifiedTokens verified = new VerifiedTokens(100);

    private Verdict verify(String token, DecryptionKeys keys, Requirements rules) {
        var source = FixedSource.of("https://idp.example/", Signing.keySet(Signing.RSA, Signing.P256));
        return new TokenVerifier(List.of(source), new KeySet(null, List.of(), 0), keys, verified)
                .verify(token, rules, NOW, true);
    }

    private Verdict verify(String token) {
        return verify(token, KEYS, RULES);
    }

    private void assertRefused(String token, String detail) {
        assertThat(verify(token)).isInstanceOfSatisfying(Verdict.Refused.class, refused -> {
            assertThat(refused.reason()).as(refused.detail()).isEqualTo(Reason.JWT_INVALID);
            assertThat(refused.message()).isEqualTo("Invalid token. Access denied.");
            assertThat(refused.detail()).contains(detail);
        });
    }

    /** As .NET's library makes them unless it is told otherwise: RSA-OAEP with SHA-1, under a name from XML. */
    @Test
    void tokensThatDotNetEncryptsByDefaultAreOpened() throws Exception {
        String header = base64url("{\"alg\":\"http://www.w3.org/2001/04/xmlenc#rsa-oaep\",\"enc\":\"A128CBC-HS256\","
                + "\"kid\":\"%s\",\"typ\":\"JWT\",\"cty\":\"JWT\"}".formatted(Encrypting.RSA.getKeyID()));
        byte[] aad = header.getBytes(StandardCharsets.US_ASCII);
        byte[] keys = Arrays.copyOf(Signing.secret(), 32);
        byte[] iv = new byte[16];
        var content = Cipher.getInstance("AES/CBC/PKCS5Padding");
        content.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(keys, 16, 16, "AES"), new IvParameterSpec(iv));
        byte[] hidden = content.doFinal(SIGNED.getBytes(StandardCharsets.US_ASCII));
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(keys, 0, 16, "HMAC"));
        mac.update(aad);
        mac.update(iv);
        mac.update(hidden);
        byte[] tag = mac.doFinal(ByteBuffer.allocate(8).putLong(8L * aad.length).array());
        var wrapped = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
        wrapped.init(Cipher.ENCRYPT_MODE, Encrypting.RSA.toRSAPublicKey());
        String token = String.join(
                ".",
                header,
                base64url(wrapped.doFinal(keys)),
                base64url(iv),
                base64url(hidden),
                base64url(Arrays.copyOf(tag, 16)));
        assertThat(verify(token)).isInstanceOf(Verdict.Accepted.class);
    }

    private static final String DOES_NOT_DECRYPT = "form: token does not decrypt with any of the policy's keys";

    static Stream<Arguments> ways() {
        var ways = new ArrayList<Arguments>();
        for (String encryption : ENCRYPTIONS) {
            int size = ContentEncryption.named(encryption).keySize;
            ways.add(Arguments.of("dir", encryption, Encrypting.direct(size)));
            for (int wrapping : List.of(16, 24, 32)) {
                String bits = "A" + 8 * wrapping;
                ways.add(Arguments.of(bits + "KW", encryption, Encrypting.aes(wrapping)));
                ways.add(Arguments.of(bits + "GCMKW", encryption, Encrypting.aes(wrapping)));
            }
            for (String rsa : List.of("RSA-OAEP", "RSA-OAEP-256")) {
                ways.add(Arguments.of(rsa, encryption, Encrypting.rsa()));
            }
            for (ECKey key : Encrypting.EC) {
                for (String wrapping : List.of("", "+A128KW", "+A192KW", "+A256KW")) {
                    ways.add(Arguments.of("ECDH-ES" + wrapping, encryption, Encrypting.agreeing(key)));
                }
            }
        }
        return ways.stream();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("ways")
    void tokensThatAnotherLibraryEncryptedAreOpened(String algorithm, String encryption, JWEEncrypter encrypter) {
        String token = Encrypting.token(algorithm, encryption, encrypter, SIGNED);
        assertThat(verify(token)).isInstanceOfSatisfying(Verdict.Accepted.class, accepted -> {
            assertThat(accepted.jwt().subject()).isEqualTo("u1");
            assertThat(accepted.jwt().algorithm()).isEqualTo("RS256");
        });
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("ways")
    void c07_whatWasChangedAnywhereHasTheAnswerOfAWrongKey(
            String algorithm, String encryption, JWEEncrypter encrypter) {
        String token = Encrypting.token(algorithm, encryption, encrypter, SIGNED);
        String[] parts = token.split("\\.", -1);
        for (int part = 1; part < parts.length; part++) {
            byte[] good = Base64URL.from(parts[part]).decode();
            for (byte[] bad : List.of(flipped(good), shortened(good), new byte[0], new byte[good.length + 1])) {
                String[] changed = parts.clone();
                changed[part] = base64url(bad);
                if (!changed[part].equals(parts[part])) {
                    assertRefused(String.join(".", changed), DOES_NOT_DECRYPT);
                }
            }
        }
        String[] otherContext = parts.clone();
        String header = Base64URL.from(parts[0]).decodeToString();
        otherContext[0] = base64url(header.replaceFirst("\\{", "{\"x\":1,"));
        assertRefused(String.join(".", otherContext), DOES_NOT_DECRYPT);
    }

    private static byte[] flipped(byte[] bytes) {
        byte[] changed = bytes.clone();
        if (changed.length > 0) {
            changed[changed.length / 2] ^= 1;
        }
        return changed;
    }

    private static byte[] shortened(byte[] bytes) {
        return java.util.Arrays.copyOf(bytes, Math.max(0, bytes.length - 1));
    }

    @Test
    void threadsThatOthersNeedDoNotDecrypt() {
        var source = FixedSource.of("https://idp.example/", Signing.keySet(Signing.RSA));
        var verifier = new TokenVerifier(List.of(source), new KeySet(null, List.of(), 0), KEYS, verified);
        String token = Encrypting.token(SIGNED);
        assertThat(verifier.verify(token, RULES, NOW, false)).isEqualTo(Verdict.Wait.WAIT);
        assertThat(verifier.verify(token, RULES, NOW, true)).isInstanceOf(Verdict.Accepted.class);
        assertThat(verifier.verify(token, RULES, NOW, false)).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void theExampleOfRfc7516Decrypts() throws MalformedException {
        var key = DecryptionKey.secret(null, Base64.getUrlDecoder().decode("GawgguFyGrWKav7AX4VKUg"));
        var token = Jwe.read("eyJhbGciOiJBMTI4S1ciLCJlbmMiOiJBMTI4Q0JDLUhTMjU2In0."
                + "6KB707dM9YTIgHtLvtgWQ8mKwboJW3of9locizkDTHzBC2IlrT1oOQ.AxY8DCtDaGlsbGljb3RoZQ."
                + "KDlTtXchhZTGufMYmOYGS4HffxPSUrfmqCHXaI9wOGY.U0m_YmjN04DJvceFICbCVQ");
        assertThat(new DecryptionKeys(List.of(key)).decrypt(token))
                .isEqualTo("Live long and prosper.".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void theKeyDerivationOfRfc7518Agrees() throws Exception {
        var header = JweHeader.read("{\"alg\":\"ECDH-ES\",\"enc\":\"A128GCM\",\"apu\":\"QWxpY2U\",\"apv\":\"Qm9i\"}"
                .getBytes(StandardCharsets.US_ASCII));
        byte[] agreed = new byte[32];
        int[] numbers = {
            158, 86, 217, 29, 129, 113, 53, 211, 114, 131, 66, 131, 191, 132, 38, 156, 251, 49, 110, 163, 218, 128, 106,
            72, 246, 218, 167, 121, 140, 254, 144, 196
        };
        for (int i = 0; i < agreed.length; i++) {
            agreed[i] = (byte) numbers[i];
        }
        assertThat(base64url(DecryptionKey.derive(agreed, "A128GCM", 16, header)))
                .isEqualTo("VqqN6vgjbSBcIijNcacQGg");
    }

    @Test
    void c01_unsignedTokensWithinAreRefusedWhateverThePolicySaysOfSignatures() {
        for (String token : List.of(
                Encrypting.token(CLAIMS_UNSIGNED),
                Encrypting.token("dir", "A128GCM", Encrypting.direct(16), CLAIMS_UNSIGNED))) {
            assertRefused(token, "algorithm: 'none' is not accepted");
            assertThat(verify(token, KEYS, UNSIGNED)).isInstanceOf(Verdict.Refused.class);
        }
        assertThat(verify(CLAIMS_UNSIGNED, KEYS, UNSIGNED)).isInstanceOf(Verdict.Accepted.class);
        String stranger = Signing.token(Signing.rsa("stranger"), PAYLOAD);
        assertThat(verify(Encrypting.token(stranger))).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void c02_bareClaimsWithinAreRefused() {
        for (String token : List.of(
                Encrypting.token(PAYLOAD), Encrypting.token("dir", "A128GCM", Encrypting.direct(16), PAYLOAD))) {
            assertRefused(token, "three parts");
            assertThat(verify(token, KEYS, UNSIGNED)).isInstanceOf(Verdict.Refused.class);
        }
    }

    @Test
    void c03_encryptedTokensAreAcceptedOnlyWithDecryptionKeysAndNeverInPlaceOfASignature() {
        String token = Encrypting.token(SIGNED);
        assertThat(verify(token, DecryptionKeys.NONE, RULES))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.detail()).contains("the policy has no 'decryption-keys'"));
        assertThat(verify(token)).isInstanceOf(Verdict.Accepted.class);
        // Seen before, by a policy that could decrypt it.
        assertThat(verify(token, DecryptionKeys.NONE, RULES)).isInstanceOf(Verdict.Refused.class);
        var others = new DecryptionKeys(List.of(Encrypting.key(16)));
        assertThat(verify(token, others, RULES)).isInstanceOf(Verdict.Refused.class);
        assertThat(verify(SIGNED)).isInstanceOf(Verdict.Accepted.class);
        String mixed = base64url("{\"alg\":\"RS256\",\"enc\":\"A256GCM\",\"kid\":\"rsa-1\"}");
        assertRefused(Signing.token("RS256", "{\"alg\":\"RS256\",\"enc\":\"A256GCM\",\"kid\":\"rsa-1\"}", PAYLOAD), "");
        assertRefused(mixed + ".." + base64url("iv") + ".AA.AA", "'alg' RS256 is not accepted for encryption");
    }

    @Test
    void c04_compressedContentIsReadUpToTheSizeOfAToken() {
        String small = Encrypting.token(
                "dir",
                "A128GCM",
                Encrypting.direct(16),
                SIGNED,
                header -> header.compressionAlgorithm(CompressionAlgorithm.DEF));
        assertThat(verify(small)).isInstanceOf(Verdict.Accepted.class);
        String bomb = Encrypting.token(
                "dir",
                "A128GCM",
                Encrypting.direct(16),
                "a".repeat(20_000_000),
                header -> header.compressionAlgorithm(CompressionAlgorithm.DEF));
        assertThat(bomb.length()).isLessThan(Jwt.MAX_LENGTH);
        assertRefused(bomb, "compressed content is cut off or too long");
        String header = base64url("{\"alg\":\"dir\",\"enc\":\"A128GCM\",\"zip\":\"GZIP\"}");
        assertRefused(header + "..AA.AA.AA", "'zip' GZIP is not accepted");
    }

    @Test
    void c05_passwordBasedEncryptionIsOffWhateverItsCount() {
        for (String count : List.of("1000", "2147483648", "-1", "\"x\"")) {
            for (String algorithm : List.of("PBES2-HS256+A128KW", "PBES2-HS384+A192KW", "PBES2-HS512+A256KW")) {
                String header = base64url("{\"alg\":\"%s\",\"enc\":\"A128GCM\",\"p2s\":\"AAAAAAAAAAA\",\"p2c\":%s}"
                        .formatted(algorithm, count));
                assertRefused(header + ".AA.AA.AA.AA", "is not accepted for encryption");
            }
        }
    }

    @Test
    void c06_rsa15IsOffAndOaepTellsNothingOfItsPadding() throws Exception {
        String rsa15 = Encrypting.token("RSA1_5", "A128GCM", Encrypting.rsa(), SIGNED);
        assertRefused(rsa15, "'alg' RSA1_5 is not accepted for encryption");
        // Cut, damaged, made for another key, and a key of the wrong length in sound padding: one answer for all.
        String[] parts = Encrypting.token(SIGNED).split("\\.", -1);
        var cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
        cipher.init(Cipher.ENCRYPT_MODE, Encrypting.RSA.toRSAPublicKey(), KeyManagement.RSA_OAEP_256.padding);
        byte[] shortKey = cipher.doFinal(new byte[16]);
        for (byte[] encrypted : List.of(shortKey, new byte[256], new byte[255], new byte[1], flipped(shortKey))) {
            parts[1] = base64url(encrypted);
            assertRefused(String.join(".", parts), DOES_NOT_DECRYPT);
        }
        RSAKey other = Signing.rsa("enc-rsa");
        assertRefused(
                Encrypting.token("RSA-OAEP-256", "A256GCM", new com.nimbusds.jose.crypto.RSAEncrypter(other), SIGNED),
                DOES_NOT_DECRYPT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"dir\"}",
                "{\"alg\":\"dir\",\"enc\":null}",
                "{\"alg\":\"dir\",\"enc\":1}",
                "{\"alg\":\"dir\",\"enc\":[\"A128GCM\"]}",
                "{\"alg\":\"dir\",\"enc\":\"\"}",
                "{\"alg\":\"dir\",\"enc\":\"a128gcm\"}",
                "{\"alg\":\"dir\",\"enc\":\"A128CBC\"}",
                "{\"alg\":\"dir\",\"enc\":\"XC20P\"}",
                "{\"enc\":\"A128GCM\"}",
                "{\"alg\":\"none\",\"enc\":\"A128GCM\"}",
                "{\"alg\":\"DIR\",\"enc\":\"A128GCM\"}",
                "{\"alg\":\"dir\",\"enc\":\"A128GCM\",\"enc\":\"A256GCM\"}",
                "{\"alg\":\"dir\",\"enc\":\"A128GCM\",\"crit\":[\"exp\"]}",
                "{\"alg\":\"dir\",\"enc\":\"A128GCM\",\"cty\":\"text/plain\"}",
                "{\"alg\":\"dir\",\"enc\":\"A128GCM\",\"typ\":\"dpop+jwt\"}",
                "{\"alg\":\"A128GCMKW\",\"enc\":\"A128GCM\",\"iv\":\"!\",\"tag\":\"AA\"}",
                "[]",
            })
    void c08_headersThatAreNotRightAreRefused(String header) {
        assertRefused(base64url(header) + "..AAAAAAAAAAAAAAAA.AA.AAAAAAAAAAAAAAAAAAAAAA", "form: ");
    }

    @Test
    void c08_directKeysOfAnotherLengthAreNotUsed() {
        var keys = new DecryptionKeys(List.of(Encrypting.key(32)));
        for (String encryption : List.of("A128GCM", "A192GCM", "A192CBC-HS384", "A256CBC-HS512")) {
            int size = ContentEncryption.named(encryption).keySize;
            String token = Encrypting.token("dir", encryption, Encrypting.direct(size), SIGNED);
            assertThat(verify(token, keys, RULES)).isInstanceOf(Verdict.Refused.class);
        }
        String fitting = Encrypting.token("dir", "A128CBC-HS256", Encrypting.direct(32), SIGNED);
        assertThat(verify(fitting, keys, RULES)).isInstanceOf(Verdict.Accepted.class);
        assertThatThrownBy(() -> DecryptionKey.secret(null, new byte[31])).isInstanceOf(MalformedException.class);
    }

    @Test
    void c09_pointsOffTheCurveAreRefusedBeforeTheyMeetTheKey() {
        String[] parts = Encrypting.token("ECDH-ES", "A128GCM", Encrypting.agreeing(Signing.P256), SIGNED)
                .split("\\.", -1);
        String p256 = "\"kty\":\"EC\",\"crv\":\"P-256\"";
        String zero = base64url(new byte[32]);
        String one = base64url(number(BigInteger.ONE));
        String x = Signing.P256.getX().toString();
        for (String epk : List.of(
                p256 + ",\"x\":\"" + zero + "\",\"y\":\"" + zero + "\"",
                p256 + ",\"x\":\"" + one + "\",\"y\":\"" + one + "\"",
                p256 + ",\"x\":\"" + x + "\",\"y\":\"" + x + "\"",
                p256 + ",\"x\":\"" + x + "\"",
                p256,
                "\"kty\":\"EC\",\"crv\":\"secp256k1\",\"x\":\"" + x + "\",\"y\":\"" + Signing.P256.getY() + "\"",
                "\"kty\":\"OKP\",\"crv\":\"X25519\",\"x\":\"" + zero + "\"")) {
            parts[0] = base64url("{\"alg\":\"ECDH-ES\",\"enc\":\"A128GCM\",\"epk\":{" + epk + "}}");
            assertRefused(String.join(".", parts), "form: ");
        }
        String otherCurve = Signing.P384.toPublicJWK().toJSONString();
        parts[0] = base64url("{\"alg\":\"ECDH-ES\",\"enc\":\"A128GCM\",\"epk\":" + otherCurve + "}");
        assertRefused(String.join(".", parts), DOES_NOT_DECRYPT);
        parts[0] = base64url("{\"alg\":\"ECDH-ES\",\"enc\":\"A128GCM\"}");
        assertRefused(String.join(".", parts), DOES_NOT_DECRYPT);
    }

    private static byte[] number(BigInteger number) {
        byte[] bytes = new byte[32];
        bytes[31] = number.byteValueExact();
        return bytes;
    }

    @Test
    void c11_encryptedTokensWithinEncryptedOnesAreRefused() {
        assertRefused(Encrypting.token(Encrypting.token(SIGNED)), "there is another encrypted token within the token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "not a token", "{}", "\uD83D\uDE00", "a.b.c", "\u0000.\u0000.\u0000"})
    void c12_contentThatIsNoTokenIsRefused(String content) {
        assertRefused(Encrypting.token("dir", "A128GCM", Encrypting.direct(16), content), "form: ");
    }

    @Test
    void c12_payloadsThatAreNotUtf8AreRefused() {
        String input = base64url("{\"alg\":\"RS256\",\"kid\":\"rsa-1\"}")
                + '.'
                + base64url("{\"sub\":\"\u00fc\"}".getBytes(StandardCharsets.ISO_8859_1));
        assertRefused(Encrypting.token(input + ".AA"), "payload is not UTF-8");
    }

    @Test
    void theClaimsOfWhatWasEncryptedAreCheckedEveryTime() {
        String token = Encrypting.token(SIGNED);
        assertThat(verify(token)).isInstanceOf(Verdict.Accepted.class);
        var rules = new Requirements(List.of("api://other"), List.of(), List.of(), true, true, 0);
        assertThat(verify(token, KEYS, rules))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.TOKEN_AUDIENCE_NOT_ALLOWED));
    }

    @Test
    void aKeyThatTheTokenNamesIsTheOnlyOneTried() throws Exception {
        var wrong = DecryptionKey.secret("a", new byte[16]);
        var right = DecryptionKey.secret("b", Encrypting.secret(16));
        var keys = new DecryptionKeys(List.of(wrong, right));
        for (var each : List.of(List.of("a", "no"), List.of("b", "yes"), List.of("c", "yes"))) {
            String token = Encrypting.token(
                    "A128KW", "A128GCM", Encrypting.aes(16), SIGNED, header -> header.keyID(each.getFirst()));
            assertThat(verify(token, keys, RULES) instanceof Verdict.Accepted)
                    .as(each.getFirst())
                    .isEqualTo(each.getLast().equals("yes"));
        }
    }
}
