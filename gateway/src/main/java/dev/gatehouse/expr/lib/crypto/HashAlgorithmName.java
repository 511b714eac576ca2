package dev.gatehouse.expr.lib.crypto;

import org.jspecify.annotations.Nullable;

/** {@code System.Security.Cryptography.HashAlgorithmName}. */
public record HashAlgorithmName(@Nullable String name) {
    static final HashAlgorithmName MD5 = new HashAlgorithmName("MD5");
    static final HashAlgorithmName SHA1 = new HashAlgorithmName("SHA1");
    static final HashAlgorithmName SHA256 = new HashAlgorithmName("SHA256");
    static final HashAlgorithmName SHA384 = new HashAlgorithmName("SHA384");
    static final HashAlgorithmName SHA512 = new HashAlgorithmName("SHA512");

    /** As Java names it. */
    String digest() {
        return switch (name) {
            case "MD5" -> "MD5";
            case "SHA1" -> "SHA-1";
            case "SHA256" -> "SHA-256";
            case "SHA384" -> "SHA-384";
            case "SHA512" -> "SHA-512";
            case null, default -> throw Failures.cryptographic("'" + name + "' is not a known hash algorithm.");
        };
    }

    @Override
    public String toString() {
        return name == null ? "" : name;
    }
}
