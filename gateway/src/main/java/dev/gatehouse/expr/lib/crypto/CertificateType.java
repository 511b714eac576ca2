package dev.gatehouse.expr.lib.crypto;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;
import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.lib.system.DateTime;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
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
}
