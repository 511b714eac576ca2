package dev.gatehouse.expr.lib.crypto;

/** {@code System.Security.Cryptography.RSASignaturePadding}. */
public enum RSASignaturePadding {
    Pkcs1,
    Pss
}
