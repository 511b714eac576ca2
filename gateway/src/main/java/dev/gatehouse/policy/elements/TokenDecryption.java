package dev.gatehouse.policy.elements;

import dev.gatehouse.jose.DecryptionKey;
import dev.gatehouse.jose.DecryptionKeys;
import dev.gatehouse.jose.MalformedException;
import dev.gatehouse.policy.ElementReader;
import dev.gatehouse.policy.elements.ListedKeys.Listed;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code decryption-keys}: what encrypted tokens are decrypted with. Text is a shared secret in Base64, {@code
 * certificate-id} names a certificate with its private key.
 */
final class TokenDecryption {
    private static final String LIST = "decryption-keys";

    /** The keys of the child of that name; none where there is no such child. */
    static ListedKeys<DecryptionKey, DecryptionKeys> read(ElementReader element) {
        var keys = new ArrayList<Listed<DecryptionKey>>();
        element.child(LIST)
                .ifPresent(found -> found.requiredChildren("key").forEach(child -> {
                    var key = key(child);
                    if (key != null) {
                        keys.add(key);
                    }
                }));
        return new ListedKeys<>(
                LIST,
                keys,
                DecryptionKey::secret,
                made -> made.isEmpty() ? DecryptionKeys.NONE : new DecryptionKeys(made));
    }

    private static @Nullable Listed<DecryptionKey> key(ElementReader element) {
        String id = element.optionalText("id").orElse(null);
        boolean isCertificate = element.has("certificate-id");
        var text = element.text();
        if (isCertificate == !element.isEmpty()) {
            element.error("POL343", "'key' needs either a secret or 'certificate-id'");
            NamedCertificates.find(element);
            return null;
        }
        if (isCertificate) {
            return certificate(element, id);
        }
        if (!text.isConstant()) {
            return new Listed<>(id, null, text);
        }
        var secret = String.valueOf(text.evaluate(""));
        if (secret.startsWith("{{") && element.surroundings().isBare()) {
            return new Listed<>(id, null, text);
        }
        try {
            return Listed.ready(DecryptionKey.secret(id, ListedKeys.bytes(secret)));
        } catch (IllegalArgumentException e) {
            element.error("POL310", "the text in 'key' is not Base64; it must be a shared secret");
        } catch (MalformedException e) {
            element.error("POL306", "the key cannot be used: " + e.getMessage());
        }
        return null;
    }

    private static @Nullable Listed<DecryptionKey> certificate(ElementReader element, @Nullable String id) {
        var found = NamedCertificates.find(element);
        if (found == null) {
            return null;
        }
        var secret = found.key();
        if (secret == null) {
            element.error(
                    "certificate-id",
                    "POL344",
                    "certificate '%s' is without its private key, which decrypts".formatted(found.id()));
            return null;
        }
        try {
            return Listed.ready(DecryptionKey.of(id, secret));
        } catch (MalformedException e) {
            element.error("certificate-id", "POL306", "the key cannot be used: " + e.getMessage());
            return null;
        }
    }

    private TokenDecryption() {}
}
