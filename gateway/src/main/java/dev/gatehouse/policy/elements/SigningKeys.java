package dev.gatehouse.policy.elements;

import dev.gatehouse.expr.Expression;
import dev.gatehouse.jose.KeySet;
import dev.gatehouse.jose.MalformedException;
import dev.gatehouse.jose.VerificationKey;
import dev.gatehouse.policy.ElementReader;
import dev.gatehouse.policy.elements.ListedKeys.Listed;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code issuer-signing-keys}: keys written into a policy. Text is always a shared secret in Base64; {@code n}
 * and {@code e} are an RSA key; {@code certificate-id} names a certificate, whose public key verifies.
 */
final class SigningKeys {
    private static final String LIST = "issuer-signing-keys";
    /** What HS256 should have at least (RFC 7518 §3.2). */
    private static final int SOUND_SECRET = 32;

    /** @param needed whether there are no other keys than those in the child of that name */
    static ListedKeys<VerificationKey, KeySet> read(ElementReader element, boolean needed) {
        var keys = new ArrayList<Listed<VerificationKey>>();
        var list = element.child(LIST);
        if (needed && list.isEmpty()) {
            element.error("POL318", "'%s' needs an 'openid-config' or 'issuer-signing-keys'".formatted(element.name()));
        }
        list.ifPresent(found -> found.requiredChildren("key").forEach(child -> {
            var key = key(child);
            if (key != null) {
                keys.add(key);
            }
        }));
        return new ListedKeys<>(LIST, keys, SigningKeys::secret, made -> new KeySet(null, made, 0));
    }

    private static VerificationKey secret(@Nullable String id, byte[] secret) throws MalformedException {
        if (PublicMaterial.is(secret)) {
            throw new MalformedException("it is a certificate or public key, not a shared secret");
        }
        return VerificationKey.secret(id, secret);
    }

    private static @Nullable Listed<VerificationKey> key(ElementReader element) {
        String id = element.optionalText("id").orElse(null);
        var modulus = element.optionalText("n");
        var exponent = element.optionalText("e");
        boolean isRsa = modulus.isPresent() || exponent.isPresent();
        boolean isCertificate = element.has("certificate-id");
        var text = element.text();
        long given = Stream.of(isRsa, isCertificate, !element.isEmpty())
                .filter(each -> each)
                .count();
        if (given != 1) {
            element.error(
                    "POL307",
                    given == 0
                            ? "'key' needs a secret, 'n' and 'e', or 'certificate-id'"
                            : "'key' takes one of a secret, 'n' and 'e', and 'certificate-id'");
            NamedCertificates.find(element);
            return null;
        }
        if (isCertificate) {
            return certificate(element, id);
        }
        if (isRsa) {
            return rsa(element, id, modulus.orElse(""), exponent.orElse(""));
        }
        return text.isConstant() ? secret(element, id, text) : new Listed<>(id, null, text);
    }

    private static @Nullable Listed<VerificationKey> certificate(ElementReader element, @Nullable String id) {
        var found = NamedCertificates.find(element);
        try {
            return found == null ? null : Listed.ready(VerificationKey.of(id, found.certificate()));
        } catch (MalformedException e) {
            element.error("certificate-id", "POL306", "the key cannot be used: " + e.getMessage());
            return null;
        }
    }

    private static @Nullable Listed<VerificationKey> rsa(
            ElementReader element, @Nullable String id, String modulus, String exponent) {
        try {
            return Listed.ready(VerificationKey.rsa(id, number(modulus), number(exponent)));
        } catch (IllegalArgumentException e) {
            element.error("POL305", "'n' and 'e' must both be base64url");
        } catch (MalformedException e) {
            element.error("POL306", "the key cannot be used: " + e.getMessage());
        }
        return null;
    }

    /** Base64url as documented; plain Base64 is as clear. */
    private static BigInteger number(String text) {
        byte[] bytes = ListedKeys.bytes(text.replace('-', '+').replace('_', '/'));
        if (bytes.length == 0) {
            throw new IllegalArgumentException("empty");
        }
        return new BigInteger(1, bytes);
    }

    private static @Nullable Listed<VerificationKey> secret(
            ElementReader element, @Nullable String id, Expression<String> constant) {
        var text = String.valueOf(constant.evaluate(""));
        if (text.startsWith("{{") && element.surroundings().isBare()) {
            return new Listed<>(id, null, constant);
        }
        try {
            byte[] secret = PublicMaterial.is(text.getBytes(StandardCharsets.UTF_8))
                    ? text.getBytes(StandardCharsets.UTF_8)
                    : ListedKeys.bytes(text);
            if (PublicMaterial.is(secret)) {
                element.error(
                        "POL308",
                        "this is a certificate or public key, but text in 'key' is a shared secret;"
                                + " whoever has the public key could sign tokens");
                return null;
            }
            if (PublicMaterial.mayBeModulus(secret)) {
                element.warning(
                        "POL341",
                        "the text may be the modulus of an RSA key, which belongs into 'n'; as text it is a shared"
                                + " secret, and whoever has the public key could sign tokens");
            }
            if (secret.length < SOUND_SECRET) {
                element.warning(
                        "POL309",
                        "the secret has %d bytes; HS256 asks for %d at least, HS384 for 48, HS512 for 64"
                                .formatted(secret.length, SOUND_SECRET));
            }
            return Listed.ready(VerificationKey.secret(id, secret));
        } catch (IllegalArgumentException | MalformedException e) {
            element.error("POL310", "the text in 'key' is not Base64; it must be a shared secret");
            return null;
        }
    }

    private SigningKeys() {}
}
