package dev.gatehouse.expr.lib.crypto;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;
import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;
import static dev.gatehouse.expr.types.Member.Kind.STATIC;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.lib.system.DateTime;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Security.Cryptography.X509Certificates.X509Certificate2}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.security.cryptography.x509certificates.x509certificate2">System.Security.Cryptography.X509Certificates.X509Certificate2</a>
 */
@AutoService(LibraryType.class)
@DotNet(
        value = "System.Security.Cryptography.X509Certificates.X509Certificate2",
        values = Certificate.class,
        aliases = {"System.Security.Cryptography.X509Certificates.X509Certificate"})
public final class CertificateType implements LibraryType {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    @Member(CONSTRUCTOR)
    public static Certificate create(byte @Nullable [] rawData) {
        return Certificate.of(rawData, null);
    }

    @Member(CONSTRUCTOR)
    public static Certificate create(byte @Nullable [] rawData, @Nullable String password) {
        return Certificate.of(rawData, password);
    }

    @Member(PROPERTY)
    public static String Thumbprint(Certificate self) {
        return self.thumbprint();
    }

    @Member(PROPERTY)
    public static String Subject(Certificate self) {
        return self.subject();
    }

    @Member(PROPERTY)
    public static String Issuer(Certificate self) {
        return self.issuer();
    }

    @Member(PROPERTY)
    public static String SerialNumber(Certificate self) {
        return self.serialNumber();
    }

    @Member(PROPERTY)
    public static String FriendlyName(Certificate self) {
        return "";
    }

    @Member(PROPERTY)
    public static DateTime NotBefore(Certificate self) {
        return self.notBefore();
    }

    @Member(PROPERTY)
    public static DateTime NotAfter(Certificate self) {
        return self.notAfter();
    }

    @Member(PROPERTY)
    public static int Version(Certificate self) {
        return self.version();
    }

    @Member(PROPERTY)
    public static boolean HasPrivateKey(Certificate self) {
        return self.hasPrivateKey();
    }

    @Member(PROPERTY)
    public static byte[] RawData(Certificate self) {
        return self.bytes();
    }

    @Member(PROPERTY)
    public static Oid SignatureAlgorithm(Certificate self) {
        return self.signatureAlgorithm();
    }

    @Member(PROPERTY)
    public static DistinguishedName SubjectName(Certificate self) {
        return new DistinguishedName(self.subject());
    }

    @Member(PROPERTY)
    public static DistinguishedName IssuerName(Certificate self) {
        return new DistinguishedName(self.issuer());
    }

    @Member(PROPERTY)
    public static PublicKeyInfo PublicKey(Certificate self) {
        return new PublicKeyInfo(self);
    }

    @Member(METHOD)
    public static byte[] GetCertHash(Certificate self) {
        return self.hash();
    }

    @Member(METHOD)
    public static String GetCertHashString(Certificate self) {
        return self.thumbprint();
    }

    @Member(METHOD)
    public static byte[] GetRawCertData(Certificate self) {
        return self.bytes();
    }

    @Member(METHOD)
    public static String GetSerialNumberString(Certificate self) {
        return self.serialNumber();
    }

    @Member(METHOD)
    public static String GetEffectiveDateString(Certificate self) {
        return self.notBefore().toString();
    }

    @Member(METHOD)
    public static String GetExpirationDateString(Certificate self) {
        return self.notAfter().toString();
    }

    @Member(METHOD)
    public static String GetNameInfo(Certificate self, X509NameType nameType, boolean forIssuer) {
        return nameType == X509NameType.SimpleName || nameType == X509NameType.DnsName
                ? self.simpleName(forIssuer)
                : "";
    }

    @Member(value = METHOD, reads = "certificate.revocation")
    public static boolean Verify(Certificate self) {
        return self.verify(true);
    }

    @Member(METHOD)
    public static String ToString(Certificate self) {
        return self.toString();
    }

    @Member(METHOD)
    public static void Dispose(Certificate self) {}

    @Member(CONSTRUCTOR)
    public static Certificate create(@Nullable Certificate certificate) {
        if (certificate == null) throw DotNetException.argumentNull("certificate");
        return certificate;
    }

    @Member(METHOD)
    public static boolean Equals(Certificate self, @Nullable Certificate other) {
        return self.equals(other);
    }

    /** The certificate itself; keys are never given out. */
    @Member(METHOD)
    public static byte[] Export(Certificate self, X509ContentType contentType) {
        if (contentType == X509ContentType.Cert) return self.bytes();
        throw Failures.cryptographic("Keys cannot be exported here; only X509ContentType.Cert can.");
    }

    @Member(METHOD)
    public static byte[] GetCertHash(Certificate self, HashAlgorithmName hashAlgorithm) {
        return HashAlgorithm.digest(hashAlgorithm.digest()).digest(self.bytes());
    }

    @Member(METHOD)
    public static String GetCertHashString(Certificate self, HashAlgorithmName hashAlgorithm) {
        return HEX.formatHex(GetCertHash(self, hashAlgorithm));
    }

    @Member(METHOD)
    public static String GetFormat(Certificate self) {
        return "X509";
    }

    @Member(METHOD)
    public static @Nullable String GetKeyAlgorithm(Certificate self) {
        return self.keyAlgorithm().value();
    }

    @Member(METHOD)
    public static byte[] GetPublicKey(Certificate self) {
        return self.keyBits();
    }

    @Member(METHOD)
    public static String GetPublicKeyString(Certificate self) {
        return HEX.formatHex(self.keyBits());
    }

    @Member(METHOD)
    public static String GetRawCertDataString(Certificate self) {
        return HEX.formatHex(self.bytes());
    }

    /** From the lowest byte up. */
    @Member(METHOD)
    public static byte[] GetSerialNumber(Certificate self) {
        var bytes = self.java().getSerialNumber().toByteArray();
        for (int i = 0; i < bytes.length / 2; i++) {
            byte swapped = bytes[i];
            bytes[i] = bytes[bytes.length - 1 - i];
            bytes[bytes.length - 1 - i] = swapped;
        }
        return bytes;
    }

    @Member(STATIC)
    public static X509ContentType GetCertContentType(byte @Nullable [] rawData) {
        return Certificate.of(rawData, null).hasPrivateKey() ? X509ContentType.Pfx : X509ContentType.Cert;
    }

    @Member(CONSTRUCTOR)
    public static Certificate create(
            byte @Nullable [] rawData, @Nullable String password, X509KeyStorageFlags keyStorageFlags) {
        return Certificate.of(rawData, password);
    }

    /** Null unless there is one, of RSA. */
    @Member(PROPERTY)
    public static @Nullable RSA PrivateKey(Certificate self) {
        return self.rsaPrivateKey();
    }
}
