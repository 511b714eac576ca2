package dev.gatehouse.expr.lib.crypto;

/** {@code System.Security.Cryptography.RSASignaturePaddingMode}. */
public enum RSASignaturePaddingMode {
    Pkcs1,
    Pss
}
