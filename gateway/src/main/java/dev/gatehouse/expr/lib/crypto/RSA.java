package dev.gatehouse.expr.lib.crypto;

import dev.gatehouse.expr.types.DotNetException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Security.Cryptography.RSA}: a public key, a private key, or both. A new pair is made when it is first
 * needed, because most that are created are given a key right away.
 *
 * <p><b>Threading:</b> confined to one evaluation.
 */
public final class RSA {
    private static final int MAX_BITS = 4096;

    private @Nullable RSAPublicKey publicKey;
    private @Nullable RSAPrivateKey privateKey;
    /** Of the pair that is still to be made; 0 for none. */
    private int wantedBits;
    /** A certificate's key can be used but not read. */
    private boolean locked;

    /**
     * @param publicKey null where only the private one is known
     * @param privateKey null where only the public one is known
     */
    public RSA(@Nullable RSAPublicKey publicKey, @Nullable RSAPrivateKey privateKey) {
        this.publicKey = publicKey;
        this.privateKey = privateKey;
    }

    /** The keys of a certificate, of which the private one stays where it is. */
    static RSA ofCertificate(@Nullable RSAPublicKey publicKey, RSAPrivateKey privateKey) {
        var rsa = new RSA(publicKey, privateKey);
        rsa.locked = true;
        return rsa;
    }

    private void requireUnlocked() {
        if (locked) throw Failures.cryptographic("The private key of a certificate can be used, but not exported.");
    }

    /** A new pair. */
    public static RSA generate(int bits) {
        if (bits < 1024 || bits > MAX_BITS || bits % 8 != 0) {
            throw Failures.cryptographic("Specified key is not a valid size for this algorithm.");
        }
        var rsa = new RSA(null, null);
        rsa.wantedBits = bits;
        return rsa;
    }

    private void make() {
        if (wantedBits == 0) return;
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(wantedBits);
            var pair = generator.generateKeyPair();
            publicKey = (RSAPublicKey) pair.getPublic();
            privateKey = (RSAPrivateKey) pair.getPrivate();
            wantedBits = 0;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK lacks RSA", e);
        }
    }

    public int bits() {
        if (wantedBits > 0) return wantedBits;
        if (publicKey != null) return publicKey.getModulus().bitLength();
        return privateKey == null ? 0 : privateKey.getModulus().bitLength();
    }

    /** Takes another key in place of its own. */
    void load(RSAParameters parameters) {
        if (parameters.modulus == null || parameters.exponent == null) {
            throw Failures.cryptographic(
                    "The specified RSA parameters are not valid: Exponent and Modulus are required.");
        }
        var modulus = new BigInteger(1, parameters.modulus);
        var exponent = new BigInteger(1, parameters.exponent);
        if (modulus.bitLength() < 512 || modulus.bitLength() > MAX_BITS || exponent.bitLength() > 256) {
            throw Failures.cryptographic("Specified key is not a valid size for this algorithm.");
        }
        try {
            var factory = KeyFactory.getInstance("RSA");
            var loaded = (RSAPublicKey) factory.generatePublic(new RSAPublicKeySpec(modulus, exponent));
            locked = false;
            privateKey = parameters.d == null ? null : (RSAPrivateKey) factory.generatePrivate(parameters.secret());
            publicKey = loaded;
            wantedBits = 0;
        } catch (GeneralSecurityException e) {
            throw failed(e);
        }
    }

    RSAParameters parameters(boolean withPrivate) {
        if (withPrivate) requireUnlocked();
        var found = new RSAParameters();
        var key = needPublic();
        found.modulus = RSAParameters.bytes(key.getModulus());
        found.exponent = RSAParameters.bytes(key.getPublicExponent());
        if (!withPrivate) return found;
        if (!(needPrivate() instanceof RSAPrivateCrtKey secret))
            throw Failures.cryptographic("Key not valid for use in specified state.");
        int whole = found.modulus.length;
        int half = (whole + 1) / 2;
        found.d = RSAParameters.bytes(secret.getPrivateExponent(), whole);
        found.p = RSAParameters.bytes(secret.getPrimeP(), half);
        found.q = RSAParameters.bytes(secret.getPrimeQ(), half);
        found.dp = RSAParameters.bytes(secret.getPrimeExponentP(), half);
        found.dq = RSAParameters.bytes(secret.getPrimeExponentQ(), half);
        found.inverseQ = RSAParameters.bytes(secret.getCrtCoefficient(), half);
        return found;
    }

    /** As X.509 has it. */
    byte[] publicBytes() {
        return needPublic().getEncoded();
    }

    /** As PKCS #8 has it. */
    byte[] privateBytes() {
        requireUnlocked();
        return needPrivate().getEncoded();
    }

    private RSAPrivateKey needPrivate() {
        make();
        if (privateKey == null) throw Failures.cryptographic("Key does not exist.");
        return privateKey;
    }

    private RSAPublicKey needPublic() {
        make();
        if (publicKey == null) throw Failures.cryptographic("Key does not exist.");
        return publicKey;
    }

    public byte[] sign(byte @Nullable [] data, HashAlgorithmName hash, RSASignaturePadding padding) {
        if (data == null) throw DotNetException.argumentNull("data");
        return switch (padding) {
            case Pkcs1 -> signHash(HashAlgorithm.digest(hash.digest()).digest(data), hash, padding);
            case Pss -> signed(data, hash, padding);
        };
    }

    public byte[] signHash(byte @Nullable [] digest, HashAlgorithmName hash, RSASignaturePadding padding) {
        if (digest == null) throw DotNetException.argumentNull("hash");
        return signed(wrapped(digest, hash, padding), hash, padding);
    }

    private byte[] signed(byte[] message, HashAlgorithmName hash, RSASignaturePadding padding) {
        try {
            var signature = signature(padding, hash);
            signature.initSign(needPrivate());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw failed(e);
        }
    }

    public boolean verify(
            byte @Nullable [] data, byte @Nullable [] signed, HashAlgorithmName hash, RSASignaturePadding padding) {
        if (data == null) throw DotNetException.argumentNull("data");
        return switch (padding) {
            case Pkcs1 -> verifyHash(HashAlgorithm.digest(hash.digest()).digest(data), signed, hash, padding);
            case Pss -> fits(data, signed, hash, padding);
        };
    }

    public boolean verifyHash(
            byte @Nullable [] digest, byte @Nullable [] signed, HashAlgorithmName hash, RSASignaturePadding padding) {
        if (digest == null) throw DotNetException.argumentNull("hash");
        return fits(wrapped(digest, hash, padding), signed, hash, padding);
    }

    private boolean fits(
            byte[] message, byte @Nullable [] signed, HashAlgorithmName hash, RSASignaturePadding padding) {
        if (signed == null) throw DotNetException.argumentNull("signature");
        try {
            var signature = signature(padding, hash);
            signature.initVerify(needPublic());
            signature.update(message);
            return signature.verify(signed);
        } catch (SignatureException _) {
            return false;
        } catch (GeneralSecurityException e) {
            throw failed(e);
        }
    }

    private static Signature signature(RSASignaturePadding padding, HashAlgorithmName hash)
            throws GeneralSecurityException {
        return switch (padding) {
            case Pkcs1 -> Signature.getInstance("NONEwithRSA");
            case Pss -> {
                var signature = Signature.getInstance("RSASSA-PSS");
                var digest = hash.digest();
                var salt = HashAlgorithm.digest(digest).getDigestLength();
                signature.setParameter(new PSSParameterSpec(digest, "MGF1", new MGF1ParameterSpec(digest), salt, 1));
                yield signature;
            }
        };
    }

    /** PKCS #1 signs the hash with its algorithm's name before it; see RFC 8017 section 9.2. */
    private static byte[] wrapped(byte[] digest, HashAlgorithmName hash, RSASignaturePadding padding) {
        if (padding == RSASignaturePadding.Pss) {
            throw new DotNetException("System.NotSupportedException", "Signing a hash with PSS is not supported.");
        }
        var prefix = HexFormat.of()
                .parseHex(
                        switch (hash.digest()) {
                            case "MD5" -> "3020300c06082a864886f70d020505000410";
                            case "SHA-1" -> "3021300906052b0e03021a05000414";
                            case "SHA-256" -> "3031300d060960864801650304020105000420";
                            case "SHA-384" -> "3041300d060960864801650304020205000430";
                            default -> "3051300d060960864801650304020305000440";
                        });
        if (digest.length != (prefix[prefix.length - 1] & 0xff)) {
            throw Failures.cryptographic("The hash is not of the length that its algorithm gives.");
        }
        var whole = Arrays.copyOf(prefix, prefix.length + digest.length);
        System.arraycopy(digest, 0, whole, prefix.length, digest.length);
        return whole;
    }

    public byte[] encrypt(byte @Nullable [] data, RSAEncryptionPadding padding) {
        if (data == null) throw DotNetException.argumentNull("data");
        try {
            var cipher = cipher(padding);
            cipher.init(Cipher.ENCRYPT_MODE, needPublic(), parameters(padding));
            return cipher.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw failed(e);
        }
    }

    public byte[] decrypt(byte @Nullable [] data, RSAEncryptionPadding padding) {
        if (data == null) throw DotNetException.argumentNull("data");
        try {
            var cipher = cipher(padding);
            cipher.init(Cipher.DECRYPT_MODE, needPrivate(), parameters(padding));
            return cipher.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw failed(e);
        }
    }

    private static Cipher cipher(RSAEncryptionPadding padding) throws GeneralSecurityException {
        return Cipher.getInstance(padding.oaep().name() == null ? "RSA/ECB/PKCS1Padding" : "RSA/ECB/OAEPPadding");
    }

    private static @Nullable OAEPParameterSpec parameters(RSAEncryptionPadding padding) {
        if (padding.oaep().name() == null) return null;
        var digest = padding.oaep().digest();
        return new OAEPParameterSpec(digest, "MGF1", new MGF1ParameterSpec(digest), PSource.PSpecified.DEFAULT);
    }

    private static DotNetException failed(GeneralSecurityException e) {
        var message = e.getMessage();
        return Failures.cryptographic(message == null ? "The operation failed." : message);
    }

    @Override
    public String toString() {
        return "System.Security.Cryptography.RSA";
    }
}
