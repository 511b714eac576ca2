package dev.gatehouse.expr.lib.crypto;

/** {@code System.Security.Cryptography.RSAEncryptionPaddingMode}. */
public enum RSAEncryptionPaddingMode {
    Pkcs1,
    Oaep
}
