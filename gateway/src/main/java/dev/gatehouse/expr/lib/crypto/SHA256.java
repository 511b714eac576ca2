package dev.gatehouse.expr.lib.crypto;

/** {@code System.Security.Cryptography.SHA256}. */
public final class SHA256 extends Digest {
    public SHA256() {
        super("System.Security.Cryptography.SHA256", "SHA-256", 256);
    }
}
