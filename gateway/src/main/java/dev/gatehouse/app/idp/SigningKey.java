package dev.gatehouse.app.idp;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import tools.jackson.databind.json.JsonMapper;

/** A key that signs tokens. Immutable; its text never shows the secret. */
public final class SigningKey {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    /** How to sign (RFC 7518, section 3.1); JCA's name of it. ES signatures are R and S side by side. */
    public enum Algorithm {
        RS256("SHA256withRSA"),
        ES256("SHA256withECDSAinP1363Format"),
        ES384("SHA384withECDSAinP1363Format"),
        ES512("SHA512withECDSAinP1363Format"),
        HS256("HmacSHA256");

        private final String jca;

        Algorithm(String jca) {
            this.jca = jca;
        }
    }

    private final String id;
    private final Algorithm algorithm;
    private final Key secret;
    private final Optional<PublicKey> published;

    SigningKey(String id, Algorithm algorithm, Key secret, Optional<PublicKey> published) {
        this.id = id;
        this.algorithm = algorithm;
        this.secret = secret;
        this.published = published;
    }

    /**
     * A new key with a new id.
     *
     * @param algorithm RS256 (2048 bits) or one of the ES family
     */
    public static SigningKey generate(Algorithm algorithm) {
        try {
            var generator = switch (algorithm) {
                case RS256 -> rsa();
                case ES256 -> ec("secp256r1");
                case ES384 -> ec("secp384r1");
                case ES512 -> ec("secp521r1");
                case HS256 -> throw new IllegalArgumentException("a shared secret is read, not generated");
            };
            var pair = generator.generateKeyPair();
            var id = algorithm.name().toLowerCase(Locale.ROOT) + "-"
                    + UUID.randomUUID().toString().substring(0, 8);
            return new SigningKey(id, algorithm, pair.getPrivate(), Optional.of(pair.getPublic()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot make a key for " + algorithm, e);
        }
    }

    private static KeyPairGenerator rsa() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator;
    }

    private static KeyPairGenerator ec(String curve) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator;
    }

    /** The key id in the tokens' headers; empty where they have none. */
    public String id() {
        return id;
    }

    public Algorithm algorithm() {
        return algorithm;
    }

    /** The token with these claims, in compact form (RFC 7515, section 7.1). */
    public String sign(Map<String, ?> claims) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("alg", algorithm.name());
        header.put("typ", "JWT");
        if (!id.isEmpty()) {
            header.put("kid", id);
        }
        var signed = base64url(JSON.writeValueAsBytes(header)) + "." + base64url(JSON.writeValueAsBytes(claims));
        return signed + "." + base64url(signature(signed.getBytes(StandardCharsets.US_ASCII)));
    }

    private byte[] signature(byte[] signed) {
        try {
            if (algorithm == Algorithm.HS256) {
                var mac = Mac.getInstance(algorithm.jca);
                mac.init(secret);
                return mac.doFinal(signed);
            }
            var signature = Signature.getInstance(algorithm.jca);
            signature.initSign((PrivateKey) secret);
            signature.update(signed);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign with " + this, e);
        }
    }

    /** The public half as a JWK (RFC 7517); empty for a shared secret, which nobody may see. */
    public Optional<Map<String, Object>> publicJwk() {
        return published.map(key -> {
            Map<String, Object> jwk = new LinkedHashMap<>();
            jwk.put("kid", id);
            jwk.put("use", "sig");
            jwk.put("alg", algorithm.name());
            switch (key) {
                case RSAPublicKey rsa -> {
                    jwk.put("kty", "RSA");
                    jwk.put(
                            "n",
                            base64url(
                                    unsigned(rsa.getModulus(), (rsa.getModulus().bitLength() + 7) / 8)));
                    var e = rsa.getPublicExponent();
                    jwk.put("e", base64url(unsigned(e, (e.bitLength() + 7) / 8)));
                }
                case ECPublicKey ec -> {
                    int bits = ec.getParams().getCurve().getField().getFieldSize();
                    jwk.put("kty", "EC");
                    jwk.put("crv", "P-" + bits);
                    jwk.put("x", base64url(unsigned(ec.getW().getAffineX(), (bits + 7) / 8)));
                    jwk.put("y", base64url(unsigned(ec.getW().getAffineY(), (bits + 7) / 8)));
                }
                default -> throw new IllegalStateException("no JWK form for " + key.getAlgorithm());
            }
            return jwk;
        });
    }

    /** Big-endian without sign byte, as long as said: a coordinate may begin with zeros (RFC 7518, section 6.2.1.2). */
    private static byte[] unsigned(BigInteger value, int length) {
        var bytes = value.toByteArray();
        var result = new byte[length];
        int taken = Math.min(bytes.length, length);
        System.arraycopy(bytes, bytes.length - taken, result, length - taken, taken);
        return result;
    }

    private static String base64url(byte[] bytes) {
        return BASE64URL.encodeToString(bytes);
    }

    @Override
    public String toString() {
        return algorithm + " key " + id;
    }
}
