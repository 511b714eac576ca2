package dev.gatehouse.expr.lib.crypto;

import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;
import static dev.gatehouse.expr.types.Member.Kind.STATIC;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Security.Cryptography.RSA}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.security.cryptography.rsa">System.Security.Cryptography.RSA</a>
 */
@AutoService(LibraryType.class)
@DotNet(
        value = "System.Security.Cryptography.RSA",
        values = RSA.class,
        aliases = {"System.Security.Cryptography.RSACng", "System.Security.Cryptography.RSACryptoServiceProvider"})
public final class RSAType implements LibraryType {
    @Member(STATIC)
    public static RSA Create() {
        return RSA.generate(2048);
    }

    @Member(STATIC)
    public static RSA Create(int keySizeInBits) {
        return RSA.generate(keySizeInBits);
    }

    @Member(PROPERTY)
    public static int KeySize(RSA self) {
        return self.bits();
    }

    @Member(METHOD)
    public static byte[] SignData(
            RSA self, byte @Nullable [] data, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding) {
        return self.sign(data, hashAlgorithm, padding);
    }

    @Member(METHOD)
    public static byte[] SignHash(
            RSA self, byte @Nullable [] hash, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding) {
        return self.signHash(hash, hashAlgorithm, padding);
    }

    @Member(METHOD)
    public static boolean VerifyData(
            RSA self,
            byte @Nullable [] data,
            byte @Nullable [] signature,
            HashAlgorithmName hashAlgorithm,
            RSASignaturePadding padding) {
        return self.verify(data, signature, hashAlgorithm, padding);
    }

    @Member(METHOD)
    public static boolean VerifyHash(
            RSA self,
            byte @Nullable [] hash,
            byte @Nullable [] signature,
            HashAlgorithmName hashAlgorithm,
            RSASignaturePadding padding) {
        return self.verifyHash(hash, signature, hashAlgorithm, padding);
    }

    @Member(METHOD)
    public static byte[] Encrypt(RSA self, byte @Nullable [] data, RSAEncryptionPadding padding) {
        return self.encrypt(data, padding);
    }

    @Member(METHOD)
    public static byte[] Decrypt(RSA self, byte @Nullable [] data, RSAEncryptionPadding padding) {
        return self.decrypt(data, padding);
    }

    /** Nothing to release. */
    @Member(METHOD)
    public static void Dispose(RSA self) {}
}
