package dev.gatehouse.jose;

import dev.gatehouse.jose.JweHeader.SenderKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A key that tokens are decrypted with: a shared secret, or the private key of RSA or of a curve of
 * {@link Curve}. Immutable.
 */
public final class DecryptionKey {
    private static final int MIN_RSA_BITS = 2048;

    private final Key key;
    private final @Nullable Curve curve;
    private final @Nullable String id;

    private DecryptionKey(Key key, @Nullable Curve curve, @Nullable String id) {
        this.key = key;
        this.curve = curve;
        this.id = id;
    }

    /**
     * A shared secret. With {@code dir} it must be as long as the content's encryption wants its key, with key
     * wrapping as long as the algorithm's name says; others are tokens it does not go with.
     *
     * @throws MalformedException unless it is as long as some algorithm wants its key: 16, 24, 32, 48 or 64 bytes
     */
    public static DecryptionKey secret(@Nullable String id, byte[] secret) throws MalformedException {
        return switch (secret.length) {
            case 16, 24, 32, 48, 64 -> new DecryptionKey(new SecretKeySpec(secret, "AES"), null, id);
            default ->
                throw new MalformedException(
                        "the secret has %d bytes; no algorithm takes a key but of 16, 24, 32, 48 or 64"
                                .formatted(secret.length));
        };
    }

    /**
     * The private key of a certificate.
     *
     * @throws MalformedException unless it is RSA of 2048 bits at least, or of P-256, P-384 or P-521
     */
    public static DecryptionKey of(@Nullable String id, PrivateKey key) throws MalformedException {
        return switch (key) {
            case RSAPrivateKey rsa -> {
                if (rsa.getModulus().bitLength() < MIN_RSA_BITS) {
                    throw new MalformedException("the RSA key has %d bits, less than %d"
                            .formatted(rsa.getModulus().bitLength(), MIN_RSA_BITS));
                }
                yield new DecryptionKey(key, null, id);
            }
            case ECPrivateKey ec -> new DecryptionKey(key, Curve.of(ec.getParams()), id);
            default -> throw new MalformedException("keys of '%s' do not decrypt".formatted(key.getAlgorithm()));
        };
    }

    @Nullable
    String id() {
        return id;
    }

    /** Whether a token with this header may be meant for this kind of key. */
    boolean accepts(JweHeader header) {
        return switch (header.management().way) {
            case DIRECT -> isSecret(header.encryption().keySize);
            case WRAPPED, ENCRYPTED -> isSecret(header.management().keySize);
            case RSA -> key instanceof RSAPrivateKey;
            case AGREED -> {
                SenderKey sender = header.sender();
                yield curve != null && sender != null && sender.curve() == curve;
            }
        };
    }

    private boolean isSecret(int size) {
        return key instanceof SecretKeySpec secret && secret.getEncoded().length == size;
    }

    /**
     * The key of the content.
     *
     * @throws GeneralSecurityException if this key does not give one; callers must not tell that from a wrong tag
     */
    byte[] contentKey(Jwe token) throws GeneralSecurityException {
        JweHeader header = token.header();
        byte[] encrypted = token.encryptedKey();
        return switch (header.management().way) {
            case DIRECT -> nothing(encrypted, key.getEncoded());
            case WRAPPED -> unwrap(key, encrypted);
            case ENCRYPTED ->
                ContentEncryption.gcm(key.getEncoded(), header.iv(), encrypted, header.tag(), new byte[0]);
            case RSA -> {
                Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
                cipher.init(Cipher.DECRYPT_MODE, key, header.management().padding);
                yield cipher.doFinal(encrypted);
            }
            case AGREED -> {
                byte[] agreed = agree(header);
                yield header.management().keySize == 0
                        ? nothing(encrypted, agreed)
                        : unwrap(new SecretKeySpec(agreed, "AES"), encrypted);
            }
        };
    }

    /** Where there is no encrypted key, its part must be empty (RFC 7516 §5.2 step 10). */
    private static byte[] nothing(byte[] encrypted, byte[] contentKey) throws GeneralSecurityException {
        if (encrypted.length > 0) {
            throw new InvalidKeyException("there is an encrypted key where none belongs");
        }
        return contentKey;
    }

    private static byte[] unwrap(Key wrapping, byte[] wrapped) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/KW/NoPadding");
        cipher.init(Cipher.UNWRAP_MODE, wrapping);
        return cipher.unwrap(wrapped, "AES", Cipher.SECRET_KEY).getEncoded();
    }

    /** RFC 7518 §4.6. */
    private byte[] agree(JweHeader header) throws GeneralSecurityException {
        SenderKey sender = header.sender();
        if (sender == null) {
            throw new InvalidKeyException("there is no 'epk'");
        }
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(key);
        agreement.doPhase(
                KeyFactory.getInstance("EC")
                        .generatePublic(new ECPublicKeySpec(sender.point(), sender.curve().parameters)),
                true);
        KeyManagement management = header.management();
        boolean direct = management.keySize == 0;
        return derive(
                agreement.generateSecret(),
                direct ? header.encryption().jweName : management.jweName,
                direct ? header.encryption().keySize : management.keySize,
                header);
    }

    /** Concat KDF with SHA-256 (NIST SP 800-56A §5.8.1, RFC 7518 §4.6.2). */
    static byte[] derive(byte[] agreed, String algorithm, int size, JweHeader header) throws GeneralSecurityException {
        byte[] name = algorithm.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer info = ByteBuffer.allocate(16 + name.length + header.producer().length + header.recipient().length);
        info.putInt(name.length).put(name);
        info.putInt(header.producer().length).put(header.producer());
        info.putInt(header.recipient().length).put(header.recipient());
        info.putInt(8 * size);
        var digest = MessageDigest.getInstance("SHA-256");
        byte[] derived = new byte[0];
        for (int round = 1; derived.length < size; round++) {
            digest.update(ByteBuffer.allocate(4).putInt(0, round).array());
            digest.update(agreed);
            byte[] more = digest.digest(info.array());
            byte[] joined = Arrays.copyOf(derived, derived.length + more.length);
            System.arraycopy(more, 0, joined, derived.length, more.length);
            derived = joined;
        }
        return Arrays.copyOf(derived, size);
    }
}
