package dev.gatehouse.expr.lib.crypto;

import dev.gatehouse.expr.types.DotNetException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** {@code System.Security.Cryptography.HMAC}: a hash with a key, which can be exchanged. */
public abstract sealed class HMAC extends HashAlgorithm permits HMACMD5, HMACSHA1, HMACSHA256, HMACSHA384, HMACSHA512 {
    private final String algorithm;
    private byte[] key;

    HMAC(String netName, String algorithm, int bits, byte @Nullable [] key) {
        super("System.Security.Cryptography." + netName, bits);
        if (key == null) throw DotNetException.nullReference();
        this.algorithm = algorithm;
        this.key = key.clone();
    }

    /** A key as .NET makes one where none is given: as long as the hash's block. */
    static byte[] randomKey(int length) {
        var key = new byte[length];
        new SecureRandom().nextBytes(key);
        return key;
    }

    static @Nullable HMAC keyed(String name) {
        return switch (name.replace("System.Security.Cryptography.", "")) {
            case "HMACMD5" -> new HMACMD5(randomKey(64));
            case "HMACSHA1", "HMAC", "KeyedHashAlgorithm" -> new HMACSHA1(randomKey(64));
            case "HMACSHA256" -> new HMACSHA256(randomKey(64));
            case "HMACSHA384" -> new HMACSHA384(randomKey(128));
            case "HMACSHA512" -> new HMACSHA512(randomKey(128));
            default -> null;
        };
    }

    public byte[] key() {
        return key.clone();
    }

    public void setKey(byte @Nullable [] replacement) {
        if (replacement == null) throw DotNetException.argumentNull("value");
        key = replacement.clone();
    }

    @Override
    byte[] hash(byte[] bytes, int offset, int count) {
        try {
            var mac = Mac.getInstance(algorithm);
            // An empty key and one zero byte are the same key; the JDK takes only the latter.
            mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, algorithm));
            mac.update(bytes, offset, count);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK lacks " + algorithm, e);
        }
    }
}
