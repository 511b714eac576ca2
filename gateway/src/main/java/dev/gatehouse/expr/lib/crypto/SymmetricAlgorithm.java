package dev.gatehouse.expr.lib.crypto;

import dev.gatehouse.expr.types.DotNetException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Locale;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Security.Cryptography.SymmetricAlgorithm}: AES, Triple DES or DES with a key, an
 * initialization vector, a mode and a padding. Starts with .NET's defaults: CBC, PKCS7, random key and vector.
 *
 * <p><b>Threading:</b> confined to one evaluation.
 */
public sealed class SymmetricAlgorithm permits Aes {
    private final String name;
    private final int blockBytes;
    private byte[] key;
    private byte[] vector;
    private CipherMode mode = CipherMode.CBC;
    private PaddingMode padding = PaddingMode.PKCS7;

    SymmetricAlgorithm(String name, int blockBytes, int keyBytes) {
        this.name = name;
        this.blockBytes = blockBytes;
        this.key = random(keyBytes);
        this.vector = random(blockBytes);
    }

    /** As {@code SymmetricAlgorithm.Create(name)}; null for a name unknown. */
    public static @Nullable SymmetricAlgorithm named(@Nullable String name) {
        if (name == null) throw DotNetException.argumentNull("algName");
        return switch (name.replace("System.Security.Cryptography.", "").toUpperCase(Locale.ROOT)) {
            case "AES", "AESMANAGED", "AESCRYPTOSERVICEPROVIDER", "RIJNDAEL", "RIJNDAELMANAGED", "SYMMETRICALGORITHM" ->
                new Aes();
            case "TRIPLEDES", "TRIPLE DES", "3DES" -> new SymmetricAlgorithm("DESede", 8, 24);
            case "DES" -> new SymmetricAlgorithm("DES", 8, 8);
            default -> null;
        };
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    private boolean isKeySize(int bytes) {
        return switch (name) {
            case "AES" -> bytes == 16 || bytes == 24 || bytes == 32;
            case "DESede" -> bytes == 16 || bytes == 24;
            default -> bytes == 8;
        };
    }

    public byte[] key() {
        return key.clone();
    }

    public void setKey(byte @Nullable [] value) {
        if (value == null) throw DotNetException.argumentNull("value");
        if (!isKeySize(value.length)) {
            throw Failures.cryptographic("Specified key is not a valid size for this algorithm.");
        }
        key = value.clone();
    }

    public byte[] vector() {
        return vector.clone();
    }

    public void setVector(byte @Nullable [] value) {
        if (value == null) throw DotNetException.argumentNull("value");
        if (value.length != blockBytes) {
            throw Failures.cryptographic(
                    "Specified initialization vector (IV) does not match the block size for this algorithm.");
        }
        vector = value.clone();
    }

    public CipherMode mode() {
        return mode;
    }

    public void setMode(CipherMode value) {
        if (value != CipherMode.CBC && value != CipherMode.ECB) {
            throw Failures.cryptographic("Specified cipher mode is not valid for this algorithm.");
        }
        mode = value;
    }

    public PaddingMode padding() {
        return padding;
    }

    public void setPadding(PaddingMode value) {
        padding = value;
    }

    public int keyBits() {
        return key.length * 8;
    }

    public void setKeyBits(int bits) {
        if (bits % 8 != 0 || !isKeySize(bits / 8)) {
            throw Failures.cryptographic("Specified key is not a valid size for this algorithm.");
        }
        key = random(bits / 8);
    }

    public int blockBits() {
        return blockBytes * 8;
    }

    public void generateKey() {
        key = random(key.length);
    }

    public void generateVector() {
        vector = random(blockBytes);
    }

    /** With a key and vector of its own for this one use. */
    public Transform transform(boolean encrypt, byte @Nullable [] withKey, byte @Nullable [] withVector) {
        if (withKey == null) throw DotNetException.argumentNull("rgbKey");
        if (!isKeySize(withKey.length)) {
            throw DotNetException.argument(
                    "Specified key is not a valid size for this algorithm.\nParameter name: rgbKey");
        }
        if (mode != CipherMode.ECB && withVector != null && withVector.length != blockBytes) {
            throw DotNetException.argument("Specified initialization vector (IV) does not match the block size for this"
                    + " algorithm.\nParameter name: rgbIV");
        }
        return new Transform(this, encrypt, withKey.clone(), withVector == null ? vector : withVector.clone());
    }

    /** One direction with one key. */
    public static final class Transform {
        private final SymmetricAlgorithm algorithm;
        private final boolean encrypt;
        private final byte[] key;
        private final byte[] vector;

        private Transform(SymmetricAlgorithm algorithm, boolean encrypt, byte[] key, byte[] vector) {
            this.algorithm = algorithm;
            this.encrypt = encrypt;
            this.key = key;
            this.vector = vector;
        }

        /** The whole of a message. */
        public byte[] apply(byte @Nullable [] bytes) {
            if (bytes == null) throw DotNetException.argumentNull("inputBuffer");
            return algorithm.run(this, bytes);
        }
    }

    private byte[] run(Transform transform, byte[] bytes) {
        if (!transform.encrypt && bytes.length % blockBytes != 0) {
            throw Failures.cryptographic("The input data is not a complete block.");
        }
        try {
            var cipher = Cipher.getInstance(name + "/" + mode + "/NoPadding");
            var fullKey = name.equals("DESede") && transform.key.length == 16
                    ? join(transform.key, Arrays.copyOf(transform.key, 8))
                    : transform.key;
            var secret = new SecretKeySpec(fullKey, name);
            var direction = transform.encrypt ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE;
            if (mode == CipherMode.ECB) cipher.init(direction, secret);
            else cipher.init(direction, secret, new IvParameterSpec(transform.vector));
            return transform.encrypt ? cipher.doFinal(padded(bytes)) : unpadded(cipher.doFinal(bytes));
        } catch (GeneralSecurityException e) {
            var message = e.getMessage();
            throw Failures.cryptographic(message == null ? "The cipher failed." : message);
        }
    }

    private byte[] padded(byte[] bytes) {
        var rest = bytes.length % blockBytes;
        var missing = blockBytes - rest;
        return switch (padding) {
            case None -> {
                if (rest != 0) throw Failures.cryptographic("The input data is not a complete block.");
                yield bytes;
            }
            case Zeros -> rest == 0 ? bytes : Arrays.copyOf(bytes, bytes.length + missing);
            case PKCS7 -> {
                var filled = Arrays.copyOf(bytes, bytes.length + missing);
                Arrays.fill(filled, bytes.length, filled.length, (byte) missing);
                yield filled;
            }
            case ANSIX923 -> withLength(Arrays.copyOf(bytes, bytes.length + missing), missing);
            case ISO10126 -> withLength(join(bytes, random(missing)), missing);
        };
    }

    private static byte[] withLength(byte[] bytes, int length) {
        bytes[bytes.length - 1] = (byte) length;
        return bytes;
    }

    private byte[] unpadded(byte[] bytes) {
        if (bytes.length == 0 || padding == PaddingMode.None || padding == PaddingMode.Zeros) return bytes;
        var length = bytes[bytes.length - 1] & 0xff;
        var valid = length >= 1 && length <= blockBytes;
        for (var i = bytes.length - length; valid && i < bytes.length - 1; i++) {
            if (padding == PaddingMode.PKCS7) valid = bytes[i] == length;
            else if (padding == PaddingMode.ANSIX923) valid = bytes[i] == 0;
        }
        if (!valid) throw Failures.cryptographic("Padding is invalid and cannot be removed.");
        return Arrays.copyOf(bytes, bytes.length - length);
    }

    private static byte[] join(byte[] first, byte[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
