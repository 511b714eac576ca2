package dev.gatehouse.jose;

import static dev.gatehouse.jose.Signing.base64url;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import dev.gatehouse.SelfSigned;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Form, algorithm, key and signature; groups A, B and D of the security checklist. */
class TokenVerifierTest {
    private static final String ISSUER = "https://idp.example/";
    private static final long NOW = 1_700_000_000_000L;
    private static final String PAYLOAD = "{\"iss\":\"https://idp.example/\",\"exp\":1700000600,\"sub\":\"u1\"}";
    private static final Requirements RULES = new Requirements(List.of(), List.of(), List.of(), true, true, 0);
    private static final String ALL_KEYS =
            Signing.keySet(Signing.RSA, Signing.P256, Signing.P384, Signing.P521, Signing.OTHER_RSA);
    private static final KeySet NO_KEYS = new KeySet(null, List.of(), 0);

    private final VerifiedTokens verified = new VerifiedTokens(1000);

    private Verdict verify(String token) {
        return with(FixedSource.of(ISSUER, ALL_KEYS)).verify(token, RULES, NOW, false);
    }

    private TokenVerifier with(KeySource... sources) {
        return new TokenVerifier(List.of(sources), NO_KEYS, verified);
    }

    private TokenVerifier withOwn(VerificationKey... keys) {
        return new TokenVerifier(List.of(), new KeySet(null, List.of(keys), 0), verified);
    }

    private static void assertRefused(Verdict verdict, Reason reason) {
        assertThat(verdict).isInstanceOf(Verdict.Refused.class);
        assertThat(((Verdict.Refused) verdict).reason()).as(verdict.toString()).isEqualTo(reason);
    }

    private static void assertAccepted(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"})
    void tokensThatAnotherLibrarySignedVerify(String algorithm) {
        String token = Signing.token(algorithm, PAYLOAD);
        assertAccepted(verify(token));
        assertRefused(verify(flip(token)), Reason.TOKEN_SIGNATURE_INVALID);
    }

    /** What a key leaves of one verification for the next. */
    @Test
    void aKeyVerifiesAgainAfterSignaturesThatAreWrongShortOrOfAnotherAlgorithm() {
        var noMemory = new TokenVerifier(
                List.of(FixedSource.of(ISSUER, ALL_KEYS)), NO_KEYS, DecryptionKeys.NONE, new VerifiedTokens(0));
        for (String algorithm : List.of("RS256", "PS256", "ES256", "RS512", "RS256")) {
            String token = Signing.token(algorithm, PAYLOAD);
            for (String bad : List.of(flip(token), token.substring(0, token.lastIndexOf('.') + 5))) {
                assertRefused(noMemory.verify(bad, RULES, NOW, false), Reason.TOKEN_SIGNATURE_INVALID);
                assertAccepted(noMemory.verify(token, RULES, NOW, false));
            }
        }
    }

    @Test
    void manyThreadsVerifyWithOneKeyAtOnce() throws Exception {
        var noMemory = new TokenVerifier(
                List.of(FixedSource.of(ISSUER, ALL_KEYS)), NO_KEYS, DecryptionKeys.NONE, new VerifiedTokens(0));
        String good = Signing.token("RS256", PAYLOAD);
        String bad = flip(good);
        try (var threads = Executors.newFixedThreadPool(8)) {
            var answers = new ArrayList<Future<Boolean>>();
            for (int i = 0; i < 2_000; i++) {
                boolean wanted = i % 2 == 0;
                answers.add(threads.submit(() ->
                        noMemory.verify(wanted ? good : bad, RULES, NOW, false) instanceof Verdict.Accepted == wanted));
            }
            for (Future<Boolean> answer : answers) {
                assertThat(answer.get()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HS256", "HS384", "HS512"})
    void secretsOfThePolicyVerifyTokens(String algorithm) throws MalformedException {
        String token = Signing.token(algorithm, PAYLOAD);
        var verifier = withOwn(VerificationKey.secret(null, Signing.secret()));
        assertAccepted(verifier.verify(token, RULES, NOW, false));
        assertRefused(verifier.verify(flip(token), RULES, NOW, false), Reason.TOKEN_SIGNATURE_INVALID);
    }

    /** .NET's library names algorithms so where an author took the wrong constant, and reads them. */
    @ParameterizedTest
    @CsvSource({
        "RS256, 2001/04/xmldsig-more#rsa-sha256",
        "RS512, 2001/04/xmldsig-more#rsa-sha512",
        "ES384, 2001/04/xmldsig-more#ecdsa-sha384",
        "ES512, 2001/04/xmldsig-more#ecdsa-sha512",
        "PS256, 2007/05/xmldsig-more#sha256-rsa-MGF1"
    })
    void tokensWhoseAlgorithmHasItsNameFromXmlVerify(String algorithm, String name) {
        String header = "{\"alg\":\"http://www.w3.org/%s\",\"kid\":\"%s\"}"
                .formatted(name, Signing.keyFor(algorithm).getKeyID());
        String token = Signing.token(algorithm, header, PAYLOAD);
        assertAccepted(verify(token));
        assertRefused(verify(flip(token)), Reason.TOKEN_SIGNATURE_INVALID);
        assertRefused(verify(Signing.token("RS384", header, PAYLOAD)), Reason.TOKEN_SIGNATURE_INVALID);
    }

    @Test
    void a04_aMacUnderItsNameFromXmlIsMadeWithSecretsOnly() throws MalformedException {
        String header = "{\"alg\":\"http://www.w3.org/2001/04/xmldsig-more#hmac-sha256\",\"typ\":\"JWT\"}";
        String token = Signing.token("HS256", header, PAYLOAD);
        assertAccepted(withOwn(VerificationKey.secret(null, Signing.secret())).verify(token, RULES, NOW, false));
        assertRefused(verify(token), Reason.JWT_INVALID);
    }

    /** Changes one bit in the middle of the signature. */
    private static String flip(String token) {
        int at = token.lastIndexOf('.') + 12;
        char changed = token.charAt(at) == 'A' ? 'B' : 'A';
        return token.substring(0, at) + changed + token.substring(at + 1);
    }

    private static String unsigned(String algorithm) {
        return base64url("{\"alg\":\"" + algorithm + "\"}") + '.' + base64url(PAYLOAD) + '.';
    }

    @Test
    void a01_unsignedTokensAreRefused() {
        assertRefused(verify(unsigned("none")), Reason.JWT_INVALID);
        assertRefused(verify(unsigned("none") + base64url("anything")), Reason.JWT_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"None", "NONE", "noNE", " none", "none ", "none\\u0000", ""})
    void a02_noneInAnySpellingIsRefused(String algorithm) {
        var lenient = new Requirements(List.of(), List.of(), List.of(), true, false, 0);
        assertRefused(verify(unsigned(algorithm)), Reason.JWT_INVALID);
        assertRefused(
                with(FixedSource.of(ISSUER, ALL_KEYS)).verify(unsigned(algorithm), lenient, NOW, false),
                Reason.JWT_INVALID);
    }

    @Test
    void a03_unsignedTokensPassOnlyWhereThePolicySaysSoAndOnlyWithoutASignature() {
        var lenient = new Requirements(List.of(), List.of(), List.of(), true, false, 0);
        String unsigned = base64url("{\"alg\":\"none\"}") + '.' + base64url(PAYLOAD) + '.';
        var verifier = with(FixedSource.of(ISSUER, ALL_KEYS));
        assertAccepted(verifier.verify(unsigned, lenient, NOW, false));
        assertRefused(verifier.verify(unsigned, RULES, NOW, false), Reason.JWT_INVALID);
        assertRefused(verifier.verify(unsigned + "AAAA", lenient, NOW, false), Reason.JWT_INVALID);
        assertRefused(
                verifier.verify(flip(Signing.token("RS256", PAYLOAD)), lenient, NOW, false),
                Reason.TOKEN_SIGNATURE_INVALID);
        String foreign = base64url("{\"alg\":\"none\"}")
                + '.'
                + base64url("{\"iss\":\"https://evil.example/\",\"exp\":1700000600}")
                + '.';
        assertRefused(verifier.verify(foreign, lenient, NOW, false), Reason.TOKEN_ISSUER_NOT_ALLOWED);
    }

    static Stream<byte[]> rsaKeysAsSecrets() throws Exception {
        byte[] der = Signing.RSA.toRSAPublicKey().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(der)
                + "\n-----END PUBLIC KEY-----\n";
        return Stream.of(
                pem.getBytes(StandardCharsets.US_ASCII),
                der,
                Base64.getEncoder().encode(der),
                Signing.RSA.toPublicJWK().toJSONString().getBytes(StandardCharsets.US_ASCII),
                Signing.RSA.toPublicJWK().toJSONString().replace("\"", "'").getBytes(StandardCharsets.US_ASCII),
                Signing.RSA.getModulus().decode(),
                Signing.RSA.getModulus().toString().getBytes(StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @MethodSource("rsaKeysAsSecrets")
    void a04_hmacWithAnRsaKeyIsRefused(byte[] secret) throws Exception {
        var own = VerificationKey.rsa(
                "rsa-1",
                Signing.RSA.getModulus().decodeToBigInteger(),
                Signing.RSA.getPublicExponent().decodeToBigInteger());
        assertHmacRefused(secret, "rsa-1", own);
    }

    static Stream<byte[]> otherPublicKeysAsSecrets() throws Exception {
        var certificate = SelfSigned.of("EC secp256r1");
        byte[] der = Signing.P256.toECPublicKey().getEncoded();
        return Stream.of(
                der,
                Base64.getEncoder().encode(der),
                SelfSigned.pem("PUBLIC KEY", der).getBytes(StandardCharsets.US_ASCII),
                Signing.P256.toPublicJWK().toJSONString().getBytes(StandardCharsets.US_ASCII),
                Signing.P256.getX().decode(),
                certificate.der(),
                Base64.getEncoder().encode(certificate.der()),
                certificate.certificatePem().getBytes(StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @MethodSource("otherPublicKeysAsSecrets")
    void a05_hmacWithAnEcKeyOrACertificateIsRefused(byte[] secret) throws Exception {
        var own = VerificationKey.of("p256", SelfSigned.of("EC secp256r1").certificate());
        assertHmacRefused(secret, "p256", own);
    }

    private void assertHmacRefused(byte[] secret, String kid, VerificationKey own) throws Exception {
        for (String id : List.of(",\"kid\":\"" + kid + "\"", "")) {
            for (String algorithm : List.of("HS256", "HS384", "HS512")) {
                String header = "{\"alg\":\"" + algorithm + "\"" + id + "}";
                var signer = Signing.hmac(algorithm, secret, header, PAYLOAD);
                assertRefused(verify(signer), Reason.JWT_INVALID);
                assertRefused(withOwn(own).verify(signer, RULES, NOW, false), Reason.JWT_INVALID);
            }
        }
    }

    @Test
    void a06_keyWithoutAlgorithmServesOnlyItsOwnFamily() {
        for (String algorithm : List.of("RS256", "PS256")) {
            assertAccepted(verify(Signing.token(algorithm, PAYLOAD)));
        }
        for (String algorithm : List.of("ES256", "HS256")) {
            String header = "{\"alg\":\"" + algorithm + "\",\"kid\":\"rsa-1\"}";
            assertRefused(verify(Signing.token(algorithm, header, PAYLOAD)), Reason.JWT_INVALID);
        }
    }

    @Test
    void a07_keyWithAnAlgorithmServesOnlyThat() {
        RSAKey bound =
                new RSAKey.Builder(Signing.RSA).algorithm(JWSAlgorithm.RS256).build();
        var verifier = with(FixedSource.of(ISSUER, Signing.keySet(bound)));
        assertAccepted(verifier.verify(Signing.token("RS256", PAYLOAD), RULES, NOW, false));
        assertRefused(verifier.verify(Signing.token("PS256", PAYLOAD), RULES, NOW, false), Reason.JWT_INVALID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"alg\":null}",
                "{\"alg\":1}",
                "{\"alg\":[\"RS256\"]}",
                "{\"alg\":\"\"}",
                "{\"alg\":\"RS257\"}",
                "{\"alg\":\"rs256\"}",
                "{\"alg\":\"ES256K\"}",
                "{\"alg\":true}",
                "{\"alg\":{\"name\":\"RS256\"}}",
                "{\"alg\":\"RS256\",\"typ\":1}",
                "{\"alg\":\"RSA-OAEP\",\"enc\":\"A256GCM\"}",
                "[]",
                "\"RS256\"",
                "{\"alg\":\"RS256\",\"kid\":\"rsa-1\"",
                "{\"alg\":\"RS256\",\"kid\":\"rsa-1\"}{}",
            })
    void a09_headersWithoutARightAlgorithmAreRefused(String header) {
        assertRefused(verify(Signing.token("RS256", header, PAYLOAD)), Reason.JWT_INVALID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"RS256\",\"kid\":\"rsa-1\",\"crit\":[\"exp\"],\"exp\":1}",
                "{\"alg\":\"RS256\",\"kid\":\"rsa-1\",\"crit\":[]}",
                "{\"alg\":\"RS256\",\"kid\":\"rsa-1\",\"crit\":[\"alg\"]}",
                "{\"alg\":\"RS256\",\"kid\":\"rsa-1\",\"crit\":[\"unknown\"]}",
                "{\"alg\":\"RS256\",\"kid\":\"rsa-1\",\"crit\":\"b64\"}",
                "{\"alg\":\"RS256\",\"kid\":\"rsa-1\",\"crit\":null}",
            })
    void a10_criticalExtensionsAreRefused(String header) {
        assertRefused(verify(Signing.token("RS256", header, PAYLOAD)), Reason.JWT_INVALID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"RS256\",\"kid\":\"rsa-1\",\"b64\":false}",
                "{\"alg\":\"RS256\",\"kid\":\"rsa-1\",\"b64\":true}",
                "{\"alg\":\"RS256\",\"kid\":\"rsa-1\",\"b64\":false,\"crit\":[\"b64\"]}",
            })
    void a11_unencodedPayloadsAreRefused(String header) {
        assertRefused(verify(Signing.token("RS256", header, PAYLOAD)), Reason.JWT_INVALID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"RS256\",\"alg\":\"RS256\",\"kid\":\"rsa-1\"}",
                "{\"alg\":\"none\",\"alg\":\"RS256\",\"kid\":\"rsa-1\"}",
                "{\"alg\":\"RS256\",\"\\u0061lg\":\"RS256\",\"kid\":\"rsa-1\"}",
                "{\"alg\":\"RS256\",\"kid\":\"rsa-1\",\"kid\":\"rsa-1\"}",
                "{\"alg\":\"RS256\",\"kid\":\"rsa-1\",\"x\":{\"a\":1,\"a\":2}}",
            })
    void d11_headersThatSaySomethingTwiceAreRefused(String header) {
        assertRefused(verify(Signing.token("RS256", header, PAYLOAD)), Reason.JWT_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "null", "[\"rsa-1\"]", "{}", "true"})
    void b16_keyIdsThatAreNoTextAreRefused(String id) {
        String header = "{\"alg\":\"RS256\",\"kid\":" + id + "}";
        assertRefused(verify(Signing.token("RS256", header, PAYLOAD)), Reason.JWT_INVALID);
    }

    @Test
    void a12_ecdsaSignaturesOutOfRangeAreRefused() {
        String token = Signing.token("ES256", PAYLOAD);
        String input = token.substring(0, token.lastIndexOf('.') + 1);
        byte[] good =
                Base64URL.from(token.substring(token.lastIndexOf('.') + 1)).decode();
        BigInteger order = Curve.P256.parameters.getOrder();
        for (BigInteger value : List.of(BigInteger.ZERO, order, order.add(BigInteger.ONE))) {
            byte[] number = new byte[32];
            byte[] raw = value.toByteArray();
            int length = Math.min(32, raw.length);
            System.arraycopy(raw, raw.length - length, number, 32 - length, length);
            for (boolean first : List.of(true, false)) {
                byte[] bad = good.clone();
                System.arraycopy(number, 0, bad, first ? 0 : 32, 32);
                assertRefused(verify(input + base64url(bad)), Reason.TOKEN_SIGNATURE_INVALID);
            }
        }
        assertRefused(verify(input + base64url(new byte[64])), Reason.TOKEN_SIGNATURE_INVALID);
    }

    @Test
    void a13_derEncodedShortAndLongEcdsaSignaturesAreRefused() throws Exception {
        String token = Signing.token("ES256", PAYLOAD);
        String input = token.substring(0, token.lastIndexOf('.'));
        byte[] good =
                Base64URL.from(token.substring(token.lastIndexOf('.') + 1)).decode();
        var der = Signature.getInstance("SHA256withECDSA");
        der.initSign(Signing.P256.toECPrivateKey());
        der.update(input.getBytes(StandardCharsets.US_ASCII));
        for (byte[] bad : List.of(
                der.sign(),
                java.util.Arrays.copyOf(good, 63),
                java.util.Arrays.copyOf(good, 65),
                java.util.Arrays.copyOf(good, 96))) {
            assertRefused(verify(input + '.' + base64url(bad)), Reason.TOKEN_SIGNATURE_INVALID);
        }
    }

    @Test
    void a14_curveAndAlgorithmBelongTogether() {
        for (var pair : List.of(
                List.of("ES256", "p384"),
                List.of("ES256", "p521"),
                List.of("ES384", "p256"),
                List.of("ES512", "p256"))) {
            String header = "{\"alg\":\"" + pair.get(0) + "\",\"kid\":\"" + pair.get(1) + "\"}";
            assertRefused(verify(Signing.token(pair.get(0), header, PAYLOAD)), Reason.JWT_INVALID);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "PS256", "ES256", "ES512", "HS256"})
    void a19_emptySignaturesAreRefused(String algorithm) throws MalformedException {
        String token = Signing.token(algorithm, PAYLOAD);
        String input = token.substring(0, token.lastIndexOf('.') + 1);
        var secret = withOwn(VerificationKey.secret(null, Signing.secret()));
        assertRefused(
                algorithm.equals("HS256") ? secret.verify(input, RULES, NOW, false) : verify(input),
                Reason.TOKEN_SIGNATURE_INVALID);
    }

    @Test
    void a18_signaturesThatDifferInAnythingAreRefused() {
        String token = Signing.token("RS256", PAYLOAD);
        int dot = token.lastIndexOf('.');
        byte[] good = Base64URL.from(token.substring(dot + 1)).decode();
        String input = token.substring(0, dot + 1);
        assertRefused(
                verify(input + base64url(java.util.Arrays.copyOf(good, good.length - 1))),
                Reason.TOKEN_SIGNATURE_INVALID);
        assertRefused(
                verify(input + base64url(java.util.Arrays.copyOf(good, good.length + 1))),
                Reason.TOKEN_SIGNATURE_INVALID);
        // 256 bytes leave four unused bits in the last character: another one means the same bytes.
        char last = token.charAt(token.length() - 1);
        for (char c : "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".toCharArray()) {
            if (c != last) {
                assertThat(verify(token.substring(0, token.length() - 1) + c)).isInstanceOf(Verdict.Refused.class);
            }
        }
    }

    @Test
    void a20_theBytesReceivedAreVerified() {
        String spaced = "{ \"kid\" : \"rsa-1\" ,\n \"alg\" : \"RS256\" }";
        assertAccepted(verify(Signing.token("RS256", spaced, PAYLOAD)));
    }

    @Test
    void b09_ofSeveralKeysWithOneIdTheRightOneIsFound() {
        RSAKey twin = new RSAKey.Builder(Signing.OTHER_RSA).keyID("rsa-1").build();
        var verifier = with(FixedSource.of(ISSUER, Signing.keySet(twin, Signing.RSA)));
        assertAccepted(verifier.verify(Signing.token("RS256", PAYLOAD), RULES, NOW, false));
    }

    @Test
    void b14_tokensWithoutAKeyIdAreTriedAgainstAllKeysOfTheirKind() {
        String token = Signing.token("RS256", "{\"alg\":\"RS256\"}", PAYLOAD);
        assertAccepted(verify(token));
        assertRefused(verify(flip(token)), Reason.TOKEN_SIGNATURE_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "' OR 1=1--", "*)(uid=*", "\\u0000", "\\r\\n", "\uD83D\uDE00", ""})
    void b15_strangeKeyIdsAreJustNotFound(String id) {
        String header = "{\"alg\":\"RS256\",\"kid\":\"" + id + "\"}";
        assertRefused(verify(Signing.token("RS256", header, PAYLOAD)), Reason.TOKEN_SIGNATURE_KEY_NOT_FOUND);
    }

    @Test
    void b17_keysElsewhereAreNeverFetched() {
        assertNeverUsed(Signing.rsa("attacker"), List.of("\"jku\":\"https://evil.example/keys\""));
    }

    @Test
    void b18_keysInTheHeaderAreNeverUsed() {
        RSAKey attacker = Signing.rsa("attacker");
        String jwk = attacker.toPublicJWK().toJSONString();
        String certificate =
                Base64.getEncoder().encodeToString(SelfSigned.of("RSA").der());
        assertNeverUsed(
                attacker,
                List.of(
                        "\"jwk\":" + jwk,
                        "\"x5u\":\"https://evil.example/cert\"",
                        "\"x5c\":[\"" + certificate + "\"]"));
    }

    private void assertNeverUsed(RSAKey attacker, List<String> extras) {
        for (String extra : extras) {
            String header = "{\"alg\":\"RS256\"," + extra + "}";
            assertRefused(
                    verify(Signing.token("RS256", Signing.signer(attacker), header, PAYLOAD)),
                    Reason.TOKEN_SIGNATURE_INVALID);
            String named = "{\"alg\":\"RS256\",\"kid\":\"rsa-1\"," + extra + "}";
            assertRefused(
                    verify(Signing.token("RS256", Signing.signer(attacker), named, PAYLOAD)),
                    Reason.TOKEN_SIGNATURE_INVALID);
        }
    }

    @Test
    void b19_certificateThumbprintsMustFitTheKey() {
        RSAKey key = new RSAKey.Builder(Signing.RSA)
                .x509CertSHA256Thumbprint(new Base64URL("right"))
                .build();
        var verifier = with(FixedSource.of(ISSUER, Signing.keySet(key)));
        String right = "{\"alg\":\"RS256\",\"kid\":\"rsa-1\",\"x5t#S256\":\"right\"}";
        String wrong = "{\"alg\":\"RS256\",\"kid\":\"rsa-1\",\"x5t#S256\":\"wrong\"}";
        assertAccepted(verifier.verify(Signing.token("RS256", right, PAYLOAD), RULES, NOW, false));
        assertRefused(verifier.verify(Signing.token("RS256", wrong, PAYLOAD), RULES, NOW, false), Reason.JWT_INVALID);
    }

    @Test
    void b20_keysOfOneIssuerDoNotSpeakForAnother() {
        var verifier = with(
                FixedSource.of("https://a.example/", Signing.keySet(Signing.RSA)),
                FixedSource.of("https://b.example/", Signing.keySet(Signing.OTHER_RSA)));
        String b = "{\"iss\":\"https://b.example/\",\"exp\":1700000600}";
        assertRefused(
                verifier.verify(Signing.token("RS256", b), RULES, NOW, false), Reason.TOKEN_SIGNATURE_KEY_NOT_FOUND);
        assertAccepted(verifier.verify(Signing.token(Signing.OTHER_RSA, b), RULES, NOW, false));
    }

    @Test
    void b21_ofTwoKeysWithOneIdTheIssuersOwnCounts() {
        RSAKey twin = new RSAKey.Builder(Signing.OTHER_RSA).keyID("rsa-1").build();
        var verifier = with(
                FixedSource.of("https://a.example/", Signing.keySet(Signing.RSA, Signing.P256)),
                FixedSource.of("https://b.example/", Signing.keySet(twin)));
        String a = "{\"iss\":\"https://a.example/\",\"exp\":1700000600}";
        String b = "{\"iss\":\"https://b.example/\",\"exp\":1700000600}";
        assertAccepted(verifier.verify(Signing.token("RS256", a), RULES, NOW, false));
        assertAccepted(verifier.verify(Signing.token(twin, b), RULES, NOW, false));
        assertRefused(verifier.verify(Signing.token("RS256", b), RULES, NOW, false), Reason.TOKEN_SIGNATURE_INVALID);
        assertRefused(verifier.verify(Signing.token(twin, a), RULES, NOW, false), Reason.TOKEN_SIGNATURE_INVALID);
        assertRefused(
                verifier.verify(Signing.token("ES256", b), RULES, NOW, false), Reason.TOKEN_SIGNATURE_KEY_NOT_FOUND);
    }

    @Test
    void aGoodSignatureOfAnotherIssuerIsAnIssuerProblem() {
        String token = Signing.token("RS256", "{\"iss\":\"https://evil.example/\",\"exp\":1700000600}");
        assertRefused(verify(token), Reason.TOKEN_ISSUER_NOT_ALLOWED);
        assertThat(verified.size()).isZero();
        assertRefused(verify(flip(token)), Reason.TOKEN_SIGNATURE_INVALID);
        RSAKey stranger = Signing.rsa("stranger");
        assertRefused(
                verify(Signing.token(stranger, "{\"iss\":\"https://evil.example/\",\"exp\":1700000600}")),
                Reason.TOKEN_SIGNATURE_KEY_NOT_FOUND);
    }

    @Test
    void b23_tenantTemplatesTakeTheTenantOfTheToken() {
        var verifier = with(FixedSource.of("https://login.example/{tenantid}/v2.0", ALL_KEYS));
        record Case(String issuer, String tid, boolean accepted) {}
        for (var each : List.of(
                new Case("https://login.example/11aa-22/v2.0", "\"11aa-22\"", true),
                new Case("https://login.example/11aa-22/v2.0", "\"11aa-23\"", false),
                new Case("https://login.example/11AA/v2.0", "\"11AA\"", false),
                new Case("https://login.example/..%2f/v2.0", "\"..%2f\"", false),
                new Case("https://login.example//v2.0", "\"\"", false),
                new Case("https://login.example/{tenantid}/v2.0", "\"{tenantid}\"", false),
                new Case("https://login.example/11aa-22/v2.0", "[\"11aa-22\",\"x\"]", false),
                new Case("https://login.example/11aa-22/v2.0", "null", false))) {
            String token = Signing.token(
                    "RS256", "{\"iss\":\"%s\",\"tid\":%s,\"exp\":1700000600}".formatted(each.issuer, each.tid));
            var verdict = verifier.verify(token, RULES, NOW, false);
            assertThat(verdict instanceof Verdict.Accepted)
                    .as(each + " " + verdict)
                    .isEqualTo(each.accepted);
        }
    }

    @Test
    void keysBoundToAnIssuerWithinASharedSetServeOnlyThat() {
        String shared = "{\"keys\":["
                + Signing.RSA
                        .toPublicJWK()
                        .toJSONString()
                        .replaceFirst("\\{", "{\"issuer\":\"https://login.example/{tenantid}/v2.0\",")
                + "]}";
        String payload = "{\"iss\":\"https://idp.example/\",\"tid\":\"t\",\"exp\":1700000600}";
        assertRefused(
                with(FixedSource.of(ISSUER, shared)).verify(Signing.token("RS256", payload), RULES, NOW, false),
                Reason.JWT_INVALID);
        String fitting = "{\"iss\":\"https://login.example/t/v2.0\",\"tid\":\"t\",\"exp\":1700000600}";
        assertAccepted(with(FixedSource.of("https://login.example/{tenantid}/v2.0", shared))
                .verify(Signing.token("RS256", fitting), RULES, NOW, false));
    }

    @Test
    void n02_everyKeyOfThePolicyIsTriedUnlessAnIdFits() throws MalformedException {
        var wrong = VerificationKey.secret("one", new byte[] {1, 2, 3});
        var right = VerificationKey.secret("two", Signing.secret());
        var verifier = withOwn(wrong, right);
        assertAccepted(verifier.verify(Signing.token("HS256", PAYLOAD), RULES, NOW, false));
        assertAccepted(verifier.verify(
                Signing.token("HS256", "{\"alg\":\"HS256\",\"kid\":\"unknown\"}", PAYLOAD), RULES, NOW, false));
        assertAccepted(verifier.verify(
                Signing.token("HS256", "{\"alg\":\"HS256\",\"kid\":\"two\"}", PAYLOAD), RULES, NOW, false));
        assertRefused(
                verifier.verify(
                        Signing.token("HS256", "{\"alg\":\"HS256\",\"kid\":\"one\"}", PAYLOAD), RULES, NOW, false),
                Reason.TOKEN_SIGNATURE_INVALID);
    }

    @Test
    void aPolicysOwnKeyBesideMetadataStillNeedsAnIssuerOfTheirs() throws MalformedException {
        var own = new KeySet(null, List.of(VerificationKey.secret(null, Signing.secret())), 0);
        var verifier = new TokenVerifier(List.of(FixedSource.of(ISSUER, ALL_KEYS)), own, verified);
        String foreign = Signing.token("HS256", "{\"iss\":\"https://evil.example/\",\"exp\":1700000600}");
        for (int times = 0; times < 2; times++) {
            assertAccepted(verifier.verify(Signing.token("HS256", PAYLOAD), RULES, NOW, false));
            assertAccepted(verifier.verify(Signing.token("RS256", PAYLOAD), RULES, NOW, false));
            assertRefused(verifier.verify(foreign, RULES, NOW, false), Reason.TOKEN_ISSUER_NOT_ALLOWED);
        }
    }

    @Test
    void keysThatAreNotAtHandMakeItWaitAndSecondTimeItBlocks() {
        var source = new FixedSource("s", KeySource.Cold.COLD, FixedSource.ready(ISSUER, ALL_KEYS));
        var verifier = with(source);
        String token = Signing.token("RS256", PAYLOAD);
        assertThat(verifier.verify(token, RULES, NOW, false)).isEqualTo(Verdict.Wait.WAIT);
        assertThat(source.loads).isZero();
        assertAccepted(verifier.verify(token, RULES, NOW, true));
        assertThat(source.loads).isOne();
    }

    @Test
    void badTokensNeverCauseAFetch() {
        var source = new FixedSource("s", KeySource.Cold.COLD, FixedSource.ready(ISSUER, ALL_KEYS));
        for (String bad : List.of(
                "garbage",
                Signing.token("HS256", PAYLOAD),
                base64url("{\"alg\":\"none\"}") + '.' + base64url(PAYLOAD) + '.')) {
            assertRefused(with(source).verify(bad, RULES, NOW, false), Reason.JWT_INVALID);
        }
    }

    @Test
    void b01_unknownKeyIsFetchedOnceThenAccepted() {
        var source = new FixedSource(
                "s", FixedSource.ready(ISSUER, Signing.keySet(Signing.OTHER_RSA)), FixedSource.ready(ISSUER, ALL_KEYS));
        var verifier = with(source);
        String token = Signing.token("RS256", PAYLOAD);
        assertThat(verifier.verify(token, RULES, NOW, false)).isEqualTo(Verdict.Wait.WAIT);
        assertAccepted(verifier.verify(token, RULES, NOW, true));
        assertThat(source.refreshes).isOne();
    }

    @Test
    void sourcesOutOfReachDoNotKeepOthersFromAnswering() {
        var down = new FixedSource("down", new KeySource.Failed("no answer"));
        var up = new FixedSource("up", KeySource.Cold.COLD, FixedSource.ready(ISSUER, ALL_KEYS));
        assertAccepted(with(down, up).verify(Signing.token("RS256", PAYLOAD), RULES, NOW, true));
        var verdict = with(down, up)
                .verify(
                        Signing.token("RS256", "{\"iss\":\"https://d.example/\",\"exp\":1700000600}"),
                        RULES,
                        NOW,
                        true);
        assertThat(verdict)
                .usingRecursiveComparison()
                .ignoringFields("claimed")
                .isEqualTo(new Verdict.Refused(
                        Reason.TOKEN_ISSUER_NOT_ALLOWED, "Issuer not found. Access denied.", detail(verdict)));
        var unavailable = with(down).verify(Signing.token("RS256", PAYLOAD), RULES, NOW, true);
        assertThat(unavailable)
                .usingRecursiveComparison()
                .ignoringFields("claimed")
                .isEqualTo(new Verdict.Refused(
                        Reason.JWT_INVALID, "Unable to download JWKS. Access denied.", "keys: no answer"));
    }

    private static String detail(Verdict verdict) {
        return ((Verdict.Refused) verdict).detail();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "...",
                "....",
                "a.b.c",
                "a",
                "e30",
                "e30.e30",
                "e30.e30.",
                "e30.e30.e30.e30",
                "e30.e30.e30.e30.e30",
                "e30.e30.e30.e30.e30.e30",
                "Bearer e30.e30.e30"
            })
    void d27_whatIsNotThreePartsIsRefused(String token) {
        assertRefused(verify(token), Reason.JWT_INVALID);
    }

    @Test
    void d28_theOtherSerialisationsAreRefused() {
        String[] parts = Signing.token("RS256", PAYLOAD).split("\\.");
        String flattened = "{\"protected\":\"%s\",\"payload\":\"%s\",\"signature\":\"%s\"}".formatted((Object[]) parts);
        String general = "{\"payload\":\"%s\",\"signatures\":[{\"protected\":\"%s\",\"signature\":\"%s\"}]}"
                .formatted(parts[1], parts[0], parts[2]);
        assertRefused(verify(flattened), Reason.JWT_INVALID);
        assertRefused(verify(general), Reason.JWT_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\r\n", "\t", "=", "+", "/", "%", "\u00e9", "\u0000", "."})
    void d29_foreignCharactersAnywhereAreRefused(String insert) {
        String token = Signing.token("RS256", PAYLOAD);
        for (int at : List.of(0, 10, token.indexOf('.'), token.indexOf('.') + 5, token.length() - 5, token.length())) {
            String changed = token.substring(0, at) + insert + token.substring(at);
            assertRefused(verify(changed), Reason.JWT_INVALID);
        }
    }

    @Test
    void d26_depthIsLimited() {
        String nested = "[".repeat(10_000) + "]".repeat(10_000);
        String deep = "{\"iss\":\"https://idp.example/\",\"exp\":1700000600,\"d\":" + nested + "}";
        assertRefused(verify(Signing.token("RS256", deep)), Reason.JWT_INVALID);
        String header = "{\"alg\":\"RS256\",\"kid\":\"rsa-1\",\"d\":" + nested + "}";
        assertRefused(verify(Signing.token("RS256", header, PAYLOAD)), Reason.JWT_INVALID);
    }

    @Test
    void d27_sizesAreLimited() {
        var many = new StringBuilder("{\"iss\":\"https://idp.example/\",\"exp\":1700000600");
        for (int i = 0; i < 5000; i++) {
            many.append(",\"c").append(i).append("\":1");
        }
        assertRefused(verify(Signing.token("RS256", many.append('}').toString())), Reason.JWT_INVALID);
        assertRefused(verify("a".repeat(1 << 20)), Reason.JWT_INVALID);
        assertRefused(verify(".".repeat(100)), Reason.JWT_INVALID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "logout+jwt",
                "dpop+jwt",
                "application/dpop+jwt",
                "secevent+jwt",
                "client-authentication+jwt",
                "LOGOUT+JWT"
            })
    void d20_tokensMadeForSomethingElseAreRefused(String type) {
        String header = "{\"alg\":\"RS256\",\"kid\":\"rsa-1\",\"typ\":\"" + type + "\"}";
        assertRefused(verify(Signing.token("RS256", header, PAYLOAD)), Reason.JWT_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "jwt", "at+jwt", "application/at+jwt", "AT+JWT"})
    void d21_typesOfAccessTokensAreAccepted(String type) {
        String header = "{\"alg\":\"RS256\",\"kid\":\"rsa-1\",\"typ\":\"" + type + "\"}";
        assertAccepted(verify(Signing.token("RS256", header, PAYLOAD)));
    }

    @Test
    void ecKeysOfAllCurvesAreToldApartWithoutAKeyId() {
        for (ECKey key : List.of(Signing.P256, Signing.P384, Signing.P521)) {
            String algorithm = "ES" + (key.size() == 521 ? 512 : key.size());
            assertAccepted(verify(Signing.token(algorithm, "{\"alg\":\"" + algorithm + "\"}", PAYLOAD)));
        }
    }
}
