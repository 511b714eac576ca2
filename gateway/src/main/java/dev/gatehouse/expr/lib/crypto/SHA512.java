package dev.gatehouse.expr.lib.crypto;

/** {@code System.Security.Cryptography.SHA512}. */
public final class SHA512 extends Digest {
    public SHA512() {
        super("System.Security.Cryptography.SHA512", "SHA-512", 512);
    }
}
