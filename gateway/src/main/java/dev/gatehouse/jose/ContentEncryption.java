package dev.gatehouse.jose;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** How the content of an encrypted token is encrypted, {@code enc}: all six algorithms of RFC 7518 §5.1. */
enum ContentEncryption {
    A128CBC_HS256("A128CBC-HS256", 32, "HmacSHA256"),
    A192CBC_HS384("A192CBC-HS384", 48, "HmacSHA384"),
    A256CBC_HS512("A256CBC-HS512", 64, "HmacSHA512"),
    A128GCM("A128GCM", 16, ""),
    A192GCM("A192GCM", 24, ""),
    A256GCM("A256GCM", 32, "");

    static final int GCM_IV = 12;
    static final int GCM_TAG = 16;
    private static final int CBC_IV = 16;

    private static final Map<String, ContentEncryption> BY_NAME = new HashMap<>();

    static {
        for (ContentEncryption each : values()) {
            BY_NAME.put(each.jweName, each);
        }
    }

    final String jweName;
    /** Bytes of its key. */
    final int keySize;
    /** Name of the JCA MAC; empty for GCM. */
    private final String mac;

    ContentEncryption(String jweName, int keySize, String mac) {
        this.jweName = jweName;
        this.keySize = keySize;
        this.mac = mac;
    }

    /** The algorithm of exactly this name, or null. */
    static @Nullable ContentEncryption named(String name) {
        return BY_NAME.get(name);
    }

    /**
     * @param key of {@link #keySize}
     * @param context what is authenticated besides: the header as received
     * @throws GeneralSecurityException if anything was changed, or the key is another one
     */
    byte[] decrypt(byte[] key, Jwe token, byte[] context) throws GeneralSecurityException {
        return mac.isEmpty()
                ? gcm(key, token.iv(), token.ciphertext(), token.tag(), context)
                : cbc(key, token, context);
    }

    /** AES-GCM with a tag of 128 bits and no other (RFC 7518 §5.3). */
    static byte[] gcm(byte[] key, byte[] iv, byte[] ciphertext, byte[] tag, byte[] context)
            throws GeneralSecurityException {
        if (iv.length != GCM_IV || tag.length != GCM_TAG) {
            throw new AEADBadTagException("wrong length");
        }
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(8 * GCM_TAG, iv));
        cipher.updateAAD(context);
        byte[] both = Arrays.copyOf(ciphertext, ciphertext.length + tag.length);
        System.arraycopy(tag, 0, both, ciphertext.length, tag.length);
        return cipher.doFinal(both);
    }

    /** AES-CBC, and a MAC that is checked before anything is decrypted (RFC 7518 §5.2.2.2): nobody learns of paddings. */
    private byte[] cbc(byte[] key, Jwe token, byte[] context) throws GeneralSecurityException {
        int half = keySize / 2;
        Mac hmac = Mac.getInstance(mac);
        hmac.init(new SecretKeySpec(key, 0, half, "HMAC"));
        hmac.update(context);
        hmac.update(token.iv());
        hmac.update(token.ciphertext());
        byte[] tag = Arrays.copyOf(hmac.doFinal(bits(context)), half);
        if (!MessageDigest.isEqual(tag, token.tag()) || token.iv().length != CBC_IV) {
            throw new AEADBadTagException("wrong tag");
        }
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, half, half, "AES"), new IvParameterSpec(token.iv()));
        return cipher.doFinal(token.ciphertext());
    }

    /** The number of bits in {@code bytes}, as 64 bits, big-endian. */
    private static byte[] bits(byte[] bytes) {
        long bits = 8L * bytes.length;
        byte[] encoded = new byte[8];
        for (int i = 0; i < 8; i++) {
            encoded[i] = (byte) (bits >>> (56 - 8 * i));
        }
        return encoded;
    }
}
