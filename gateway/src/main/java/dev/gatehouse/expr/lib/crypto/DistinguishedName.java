package dev.gatehouse.expr.lib.crypto;

/** {@code System.Security.Cryptography.X509Certificates.X500DistinguishedName}. */
public record DistinguishedName(String name) {
    @Override
    public String toString() {
        return "System.Security.Cryptography.X509Certificates.X500DistinguishedName";
    }
}
