package dev.gatehouse.policy.elements;

import dev.gatehouse.expr.Expression;
import dev.gatehouse.jose.KeySet;
import dev.gatehouse.jose.MalformedException;
import dev.gatehouse.jose.VerificationKey;
import dev.gatehouse.policy.ElementReader;
import dev.gatehouse.policy.Exchange;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.cert.CertificateFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code issuer-signing-keys}: keys written into a policy. Text is always a shared secret in Base64;
 * {@code n} and {@code e} are an RSA key.
 *
 * <p><b>Threading:</b> shared by all exchanges.
 */
final class SigningKeys {
    private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);
    /** What HS256 should have at least (RFC 7518 §3.2). */
    private static final int SOUND_SECRET = 32;

    private final List<Key> keys;
    private final boolean given;
    /** The keys of the last exchange: what their expressions give changes rarely, if ever. */
    private volatile Evaluated last = new Evaluated(List.of(), new KeySet(null, List.of(), 0));

    private record Evaluated(List<String> secrets, KeySet keys) {}

    /**
     * One {@code key}.
     *
     * @param ready null if it takes an exchange to know it
     * @param secret gives the Base64 text of such a key
     */
    private record Key(@Nullable String id, @Nullable VerificationKey ready, Expression<String> secret) {}

    private SigningKeys(List<Key> keys, boolean given) {
        this.given = given;
        this.keys = List.copyOf(keys);
        if (areConstant()) {
            last = evaluated(List.of());
        }
    }

    /** Reads the child of that name, if there is one. */
    static SigningKeys read(ElementReader element) {
        var keys = new ArrayList<Key>();
        var list = element.child("issuer-signing-keys");
        list.ifPresent(found -> found.requiredChildren("key").forEach(child -> {
            var key = key(child);
            if (key != null) {
                keys.add(key);
            }
        }));
        return new SigningKeys(keys, list.isPresent());
    }

    /** Whether the policy has the element, with whatever mistakes in it. */
    boolean areGiven() {
        return given;
    }

    /** Whether every exchange gets the same. */
    boolean areConstant() {
        return keys.stream().allMatch(key -> key.ready != null);
    }

    /** The keys for one exchange; the same object as long as they are the same. */
    KeySet of(Exchange exchange) {
        if (areConstant()) {
            return last.keys;
        }
        var secrets = new ArrayList<String>(keys.size());
        for (var key : keys) {
            if (key.ready == null) {
                secrets.add(String.valueOf(key.secret.evaluate(exchange)));
            }
        }
        var known = last;
        if (!known.secrets.equals(secrets)) {
            known = evaluated(List.copyOf(secrets));
            last = known;
        }
        return known.keys;
    }

    /** The keys that are known without an exchange. */
    KeySet constant() {
        return last.keys;
    }

    private Evaluated evaluated(List<String> secrets) {
        var made = new ArrayList<VerificationKey>(keys.size());
        int next = 0;
        for (var key : keys) {
            if (key.ready != null) {
                made.add(key.ready);
                continue;
            }
            try {
                made.add(VerificationKey.secret(key.id, bytes(secrets.get(next))));
            } catch (IllegalArgumentException | MalformedException e) {
                LOG.warn("an expression in 'issuer-signing-keys' gave no key: {}", e.getMessage());
            }
            next++;
        }
        return new Evaluated(secrets, new KeySet(null, made, 0));
    }

    private static @Nullable Key key(ElementReader element) {
        String id = element.optionalText("id").orElse(null);
        var modulus = element.optionalText("n");
        var exponent = element.optionalText("e");
        if (element.optionalText("certificate-id").isPresent()) {
            element.error("certificate-id", "POL304", "certificates are not supported yet; use 'n' and 'e'");
            return null;
        }
        if (modulus.isPresent() || exponent.isPresent()) {
            return rsa(element, id, modulus.orElse(""), exponent.orElse(""));
        }
        var text = element.text();
        return text.isConstant() ? secret(element, id, String.valueOf(text.evaluate(""))) : new Key(id, null, text);
    }

    private static @Nullable Key rsa(ElementReader element, @Nullable String id, String modulus, String exponent) {
        try {
            var key = VerificationKey.rsa(id, number(modulus), number(exponent));
            return new Key(id, key, Expression.constant(""));
        } catch (IllegalArgumentException e) {
            element.error("POL305", "'n' and 'e' must both be base64url");
        } catch (MalformedException e) {
            element.error("POL306", "the key cannot be used: " + e.getMessage());
        }
        return null;
    }

    /** Base64url as documented; plain Base64 is as clear. */
    private static BigInteger number(String text) {
        byte[] bytes = bytes(text.replace('-', '+').replace('_', '/'));
        if (bytes.length == 0) {
            throw new IllegalArgumentException("empty");
        }
        return new BigInteger(1, bytes);
    }

    private static @Nullable Key secret(ElementReader element, @Nullable String id, String text) {
        if (text.startsWith("{{") && element.surroundings().isBare()) {
            return new Key(id, null, Expression.constant(""));
        }
        if (text.isEmpty()) {
            element.error("POL307", "'key' needs a secret, 'n' and 'e', or 'certificate-id'");
            return null;
        }
        try {
            byte[] secret = bytes(text);
            if (isPublic(secret)) {
                element.error(
                        "POL308",
                        "this is a certificate or public key, but text in 'key' is a shared secret;"
                                + " whoever has the public key could sign tokens");
                return null;
            }
            if (secret.length < SOUND_SECRET) {
                element.warning(
                        "POL309",
                        "the secret has %d bytes; HS256 asks for %d at least, HS384 for 48, HS512 for 64"
                                .formatted(secret.length, SOUND_SECRET));
            }
            return new Key(id, VerificationKey.secret(id, secret), Expression.constant(""));
        } catch (IllegalArgumentException | MalformedException e) {
            element.error("POL310", "the text in 'key' is not Base64; it must be a shared secret");
            return null;
        }
    }

    private static byte[] bytes(String base64) {
        return Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
    }

    /** Whether these are the bytes of something that everybody may know. */
    private static boolean isPublic(byte[] bytes) {
        if (new String(bytes, StandardCharsets.ISO_8859_1).startsWith("-----BEGIN ")) {
            return true;
        }
        try {
            CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes));
            return true;
        } catch (GeneralSecurityException e) {
            return isPublicKey("RSA", bytes) || isPublicKey("EC", bytes);
        }
    }

    private static boolean isPublicKey(String type, byte[] bytes) {
        try {
            return KeyFactory.getInstance(type).generatePublic(new X509EncodedKeySpec(bytes)) != null;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
