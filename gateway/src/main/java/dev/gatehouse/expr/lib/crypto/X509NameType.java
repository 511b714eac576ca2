package dev.gatehouse.expr.lib.crypto;

/** {@code System.Security.Cryptography.X509Certificates.X509NameType}, in the order of its values. */
public enum X509NameType {
    SimpleName,
    EmailName,
    UpnName,
    DnsName,
    DnsFromAlternativeName,
    UrlName
}
