package dev.gatehouse.expr.lib.crypto;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;
import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;
import static dev.gatehouse.expr.types.Member.Kind.STATIC;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Security.Cryptography.RSA}, and the names under which .NET has its makers: they differ in nothing here.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.security.cryptography.rsa">System.Security.Cryptography.RSA</a>
 */
@AutoService(LibraryType.class)
@DotNet(
        value = "System.Security.Cryptography.RSA",
        values = RSA.class,
        aliases = {
            "System.Security.Cryptography.AsymmetricAlgorithm",
            "System.Security.Cryptography.RSACng",
            "System.Security.Cryptography.RSACryptoServiceProvider"
        })
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

    /** {@code new RSACryptoServiceProvider()}, {@code new RSACng()}. */
    @Member(CONSTRUCTOR)
    public static RSA create() {
        return RSA.generate(2048);
    }

    @Member(CONSTRUCTOR)
    public static RSA create(int keySize) {
        return RSA.generate(keySize);
    }

    @Member(STATIC)
    public static RSA Create(RSAParameters parameters) {
        var rsa = RSA.generate(2048);
        rsa.load(parameters);
        return rsa;
    }

    /** Null for an algorithm that is not RSA. */
    @Member(STATIC)
    public static @Nullable RSA Create(@Nullable String algName) {
        if (algName == null) throw DotNetException.argumentNull("algName");
        return switch (algName) {
            case "RSA", "System.Security.Cryptography.RSA", "System.Security.Cryptography.AsymmetricAlgorithm" ->
                RSA.generate(2048);
            default -> null;
        };
    }

    @Member(METHOD)
    public static void ImportParameters(RSA self, RSAParameters parameters) {
        self.load(parameters);
    }

    @Member(METHOD)
    public static RSAParameters ExportParameters(RSA self, boolean includePrivateParameters) {
        return self.parameters(includePrivateParameters);
    }

    @Member(METHOD)
    public static byte[] ExportSubjectPublicKeyInfo(RSA self) {
        return self.publicBytes();
    }

    @Member(METHOD)
    public static byte[] ExportPkcs8PrivateKey(RSA self) {
        return self.privateBytes();
    }

    @Member(METHOD)
    public static byte[] SignData(
            RSA self,
            byte @Nullable [] data,
            int offset,
            int count,
            HashAlgorithmName hashAlgorithm,
            RSASignaturePadding padding) {
        return self.sign(part(data, offset, count), hashAlgorithm, padding);
    }

    @Member(METHOD)
    public static boolean VerifyData(
            RSA self,
            byte @Nullable [] data,
            int offset,
            int count,
            byte @Nullable [] signature,
            HashAlgorithmName hashAlgorithm,
            RSASignaturePadding padding) {
        return self.verify(part(data, offset, count), signature, hashAlgorithm, padding);
    }

    @Member(PROPERTY)
    public static String SignatureAlgorithm(RSA self) {
        return "http://www.w3.org/2000/09/xmldsig#rsa-sha1";
    }

    @Member(PROPERTY)
    public static String KeyExchangeAlgorithm(RSA self) {
        return "RSA";
    }

    /** {@code <RSAKeyValue>}, as XML signatures have it. */
    @Member(METHOD)
    public static String ToXmlString(RSA self, boolean includePrivateParameters) {
        return RSAXml.write(self.parameters(includePrivateParameters));
    }

    @Member(METHOD)
    public static void FromXmlString(RSA self, @Nullable String xmlString) {
        if (xmlString == null) throw DotNetException.argumentNull("xmlString");
        self.load(RSAXml.read(xmlString));
    }

    @Member(METHOD)
    public static void Clear(RSA self) {}

    private static byte[] part(byte @Nullable [] data, int offset, int count) {
        if (data == null) throw DotNetException.argumentNull("data");
        if (offset < 0 || offset > data.length) throw DotNetException.argumentOutOfRange("offset");
        if (count < 0 || count > data.length - offset) throw DotNetException.argumentOutOfRange("count");
        return Arrays.copyOfRange(data, offset, offset + count);
    }
}
