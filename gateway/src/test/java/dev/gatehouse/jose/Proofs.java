package dev.gatehouse.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** DPoP proofs for tests, signed by another library than ours. */
public final class Proofs {
    /** A proof of {@code key}, whose public part is in its header. */
    public static String proof(String algorithm, JWK key, String payload) {
        return withKey(algorithm, key, key.toPublicJWK().toJSONString(), payload);
    }

    /** The same with whatever stands for the key in the header. */
    public static String withKey(String algorithm, JWK key, String jwk, String payload) {
        String header = "{\"typ\":\"dpop+jwt\",\"alg\":\"%s\",\"jwk\":%s}".formatted(algorithm, jwk);
        return Signing.token(algorithm, Signing.signer(key), header, payload);
    }

    public static String payload(String id, String method, String address, long seconds, String accessToken) {
        return "{\"jti\":\"%s\",\"htm\":\"%s\",\"htu\":\"%s\",\"iat\":%d,\"ath\":\"%s\"}"
                .formatted(id, method, address, seconds, hash(accessToken));
    }

    public static String hash(String accessToken) {
        try {
            return Signing.base64url(
                    MessageDigest.getInstance("SHA-256").digest(accessToken.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String thumbprint(JWK key) {
        try {
            return key.computeThumbprint().toString();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private Proofs() {}
}
