package dev.gatehouse.expr.lib.crypto;

import org.jspecify.annotations.Nullable;

/**
 * {@code System.Security.Cryptography.Oid}.
 *
 * @param value in dots
 * @param given the name that it was made with
 */
public record Oid(@Nullable String value, @Nullable String given) {
    public Oid(@Nullable String value) {
        this(value, null);
    }

    /** The usual name; null for one that has none here. */
    public @Nullable String friendlyName() {
        if (given != null) return given;
        return switch (value) {
            case "1.2.840.113549.1.1.1" -> "RSA";
            case "1.2.840.113549.1.1.4" -> "md5RSA";
            case "1.2.840.113549.1.1.5" -> "sha1RSA";
            case "1.2.840.113549.1.1.10" -> "RSASSA-PSS";
            case "1.2.840.113549.1.1.11" -> "sha256RSA";
            case "1.2.840.113549.1.1.12" -> "sha384RSA";
            case "1.2.840.113549.1.1.13" -> "sha512RSA";
            case "1.2.840.10045.2.1" -> "ECC";
            case "1.2.840.10045.4.3.2" -> "sha256ECDSA";
            case "1.2.840.10045.4.3.3" -> "sha384ECDSA";
            case "1.2.840.10045.4.3.4" -> "sha512ECDSA";
            case "1.3.14.3.2.26" -> "sha1";
            case "2.16.840.1.101.3.4.2.1" -> "sha256";
            case "2.16.840.1.101.3.4.2.2" -> "sha384";
            case "2.16.840.1.101.3.4.2.3" -> "sha512";
            case null, default -> null;
        };
    }

    @Override
    public String toString() {
        return "System.Security.Cryptography.Oid";
    }
}
