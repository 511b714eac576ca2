package dev.gatehouse.expr.lib.crypto;

import dev.gatehouse.expr.types.DotNetException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Security.Cryptography.HashAlgorithm}: a function from bytes to bytes. Keeps no state between
 * calls, so that disposing one has nothing to do.
 */
public abstract sealed class HashAlgorithm permits Digest, HMAC {
    private final String netName;
    private final int bits;

    HashAlgorithm(String netName, int bits) {
        this.netName = netName;
        this.bits = bits;
    }

    abstract byte[] hash(byte[] bytes, int offset, int count);

    /** @throws DotNetException ArgumentNullException */
    public byte[] hash(byte @Nullable [] bytes) {
        if (bytes == null) throw DotNetException.argumentNull("buffer");
        return hash(bytes, 0, bytes.length);
    }

    /** Length of a hash in bits. */
    public int size() {
        return bits;
    }

    /**
     * As {@code HashAlgorithm.Create(name)}; null for a name unknown.
     *
     * @param name {@code SHA256}, {@code SHA-256}, {@code System.Security.Cryptography.SHA256} and the like
     */
    public static @Nullable HashAlgorithm named(@Nullable String name) {
        if (name == null) throw DotNetException.argumentNull("hashName");
        return switch (name.replace("System.Security.Cryptography.", "")) {
            case "MD5" -> new MD5();
            case "SHA", "SHA1", "SHA-1", "HashAlgorithm" -> new SHA1();
            case "SHA256", "SHA-256" -> new SHA256();
            case "SHA384", "SHA-384" -> new SHA384();
            case "SHA512", "SHA-512" -> new SHA512();
            default -> HMAC.keyed(name);
        };
    }

    static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the JDK lacks " + algorithm, e);
        }
    }

    @Override
    public String toString() {
        return netName;
    }
}
