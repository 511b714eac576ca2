package dev.gatehouse.expr.lib.crypto;

import dev.gatehouse.expr.types.EnumValue;

/** {@code System.Security.Cryptography.X509Certificates.X509ContentType}; {@code Pkcs12} is another name of {@code Pfx}. */
public enum X509ContentType implements EnumValue {
    Unknown,
    Cert,
    SerializedCert,
    Pfx,
    SerializedStore,
    Pkcs7,
    Authenticode;

    @Override
    @SuppressWarnings("EnumOrdinal") // .NET numbers them so
    public int value() {
        return ordinal();
    }
}
