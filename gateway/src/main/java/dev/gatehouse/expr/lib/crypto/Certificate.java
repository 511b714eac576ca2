package dev.gatehouse.expr.lib.crypto;

import dev.gatehouse.expr.lib.system.DateTime;
import dev.gatehouse.expr.lib.system.DateTimeKind;
import dev.gatehouse.expr.types.DotNetException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Security.Cryptography.X509Certificates.X509Certificate2}.
 *
 * <p><b>Threading:</b> immutable.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.security.cryptography.x509certificates.x509certificate2">X509Certificate2</a>
 */
public final class Certificate {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private final X509Certificate java;
    private final @Nullable PrivateKey privateKey;
    private final @Nullable Chain chain;

    /** What else is known of a certificate than itself. */
    @FunctionalInterface
    public interface Chain {
        /**
         * Whether it leads to an authority.
         *
         * @param revocation whether it must not have been revoked either; that may take a while to know
         */
        boolean verify(boolean revocation);
    }

    public Certificate(X509Certificate java, @Nullable PrivateKey privateKey) {
        this(java, privateKey, null);
    }

    /** @param chain null for nothing but what the JDK knows */
    public Certificate(X509Certificate java, @Nullable PrivateKey privateKey, @Nullable Chain chain) {
        this.java = java;
        this.privateKey = privateKey;
        this.chain = chain;
    }

    /**
     * From DER, PEM or PKCS #12.
     *
     * @throws DotNetException CryptographicException
     */
    public static Certificate of(byte @Nullable [] bytes, @Nullable String password) {
        if (bytes == null || bytes.length == 0) {
            throw DotNetException.argument("Array may not be empty or null.\nParameter name: rawData");
        }
        try {
            var factory = CertificateFactory.getInstance("X.509");
            return new Certificate(
                    (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(bytes)), null);
        } catch (CertificateException _) {
            return ofPkcs12(bytes, password == null ? "" : password);
        }
    }

    private static Certificate ofPkcs12(byte[] bytes, String password) {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(bytes), password.toCharArray());
            for (var aliases = store.aliases(); aliases.hasMoreElements(); ) {
                var alias = aliases.nextElement();
                if (store.getCertificate(alias) instanceof X509Certificate found) {
                    var key = store.getKey(alias, password.toCharArray());
                    return new Certificate(found, key instanceof PrivateKey secret ? secret : null);
                }
            }
            throw Failures.cryptographic("Cannot find the requested object.");
        } catch (IOException | GeneralSecurityException _) {
            throw Failures.cryptographic("Cannot find the requested object, or the password is not correct.");
        }
    }

    public X509Certificate java() {
        return java;
    }

    public byte[] bytes() {
        try {
            return java.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read can be written", e);
        }
    }

    public byte[] hash() {
        return HashAlgorithm.digest("SHA-1").digest(bytes());
    }

    /** SHA-1 in upper-case hexadecimal digits. */
    public String thumbprint() {
        return HEX.formatHex(hash());
    }

    public String subject() {
        return name(java.getSubjectX500Principal());
    }

    public String issuer() {
        return name(java.getIssuerX500Principal());
    }

    /** As Windows writes names: the most specific part first, some attributes by other abbreviations. */
    private static String name(X500Principal principal) {
        return principal
                .toString()
                .replaceAll("(^|, )EMAILADDRESS=", "$1E=")
                .replaceAll("(^|, )ST=", "$1S=")
                .replaceAll("(^|, )SURNAME=", "$1SN=");
    }

    /** The common name, else the first attribute. */
    public String simpleName(boolean ofIssuer) {
        var name = ofIssuer ? issuer() : subject();
        var parts = Arrays.asList(name.split(", ", -1));
        var common = parts.stream()
                .filter(part -> part.startsWith("CN="))
                .findFirst()
                .orElse(parts.getFirst());
        return common.substring(common.indexOf('=') + 1);
    }

    public String serialNumber() {
        return HEX.formatHex(java.getSerialNumber().toByteArray()).replaceFirst("^00(?=.)", "");
    }

    /** Of kind local, as .NET gives it. */
    public DateTime notBefore() {
        return DateTime.of(java.getNotBefore().toInstant()).withKind(DateTimeKind.Local);
    }

    /** Of kind local, as .NET gives it. */
    public DateTime notAfter() {
        return DateTime.of(java.getNotAfter().toInstant()).withKind(DateTimeKind.Local);
    }

    public int version() {
        return java.getVersion();
    }

    public Oid signatureAlgorithm() {
        return new Oid(java.getSigAlgOID());
    }

    public Oid keyAlgorithm() {
        return new Oid(
                switch (java.getPublicKey().getAlgorithm()) {
                    case "RSA" -> "1.2.840.113549.1.1.1";
                    case "EC" -> "1.2.840.10045.2.1";
                    default -> java.getPublicKey().getAlgorithm();
                });
    }

    public boolean hasPrivateKey() {
        return privateKey != null;
    }

    /** Null unless the key is one of RSA. */
    public @Nullable RSA rsaPublicKey() {
        return java.getPublicKey() instanceof RSAPublicKey key ? new RSA(key, null) : null;
    }

    /** Null unless there is a private key of RSA. */
    public @Nullable RSA rsaPrivateKey() {
        if (!(privateKey instanceof RSAPrivateKey secret)) return null;
        return RSA.ofCertificate(java.getPublicKey() instanceof RSAPublicKey key ? key : null, secret);
    }

    /**
     * Whether a chain leads to an authority, at this time: one that the JDK trusts where nothing else is known, and then
     * revocation is not looked at.
     *
     * @param revocation whether it must not have been revoked either
     */
    public boolean verify(boolean revocation) {
        if (chain != null) {
            return chain.verify(revocation);
        }
        try {
            java.checkValidity();
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            for (var manager : factory.getTrustManagers()) {
                if (manager instanceof X509TrustManager trust) {
                    trust.checkClientTrusted(
                            new X509Certificate[] {java}, java.getPublicKey().getAlgorithm());
                    return true;
                }
            }
            return false;
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Certificate certificate && certificate.java.equals(java);
    }

    @Override
    public int hashCode() {
        return java.hashCode();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "[Subject]%n  %s%n%n[Issuer]%n  %s%n%n[Serial Number]%n  %s%n%n[Not Before]%n  %s%n%n[Not After]%n  %s%n%n"
                                .replace("%n", "\n")
                        + "[Thumbprint]\n  %s\n",
                subject(),
                issuer(),
                serialNumber(),
                notBefore(),
                notAfter(),
                thumbprint());
    }

    /** The key's own bits: what the subject's public key info wraps. */
    byte[] keyBits() {
        var info = java.getPublicKey().getEncoded();
        // SEQUENCE { SEQUENCE algorithm, BIT STRING key }: past the algorithm, then past tag, length and unused bits.
        int at = contents(info, 0);
        at = contents(info, at) + length(info, at);
        return Arrays.copyOfRange(info, contents(info, at) + 1, contents(info, at) + length(info, at));
    }

    /** Where the contents of the DER value at a place begin. */
    private static int contents(byte[] der, int at) {
        int first = der[at + 1] & 0xff;
        return at + 2 + (first < 0x80 ? 0 : first & 0x7f);
    }

    private static int length(byte[] der, int at) {
        int first = der[at + 1] & 0xff;
        if (first < 0x80) return first;
        int length = 0;
        for (int i = 0; i < (first & 0x7f); i++) length = (length << 8) | (der[at + 2 + i] & 0xff);
        return length;
    }
}
