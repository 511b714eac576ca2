package dev.gatehouse.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Keys and tokens for tests, made by another library than ours. */
public final class Signing {
    public static final RSAKey RSA = rsa("rsa-1");
    public static final RSAKey OTHER_RSA = rsa("rsa-2");
    public static final ECKey P256 = ec("p256", Curve.P_256);
    public static final ECKey P384 = ec("p384", Curve.P_384);
    public static final ECKey P521 = ec("p521", Curve.P_521);
    private static final byte[] SECRET = new byte[64];

    static {
        for (int i = 0; i < SECRET.length; i++) {
            SECRET[i] = (byte) (i * 7 + 3);
        }
    }

    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    /** 64 bytes. */
    public static byte[] secret() {
        return SECRET.clone();
    }

    public static RSAKey rsa(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey ec(String id, Curve curve) {
        try {
            return new ECKeyGenerator(curve).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The key that goes with an algorithm; null for the shared secret. */
    public static JWK keyFor(String algorithm) {
        return switch (algorithm) {
            case "ES256" -> P256;
            case "ES384" -> P384;
            case "ES512" -> P521;
            default -> RSA;
        };
    }

    /** A token with a usual header. */
    public static String token(String algorithm, String payload) {
        String id = algorithm.startsWith("HS")
                ? ""
                : ",\"kid\":\"" + keyFor(algorithm).getKeyID() + '"';
        return token(algorithm, "{\"typ\":\"JWT\",\"alg\":\"" + algorithm + '"' + id + '}', payload);
    }

    /** A token whose header is exactly {@code header}, signed as {@code algorithm} says. */
    public static String token(String algorithm, String header, String payload) {
        return token(algorithm, signer(algorithm), header, payload);
    }

    public static String token(String algorithm, JWSSigner signer, String header, String payload) {
        String input = base64url(header) + '.' + base64url(payload);
        try {
            var signature = signer.sign(
                    new JWSHeader(JWSAlgorithm.parse(algorithm)), input.getBytes(StandardCharsets.US_ASCII));
            return input + '.' + signature;
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An RS256 token of {@code key}. */
    public static String token(RSAKey key, String payload) {
        return token("RS256", signer(key), "{\"alg\":\"RS256\",\"kid\":\"" + key.getKeyID() + "\"}", payload);
    }

    public static JWSSigner signer(JWK key) {
        try {
            return key instanceof ECKey ec ? new ECDSASigner(ec) : new RSASSASigner(key.toRSAKey());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A token with a MAC of any secret, also one that is too short for other libraries. */
    static String hmac(String algorithm, byte[] secret, String header, String payload) {
        String input = base64url(header) + '.' + base64url(payload);
        try {
            var mac = Mac.getInstance("HmacSHA" + algorithm.substring(2));
            mac.init(new SecretKeySpec(secret, "HMAC"));
            return input + '.' + base64url(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static JWSSigner macSigner(byte[] secret) {
        try {
            return new MACSigner(secret);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWSSigner signer(String algorithm) {
        return algorithm.startsWith("HS") ? macSigner(SECRET) : signer(keyFor(algorithm));
    }

    public static String base64url(String text) {
        return base64url(text.getBytes(StandardCharsets.UTF_8));
    }

    public static String base64url(byte[] bytes) {
        return BASE64URL.encodeToString(bytes);
    }

    /** A key set document of the public parts. */
    public static String keySet(JWK... keys) {
        var text = new StringBuilder("{\"keys\":[");
        for (int i = 0; i < keys.length; i++) {
            text.append(i == 0 ? "" : ",").append(keys[i].toPublicJWK().toJSONString());
        }
        return text.append("]}").toString();
    }

    private Signing() {}
}
