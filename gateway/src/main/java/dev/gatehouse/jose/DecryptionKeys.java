package dev.gatehouse.jose;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * The keys with which one policy decrypts tokens. Immutable, and compared by identity, as {@link KeySet} is.
 *
 * <p>What does not decrypt gets one answer, whether the key is wrong or something was changed, and at much
 * the same cost: where a key gives no content key, a random one is tried (RFC 7516 §11.5).
 */
public final class DecryptionKeys {
    /** No encrypted token is accepted. */
    public static final DecryptionKeys NONE = new DecryptionKeys(List.of());

    /** How many keys are tried for one token. */
    private static final int MAX_TRIES = 10;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final List<DecryptionKey> keys;

    public DecryptionKeys(List<DecryptionKey> keys) {
        this.keys = List.copyOf(keys);
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    /**
     * The signed token within an encrypted one.
     *
     * @throws MalformedException if it does not decrypt, or holds something else
     */
    String open(String token) throws MalformedException {
        if (keys.isEmpty()) {
            throw new MalformedException("token is encrypted, and the policy has no 'decryption-keys'");
        }
        Jwe jwe = Jwe.read(token);
        byte[] content = decrypt(jwe);
        if (content == null) {
            throw new MalformedException("token does not decrypt with any of the policy's keys");
        }
        String inner = text(jwe.header().compressed() ? inflate(content) : content);
        if (Jwe.isOne(inner)) {
            throw new MalformedException("there is another encrypted token within the token");
        }
        return inner;
    }

    /** The content of {@code token} as it was encrypted; null if no key decrypts it. */
    byte @Nullable [] decrypt(Jwe token) {
        String id = token.header().keyId();
        boolean named = id != null && keys.stream().anyMatch(key -> id.equals(key.id()));
        int tries = 0;
        for (DecryptionKey key : keys) {
            // As with signatures: if no id matches, every key is tried.
            boolean candidate = (!named || Objects.equals(id, key.id())) && key.accepts(token.header());
            if (candidate && ++tries <= MAX_TRIES) {
                byte[] content = decrypt(token, key);
                if (content != null) {
                    return content;
                }
            }
        }
        return null;
    }

    private static byte @Nullable [] decrypt(Jwe token, DecryptionKey key) {
        ContentEncryption encryption = token.header().encryption();
        byte[] random = new byte[encryption.keySize];
        RANDOM.nextBytes(random);
        byte[] contentKey = random;
        try {
            byte[] given = key.contentKey(token);
            contentKey = given.length == encryption.keySize ? given : random;
        } catch (GeneralSecurityException e) {
            // Goes on with the random key.
        }
        try {
            return encryption.decrypt(contentKey, token, token.context());
        } catch (GeneralSecurityException e) {
            return null;
        }
    }

    /** Raw deflate (RFC 7516 §4.1.3), of no more than a token may have. */
    private static byte[] inflate(byte[] compressed) throws MalformedException {
        byte[] content = new byte[Jwt.MAX_LENGTH];
        var inflater = new Inflater(true);
        try {
            inflater.setInput(compressed);
            int length = 0;
            while (!inflater.finished()) {
                int more = inflater.inflate(content, length, content.length - length);
                if (more == 0 && !inflater.finished()) {
                    throw new MalformedException("compressed content is cut off or too long");
                }
                length += more;
            }
            return Arrays.copyOf(content, length);
        } catch (DataFormatException e) {
            throw new MalformedException("compressed content is damaged");
        } finally {
            inflater.end();
        }
    }

    /** Text of a compact token: what is no ASCII becomes characters that its reader refuses. */
    private static String text(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1);
    }
}
