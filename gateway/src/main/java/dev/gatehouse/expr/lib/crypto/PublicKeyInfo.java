package dev.gatehouse.expr.lib.crypto;

/** {@code System.Security.Cryptography.X509Certificates.PublicKey}: that of a certificate. */
public record PublicKeyInfo(Certificate certificate) {
    @Override
    public String toString() {
        return "System.Security.Cryptography.X509Certificates.PublicKey";
    }
}
